// Finds places where a user typed over a bound field: the words around it are the template's, the field is gone.
#include "typed_over.h"

#include "compose.h"
#include "known.h"
#include "plan.h"
#include "section_elements.h"
#include "snapshot.h"
#include "values.h"

#include <algorithm>

namespace zhangfa {

namespace {

using Pattern = std::vector<Run>;

constexpr std::size_t leastWords = 12; // bytes of a template's paragraph by which it is known

// A field of the pattern and what stands in its place.
struct Gap {
    FieldId field;
    std::size_t offset, length;
};

const FieldPlace* placeAt(const DocumentParagraph& paragraph, std::size_t offset) {
    const auto found = std::find_if(paragraph.fields.begin(), paragraph.fields.end(),
                                    [&](const FieldPlace& place) { return place.offset == offset; });
    return found != paragraph.fields.end() ? &*found : nullptr;
}

bool holdsField(const DocumentParagraph& paragraph, const Gap& gap) {
    return std::any_of(paragraph.fields.begin(), paragraph.fields.end(), [&](const FieldPlace& place) {
        return place.offset < gap.offset + gap.length && place.offset + place.length > gap.offset;
    });
}

// Where a run stands from `at` on; npos: nowhere, or two fields that touch could not be told apart.
std::size_t beginning(const DocumentParagraph& paragraph, const Run& run, std::size_t at) {
    if (const auto* words = std::get_if<TextRun>(&run)) {
        return paragraph.text.find(words->text, at);
    }
    const auto place = std::find_if(paragraph.fields.begin(), paragraph.fields.end(), [&](const FieldPlace& any) {
        return any.offset >= at && any.field == std::get<FieldRun>(run).field;
    });
    return place != paragraph.fields.end() ? place->offset : std::string::npos;
}

// Fields of the pattern that are none in the paragraph; nothing where the paragraph is another one.
std::vector<Gap> gapsIn(const DocumentParagraph& paragraph, const Pattern& pattern) {
    const std::string& text = paragraph.text;
    std::vector<Gap> gaps;
    std::size_t at = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (const auto* words = std::get_if<TextRun>(&pattern[i])) {
            if (text.compare(at, words->text.size(), words->text) != 0) {
                return {};
            }
            at += words->text.size();
            continue;
        }
        const FieldId& field = std::get<FieldRun>(pattern[i]).field;
        if (const FieldPlace* place = placeAt(paragraph, at)) {
            if (place->field != field) {
                return {};
            }
            at += place->length;
            continue;
        }
        const std::size_t end = i + 1 < pattern.size() ? beginning(paragraph, pattern[i + 1], at) : text.size();
        const Gap gap{field, at, end - at};
        if (end == std::string::npos || holdsField(paragraph, gap)) {
            return {};
        }
        gaps.push_back(gap);
        at = end;
    }
    return at == text.size() ? gaps : std::vector<Gap>();
}

class Finder {
public:
    Finder(const Library& library, const Report& report, const Snapshot& snapshot)
        : library_(library),
          report_(report),
          snapshot_(snapshot),
          known_{readValues(report, snapshot), readLast(snapshot.properties)},
          inBlock_(snapshot.body.size(), false) {
        for (const ReportBlock& block : report.blocks) {
            std::fill_n(inBlock_.begin() + static_cast<std::ptrdiff_t>(block.first), block.count, true);
        }
    }

    std::vector<TypedOver> find() {
        // Title and addressee of a document that somebody else made never were ours, and neither were its sections.
        if (const Kind* kind = report_.made && report_.kind ? library_.kind(*report_.kind) : nullptr) {
            // Title and addressee are known by their bookmarks: any words of theirs will do.
            for (const NewElement& element : composeOpening(library_, *kind, false)) {
                const auto& part = std::get<NewParagraph>(element);
                const auto& place = part.role == Role::title        ? report_.title
                                    : part.role == Role::salutation ? report_.salutation
                                                                    : report_.byline;
                if (place) {
                    look(*place, part.runs);
                }
            }
        }
        for (const ReportSection& section : report_.sections) {
            const Section* standard = section.copy || !section.bound ? nullptr : library_.section(section.id);
            if (standard != nullptr) {
                lookIn(section, *standard);
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const TypedOver& a, const TypedOver& b) { return a.element < b.element; });
        return std::move(found_);
    }

private:
    void lookIn(const ReportSection& section, const Section& standard) {
        std::vector<Pattern> patterns;
        for (const SectionElement& element : elementsOf(standard, section.text, nullptr, report_.manner)) {
            const auto* paragraph = std::get_if<SectionParagraph>(&element);
            if (paragraph == nullptr) {
                continue;
            }
            Pattern pattern = composeRuns(library_, standingContent(*paragraph, known_));
            std::size_t words = 0, fields = 0;
            for (const Run& run : pattern) {
                const auto* text = std::get_if<TextRun>(&run);
                words += text != nullptr ? text->text.size() : 0;
                fields += text == nullptr ? 1 : 0;
            }
            if (fields > 0 && words >= leastWords) {
                patterns.push_back(std::move(pattern));
            }
        }
        for (std::size_t i = section.first; i < section.first + section.count; ++i) {
            if (snapshot_.body[i].table || inBlock_[i]) {
                continue;
            }
            for (const Pattern& pattern : patterns) {
                if (look(i, pattern)) {
                    break;
                }
            }
        }
    }

    bool look(std::size_t element, const Pattern& pattern) {
        const DocumentParagraph& paragraph = snapshot_.body[element].paragraph;
        bool any = false;
        for (const Gap& gap : gapsIn(paragraph, pattern)) {
            const Field* field = report_.field(gap.field);
            const std::string text = paragraph.text.substr(gap.offset, gap.length);
            if (field == nullptr || text.find('\n') != std::string::npos) {
                continue;
            }
            const auto value = readValue(*field, text);
            if (!isEmptyValue(value) && validate(*field, value).empty()) {
                found_.push_back({gap.field, field->title, element, gap.offset, gap.length, text});
                any = true;
            }
        }
        return any;
    }

    const Library& library_;
    const Report& report_;
    const Snapshot& snapshot_;
    const Known known_;
    std::vector<bool> inBlock_; // one flag an element
    std::vector<TypedOver> found_;
};

} // namespace

std::vector<TypedOver> findTypedOver(const Library& library, const Report& report, const Snapshot& snapshot) {
    return Finder(library, report, snapshot).find();
}

Plan planRebind(const Library& library, const Snapshot& snapshot, const FieldId& field, std::size_t element) {
    const Report report = readReport(snapshot, library);
    for (const TypedOver& place : findTypedOver(library, report, snapshot)) {
        if (place.field != field || place.element != element) {
            continue;
        }
        Plan plan = planFill(library, report, snapshot, {{field, readValue(*report.field(field), place.text)}});
        if (auto* edits = std::get_if<Edits>(&plan)) {
            // Before the values, which may lengthen fields that stand before it in the paragraph.
            Edits first;
            const std::string name = propertyPrefix + field.value;
            if (!snapshot.properties.contains(name)) {
                first.emplace_back(SetProperties{{{name, unfilledMark(place.title)}}});
            }
            first.emplace_back(ChangeText{element, {place.offset, place.length, {FieldRun{field}}}});
            edits->insert(edits->begin(), first.begin(), first.end());
        }
        return plan;
    }
    return Refusal{"plan.not-typed-over", {field.value}};
}

} // namespace zhangfa
