// From templates and values to what is put into a document: paragraphs, blocks, properties.
#include "compose.h"

#include "block.h"
#include "bookmark.h"
#include "snapshot.h"

#include <utility>

namespace zhangfa {

namespace {

constexpr Role roles[] = {Role::body, Role::heading1, Role::heading2, Role::heading3, Role::heading4};

Role roleOf(const SectionParagraph& paragraph) {
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

std::set<std::string> optionsPutIn(const Section& section, const std::set<std::string>& wanted, const Values& values) {
    // Fields by where they stand: "" for what is always put in.
    std::map<FieldId, std::set<std::string>> options;
    for (const SectionElement& element : section.elements) {
        for (const FieldId& field : fieldsOf(element)) {
            options[field].insert(optionOf(element));
        }
    }
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

std::vector<NewElement> composeSection(const Library& library, const Section& section,
                                       const std::set<std::string>& options, const Values& values) {
    std::vector<NewElement> elements;
    std::set<FieldId> blocks;
    std::string endOfBlock; // the bookmark by which the next paragraph ends a block
    for (const SectionElement& element : section.elements) {
        if (!optionOf(element).empty() && !options.contains(optionOf(element))) {
            continue;
        }
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            NewParagraph made{roleOf(*paragraph), composeRuns(library, paragraph->content), {}};
            if (!endOfBlock.empty()) {
                made.bookmarks.push_back(std::exchange(endOfBlock, {}));
            }
            elements.emplace_back(std::move(made));
            continue;
        }
        const FieldId& id = std::get<SectionBlock>(element).field;
        const Field* field = library.field(id);
        if (field == nullptr || !isBlock(*field) || !blocks.insert(id).second) {
            continue; // a template with such a block is reported when it is loaded
        }
        for (NewElement& made : renderBlock(*field, valueOrDefault(*field, values), blockBookmark(id))) {
            elements.push_back(std::move(made));
        }
        endOfBlock = blockEndBookmark(id);
    }
    if (!elements.empty()) {
        auto& bookmarks = bookmarksOf(elements.front());
        bookmarks.insert(bookmarks.begin(), sectionBookmark(section.id));
    }
    return elements;
}

std::vector<NewElement> composeOpening(const Library& library, const Kind& kind) {
    std::vector<NewElement> elements = lines(library, {kind.heading}, Role::title, titlePart);
    for (NewElement& line : lines(library, {kind.salutation}, Role::salutation, salutationPart)) {
        elements.push_back(std::move(line));
    }
    return elements;
}

std::vector<NewElement> composeSignature(const Library& library, const Kind& kind) {
    std::vector<NewElement> elements = lines(library, kind.signature, Role::signature, signaturePart);
    for (NewElement& element : elements) {
        auto& line = std::get<NewParagraph>(element);
        line.role = hasDate(library, line) ? Role::date : Role::signature;
    }
    return elements;
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
