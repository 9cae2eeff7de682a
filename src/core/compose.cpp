// From templates and values to what is put into a document: paragraphs, blocks, properties.
#include "compose.h"

#include "block.h"
#include "bookmark.h"
#include "section_elements.h"
#include "snapshot.h"

#include <utility>

namespace zhangfa {

namespace {

constexpr Role roles[] = {Role::body, Role::heading1, Role::heading2, Role::heading3, Role::heading4};

Role roleOf(const SectionParagraph& paragraph) {
    if (paragraph.role) {
        return *paragraph.role;
    }
    return roles[paragraph.level >= 0 && paragraph.level <= 4 ? paragraph.level : 0];
}

std::vector<std::string>& bookmarksOf(NewElement& element) {
    return std::visit([](auto& any) -> std::vector<std::string>& { return any.bookmarks; }, element);
}

void addText(std::vector<Run>& runs, TextRun text) {
    auto* last = runs.empty() ? nullptr : std::get_if<TextRun>(&runs.back());
    if (text.text.empty()) {
        return;
    }
    if (last != nullptr && last->unfilled == text.unfilled) {
        last->text += text.text;
    } else {
        runs.emplace_back(std::move(text));
    }
}

const std::string& optionOf(const SectionElement& element) {
    return std::visit([](const auto& any) -> const std::string& { return any.option; }, element);
}

std::vector<FieldId> fieldsOf(const SectionElement& element) {
    if (const auto* block = std::get_if<SectionBlock>(&element)) {
        return {block->field};
    }
    std::vector<FieldId> fields;
    for (const Inline& piece : std::get<SectionParagraph>(element).content) {
        if (const auto* reference = std::get_if<FieldReference>(&piece)) {
            fields.push_back(reference->field);
        }
    }
    return fields;
}

std::vector<NewElement> lines(const Library& library, const std::vector<std::vector<Inline>>& contents, Role role,
                              const SectionId& part) {
    std::vector<NewElement> elements;
    for (const auto& content : contents) {
        if (!content.empty()) {
            elements.emplace_back(NewParagraph{role, composeRuns(library, content), {}});
        }
    }
    if (!elements.empty()) {
        bookmarksOf(elements.front()).push_back(sectionBookmark(part));
    }
    return elements;
}

bool hasDate(const Library& library, const NewParagraph& line) {
    for (const Run& run : line.runs) {
        const auto* reference = std::get_if<FieldRun>(&run);
        const Field* field = reference != nullptr ? library.field(reference->field) : nullptr;
        if (field != nullptr && field->type == FieldType::date) {
            return true;
        }
    }
    return false;
}

// The line of the date is one of its own kind.
std::vector<NewElement> withDates(const Library& library, std::vector<NewElement> elements) {
    for (NewElement& element : elements) {
        auto& line = std::get<NewParagraph>(element);
        line.role = hasDate(library, line) ? Role::date : Role::signature;
    }
    return elements;
}

std::vector<NewElement> unmarked(std::vector<NewElement> elements) {
    for (NewElement& element : elements) {
        bookmarksOf(element).clear();
    }
    return elements;
}

std::vector<Inline> headingOf(const SectionParagraph& paragraph) {
    const auto first = paragraph.content.begin();
    return {first, first + static_cast<std::ptrdiff_t>(paragraph.headingPieces)};
}

std::vector<Inline> behindHeading(const SectionParagraph& paragraph, const Known& known) {
    SectionParagraph behind = paragraph;
    behind.content.erase(behind.content.begin(),
                         behind.content.begin() + static_cast<std::ptrdiff_t>(paragraph.headingPieces));
    for (TextPart& part : behind.parts) {
        part.first -= paragraph.headingPieces;
    }
    return standingContent(behind, known);
}

} // namespace

bool isEmptyValue(const boost::json::value& value) {
    return value.is_null() || (value.is_string() && value.get_string().empty()) ||
           (value.is_array() && value.get_array().empty());
}

boost::json::value valueOrDefault(const Field& field, const Values& values) {
    const auto given = values.find(field.id);
    return given != values.end() ? given->second : field.defaultValue;
}

std::vector<Run> composeRuns(const Library& library, const std::vector<Inline>& content) {
    std::vector<Run> runs;
    for (const Inline& piece : content) {
        if (const auto* text = std::get_if<std::string>(&piece)) {
            addText(runs, {*text});
            continue;
        }
        const FieldId& id = std::get<FieldReference>(piece).field;
        const Field* field = library.field(id);
        if (field != nullptr && !isBlock(*field)) {
            runs.emplace_back(FieldRun{id});
        } else {
            addText(runs, {unfilledMark(field != nullptr ? field->title : id.value), true});
        }
    }
    return runs;
}

std::map<FieldId, std::set<std::string>> optionsByField(const Section& section, const std::string& text) {
    std::map<FieldId, std::set<std::string>> options;
    for (const SectionElement& element : section.text(text)) {
        for (const FieldId& field : fieldsOf(element)) {
            options[field].insert(optionOf(element));
        }
    }
    return options;
}

std::set<std::string> optionsPutIn(const Section& section, const std::string& text, const std::set<std::string>& wanted,
                                   const Values& values) {
    const auto options = optionsByField(section, text);
    std::set<std::string> in;
    for (const Option& option : section.options) {
        if (option.byDefault || wanted.contains(section.id.value + "/" + option.id)) {
            in.insert(option.id);
        }
    }
    for (const Field& field : section.fields) {
        const auto standing = options.find(field.id);
        const auto value = values.find(field.id);
        if (standing != options.end() && standing->second.size() == 1 && value != values.end() &&
            !isEmptyValue(value->second)) {
            in.insert(*standing->second.begin());
        }
    }
    in.erase("");
    return in;
}

std::set<FieldId> foreignBlocks(const Section& attachment, const std::string& text) {
    std::set<FieldId> blocks;
    for (const SectionElement& element : attachment.text(text)) {
        const auto* block = std::get_if<SectionBlock>(&element);
        if (block != nullptr && sectionPart(block->field.value) != attachment.id.value) {
            blocks.insert(block->field);
        }
    }
    return blocks;
}

std::set<std::string> withoutBlocks(const Section& section, const std::string& text, std::set<std::string> options,
                                    const std::set<FieldId>& standing) {
    for (const SectionElement& element : section.text(text)) {
        const auto* block = std::get_if<SectionBlock>(&element);
        if (block != nullptr && standing.contains(block->field)) {
            options.erase(block->option);
        }
    }
    return options;
}

std::set<std::string> optionsOf(const Kind& kind, const SectionId& id, const std::set<std::string>& wanted) {
    std::set<std::string> options = wanted;
    for (const std::string& option : entryOf(kind, id).options) {
        options.insert(id.value + "/" + option);
    }
    return options;
}

std::vector<NewElement> composeSection(const Library& library, const Section& section, const SectionForm& form,
                                       const Known& known) {
    std::vector<NewElement> elements;
    if (section.attachment) {
        elements.emplace_back(NewParagraph{Role::attachmentMark, {TextRun{attachmentWord}}, {}});
    } else if (section.stands == Stands::imprint) {
        elements.emplace_back(NewParagraph{Role::imprint, {}, {}});
    }
    std::optional<std::size_t> lasting; // the first paragraph that does not come and go
    std::set<FieldId> blocks;
    std::string endOfBlock; // the bookmark by which the next paragraph ends a block
    for (const SectionElement& element : elementsOf(section, form.text, &form.options, form.manner)) {
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            const auto content = standingContent(*paragraph, known);
            if (content.empty()) {
                continue;
            }
            NewParagraph made{roleOf(*paragraph), composeRuns(library, content), {}};
            if (section.attachment && paragraph->level == 1) {
                made.role = Role::attachmentTitle;
            }
            // Neighbouring texts become one run, but heading and text are kept apart.
            if (paragraph->headingPieces > 0) {
                const auto heading = composeRuns(library, headingOf(*paragraph));
                made.runs = heading;
                made.headingRuns = heading.size();
                for (Run& run : composeRuns(library, behindHeading(*paragraph, known))) {
                    made.runs.push_back(std::move(run));
                }
            } else if (paragraph->level > 0 && standsRunIn(paragraph->level, form.manner)) {
                made.headingRuns = made.runs.size();
            }
            if (!endOfBlock.empty()) {
                made.bookmarks.push_back(std::exchange(endOfBlock, {}));
            }
            lasting = lasting || paragraph->isOnePart() ? lasting : elements.size();
            elements.emplace_back(std::move(made));
            continue;
        }
        const FieldId& id = std::get<SectionBlock>(element).field;
        const Field* field = library.field(id);
        if (field == nullptr || !isBlock(*field) || !blocks.insert(id).second) {
            continue; // a template with such a block is reported when it is loaded
        }
        for (NewElement& made : renderBlock(*field, valueOrDefault(*field, known.now), blockBookmark(id))) {
            elements.push_back(std::move(made));
        }
        endOfBlock = blockEndBookmark(id);
    }
    if (section.attachment && std::holds_alternative<NewTable>(elements.back())) {
        elements.emplace_back(NewParagraph{}); // a document cannot end with a table
    }
    if (!elements.empty()) {
        auto& bookmarks = bookmarksOf(elements[section.stands == Stands::inText ? 0 : lasting.value_or(0)]);
        bookmarks.insert(bookmarks.begin(), sectionBookmark(section.id));
    }
    return elements;
}

std::vector<NewElement> composeOpening(const Library& library, const Kind& kind, bool withNotice) {
    std::vector<NewElement> elements;
    const auto add = [&](std::vector<NewElement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(elements));
    };
    const bool issued = withNotice && kind.notice.has_value();
    if (issued) {
        const Notice& notice = *kind.notice;
        add(lines(library, {notice.heading}, Role::title, noticePart));
        add(unmarked(lines(library, {notice.salutation}, Role::salutation, noticePart)));
        add(unmarked(lines(library, notice.text, Role::body, noticePart)));
        add(unmarked(withDates(library, lines(library, notice.signature, Role::signature, noticePart))));
    }
    add(lines(library, {kind.heading}, issued ? Role::issuedTitle : Role::title, titlePart));
    add(lines(library, kind.byline, Role::byline, bylinePart));
    add(lines(library, {kind.salutation}, Role::salutation, salutationPart));
    return elements;
}

std::vector<NewElement> composeSignature(const Library& library, const Kind& kind) {
    return withDates(library, lines(library, kind.signature, Role::signature, signaturePart));
}

std::map<std::string, std::string> composeProperties(const Library& library, const std::vector<FieldId>& fields,
                                                     const Values& values) {
    std::map<std::string, std::string> properties;
    for (const FieldId& id : fields) {
        const Field* field = library.field(id);
        if (field != nullptr && !isBlock(*field)) {
            const boost::json::value value = valueOrDefault(*field, values);
            properties[propertyPrefix + id.value] =
                isEmptyValue(value) ? unfilledMark(field->title) : shownValue(*field, value);
        }
    }
    return properties;
}

} // namespace zhangfa
