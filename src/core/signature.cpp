// Where names and date of a signature block stand (GB/T 9704—2012, 7.3.5).
#include "signature.h"

#include "report.h"
#include "utf8.h"
#include "values.h"

#include <algorithm>
#include <tuple>

namespace zhangfa {

namespace {

bool isHalfWide(char32_t character) { return character < 0x250; } // Latin

std::string propertyOf(const Snapshot& snapshot, const std::string& name) {
    const auto found = snapshot.properties.find(name);
    return found != snapshot.properties.end() ? found->second : std::string();
}

bool isSealed(const Library& library, const Snapshot& snapshot) {
    const std::string said = propertyOf(snapshot, propertyPrefix + sealField.value);
    if (!said.empty() && !isUnfilled(said)) {
        return said != unsealed;
    }
    const Kind* kind = library.kind(KindId{propertyOf(snapshot, kindProperty)});
    return kind == nullptr || kind->sealed;
}

bool same(const PlaceSignature& one, const PlaceSignature& other) {
    return std::tie(one.names, one.date, one.sealed, one.format.id) ==
           std::tie(other.names, other.date, other.sealed, other.format.id);
}

} // namespace

PlaceSignature signatureOf(const Library& library, const Snapshot& snapshot) {
    PlaceSignature signature{{}, {}, isSealed(library, snapshot), library.format(propertyOf(snapshot, formatProperty))};
    for (const BodyElement& element : snapshot.body) {
        if (element.table) {
            continue;
        }
        const DocumentParagraph& paragraph = element.paragraph;
        if (paragraph.style == signatureStyle) {
            signature.names.emplace_back(trimmed(paragraph.text));
        } else if (paragraph.style == dateStyle) {
            signature.date = trimmed(paragraph.text);
        }
    }
    return signature;
}

double widthOf(std::string_view text, const Format& format, double half) {
    const double points = format.style(FormatRole::signature).points, spacing = format.page.spacing;
    const std::u32string characters = toCharacters(text);
    double width = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const bool narrow = isHalfWide(characters[i]);
        width += (narrow ? half : 1) * points;
        // Writer puts the spacing between characters of one script.
        width += i + 1 < characters.size() && narrow == isHalfWide(characters[i + 1]) ? spacing : 0;
    }
    return width * millimetresAPoint / format.character();
}

SignaturePlaces placeSignature(const PlaceSignature& signature, double half) {
    constexpr double setIn = 2; // of the date behind the name, or of the name before the date
    const Format& format = signature.format;
    const double line = (format.page.width - format.page.left - format.page.right) / format.character();
    const double date = widthOf(signature.date, format, half);
    double name = 0;
    for (const std::string& each : signature.names) {
        name = std::max(name, widthOf(each, format, half));
    }
    const ParagraphFormat &ofName = format.style(FormatRole::signature), &ofDate = format.style(FormatRole::date);
    const auto from = [](double left) { return SignaturePlace{Adjust::left, std::max(0.0, left), 0}; };
    if (!signature.sealed) {
        const double above = std::min(ofName.above, 1.0);
        if (date > name) {
            const double begin = line - ofName.right - date;
            return {from(begin - setIn), from(begin), above};
        }
        const double begin = line - ofName.right - name;
        return {from(begin), from(begin + setIn), above};
    }
    const double centre = std::max(ofDate.right + date / 2, (name + 1) / 2); // from the right
    return {{Adjust::centre, std::max(0.0, line - 2 * centre), 0}, {Adjust::right, 0, centre - date / 2}, ofName.above};
}

Edits planSignature(const Library& library, const Snapshot& before, const Snapshot& after) {
    if (!isMade(after.properties)) {
        return {};
    }
    PlaceSignature is = signatureOf(library, after);
    if ((is.names.empty() && is.date.empty()) || same(is, signatureOf(library, before))) {
        return {};
    }
    return {std::move(is)};
}

} // namespace zhangfa
