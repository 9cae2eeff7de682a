// The looks of a paragraph that somebody else made, taken over for a new one.
#include "office/looks.h"

#include "office/portions.h"
#include "uno/properties.h"

#include <com/sun/star/beans/XTolerantMultiPropertySet.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

constexpr const char* paragraphNames[] = {"ParaAdjust",
                                          "ParaLastLineAdjust",
                                          "ParaLeftMargin",
                                          "ParaRightMargin",
                                          "ParaTopMargin",
                                          "ParaBottomMargin",
                                          "ParaContextMargin",
                                          "ParaFirstLineIndent",
                                          "ParaLineSpacing",
                                          "ParaIsAutoFirstLineIndent",
                                          "ParaTabStops",
                                          "ParaIsCharacterDistance",
                                          "ParaIsHyphenation",
                                          "ParaIsHangingPunctuation",
                                          "ParaIsForbiddenRules",
                                          "ParaVertAlignment",
                                          "SnapToGrid",
                                          "ParaKeepTogether",
                                          "ParaSplit",
                                          "ParaOrphans",
                                          "ParaWidows",
                                          "WritingMode",
                                          "OutlineLevel",
                                          "NumberingStyleName",
                                          "NumberingLevel",
                                          "NumberingIsNumber",
                                          "ListId"};

constexpr const char* characterNames[] = {"CharFontName",
                                          "CharFontStyleName",
                                          "CharFontFamily",
                                          "CharFontCharSet",
                                          "CharFontPitch",
                                          "CharFontNameAsian",
                                          "CharFontStyleNameAsian",
                                          "CharFontFamilyAsian",
                                          "CharFontCharSetAsian",
                                          "CharFontPitchAsian",
                                          "CharHeight",
                                          "CharHeightAsian",
                                          "CharWeight",
                                          "CharWeightAsian",
                                          "CharPosture",
                                          "CharPostureAsian",
                                          "CharColor",
                                          "CharKerning",
                                          "CharScaleWidth",
                                          "CharAutoKerning",
                                          "CharLocale",
                                          "CharLocaleAsian"};

template <std::size_t Count> css::uno::Sequence<rtl::OUString> sequenceOf(const char* const (&names)[Count]) {
    std::vector<rtl::OUString> all;
    for (const char* name : names) {
        all.push_back(ascii(name));
    }
    return sequence(all);
}

// What is set here, not what comes from styles.
Formatting directly(const Reference<css::uno::XInterface>& object, const css::uno::Sequence<rtl::OUString>& names) {
    const Reference<css::beans::XTolerantMultiPropertySet> properties(object, UNO_QUERY_THROW);
    const auto found = properties->getDirectPropertyValuesTolerant(names);
    Formatting formatting;
    for (sal_Int32 i = 0; i < found.getLength(); ++i) {
        formatting.emplace_back(found[i].Name, found[i].Value);
    }
    return formatting;
}

// The value that most of the text has for each property; none, where most of the text has it from its style.
class Majority {
public:
    void add(const Formatting& formatting, std::size_t weight) {
        total_ += weight;
        for (const auto& [name, value] : formatting) {
            const auto same = std::find_if(counts_.begin(), counts_.end(), [&](const Count& known) {
                return known.name == name && known.value == value;
            });
            if (same != counts_.end()) {
                same->weight += weight;
            } else {
                counts_.push_back({name, value, weight});
            }
        }
    }
    Formatting result() const {
        Formatting formatting;
        for (const Count& count : counts_) {
            if (2 * count.weight > total_) {
                formatting.emplace_back(count.name, count.value);
            }
        }
        return formatting;
    }

private:
    struct Count {
        rtl::OUString name;
        css::uno::Any value;
        std::size_t weight;
    };
    std::vector<Count> counts_;
    std::size_t total_ = 0;
};

constexpr double hundredthsPerPoint = 2540.0 / 72;

} // namespace

ParagraphLooks readLooks(const Reference<css::text::XTextContent>& paragraph, std::size_t headingEnd) {
    static const auto paragraphSequence = sequenceOf(paragraphNames);
    static const auto characterSequence = sequenceOf(characterNames);
    ParagraphLooks looks;
    looks.paragraph.emplace_back(ascii("ParaStyleName"),
                                 as<css::beans::XPropertySet>(paragraph)->getPropertyValue(ascii("ParaStyleName")));
    for (auto& set : directly(paragraph, paragraphSequence)) {
        looks.paragraph.push_back(std::move(set));
    }
    const Formatting common = directly(paragraph, characterSequence); // set for the paragraph as a whole
    Majority heading, text;
    std::size_t at = 0;
    bool deleted = beginsDeleted(paragraph);
    visitPortions(paragraph, deleted, [&](const auto& portion, const rtl::OUString& type) {
        if (!type.equalsAscii("Text") && !type.equalsAscii("TextField")) {
            return;
        }
        const std::size_t length = toUtf8(as<Range>(portion)->getString()).size();
        const std::size_t inHeading = at < headingEnd ? std::min(length, headingEnd - at) : 0;
        Formatting formatting = directly(portion, characterSequence);
        for (const auto& [name, value] : common) {
            const bool own =
                std::any_of(formatting.begin(), formatting.end(), [&](const auto& set) { return set.first == name; });
            if (!own) {
                formatting.emplace_back(name, value);
            }
        }
        heading.add(formatting, inHeading);
        text.add(formatting, length - inHeading);
        at += length;
    });
    looks.heading = heading.result();
    looks.text = text.result();
    return looks;
}

void format(const Reference<Range>& range, const Formatting& formatting) {
    const Reference<css::beans::XPropertySet> properties(range, UNO_QUERY_THROW);
    for (const auto& [name, value] : formatting) {
        try {
            properties->setPropertyValue(name, value);
        } catch (const css::lang::IllegalArgumentException&) { // a list that no longer exists, say: without it, then
        }
    }
}

void setLooks(const Reference<Range>& paragraph, const ParagraphLooks& looks, int indent) {
    format(paragraph, looks.paragraph);
    const Reference<css::beans::XPropertySet> properties(paragraph, UNO_QUERY_THROW);
    if (indent > 0 && get<sal_Int32>(properties, "ParaFirstLineIndent") == 0) {
        float points = get<float>(properties, "CharHeightAsian");
        for (const auto& [name, value] : looks.text) {
            if (name.equalsAscii("CharHeightAsian")) {
                value >>= points;
            }
        }
        set(properties, "ParaFirstLineIndent", static_cast<sal_Int32>(indent * points * hundredthsPerPoint));
    }
}

} // namespace zhangfa
