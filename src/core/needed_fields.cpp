// Which fields a text needs: those it is described with, and those it mentions besides.
#include "needed_fields.h"

#include "section_elements.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

class OnceEach {
public:
    void add(const FieldId& field) {
        if (known_.insert(field).second) {
            fields_.push_back(field);
        }
    }
    void add(const std::vector<Inline>& content) {
        for (const Inline& piece : content) {
            if (const auto* reference = std::get_if<FieldReference>(&piece)) {
                add(reference->field);
            }
        }
    }
    void add(const std::vector<std::vector<Inline>>& lines) {
        for (const auto& line : lines) {
            add(line);
        }
    }
    void add(const Formula& formula) {
        for (const FieldId& field : fieldsOf(formula).now) {
            add(field);
        }
    }
    // What the computed ones among them need, and so on.
    void addInputs(const std::vector<Field>& fields) {
        for (std::size_t i = 0; i < fields_.size(); ++i) { // NOLINT(modernize-loop-convert): it grows meanwhile
            const auto found =
                std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.id == fields_[i]; });
            if (found != fields.end() && found->compute) {
                add(*found->compute);
            }
        }
    }
    bool has(const FieldId& field) const { return known_.contains(field); }
    std::vector<FieldId> take() { return std::move(fields_); }

private:
    std::vector<FieldId> fields_;
    std::set<FieldId> known_;
};

void addConditions(OnceEach& fields, const SectionParagraph& paragraph) {
    for (const TextPart& part : paragraph.parts) {
        if (part.when) {
            fields.add(*part.when);
        }
    }
}

} // namespace

std::vector<FieldId> neededFields(const Section& section, const std::string& text) {
    OnceEach needed;
    for (const SectionElement& element : section.text(text)) {
        if (const auto* block = std::get_if<SectionBlock>(&element)) {
            needed.add(block->field);
            continue;
        }
        const auto& paragraph = std::get<SectionParagraph>(element);
        needed.add(paragraph.content);
        addConditions(needed, paragraph);
    }
    needed.addInputs(section.fields);
    OnceEach ordered;
    for (const Field& field : section.fields) {
        if (needed.has(field.id)) {
            ordered.add(field.id);
        }
    }
    for (const FieldId& field : needed.take()) {
        ordered.add(field);
    }
    return ordered.take();
}

std::vector<FieldId> awaitedFields(const Section& section, const std::string& text,
                                   const std::set<std::string>& options) {
    OnceEach awaited;
    for (const SectionElement& element : elementsOf(section, text, &options, {})) {
        const auto* paragraph = std::get_if<SectionParagraph>(&element);
        if (paragraph == nullptr) {
            continue;
        }
        for (const TextPart& part : paragraph->parts) {
            const auto first = paragraph->content.begin() + static_cast<std::ptrdiff_t>(part.first);
            awaited.add(std::vector<Inline>(first, first + static_cast<std::ptrdiff_t>(part.count)));
        }
        addConditions(awaited, *paragraph);
        for (const Field& field : section.fields) {
            const Inline reference = FieldReference{field.id};
            if (field.compute && std::find(paragraph->content.begin(), paragraph->content.end(), reference) !=
                                     paragraph->content.end()) {
                awaited.add(*field.compute);
            }
        }
    }
    awaited.addInputs(section.fields);
    return awaited.take();
}

std::vector<FieldId> unprintedFields(const Library& library) {
    std::vector<FieldId> unprinted;
    for (const Field& field : library.fields) {
        if (!field.printed) {
            unprinted.push_back(field.id);
        }
    }
    return unprinted;
}

std::vector<FieldId> neededFields(const Kind& kind) {
    OnceEach fields;
    for (const FieldId& field : kind.fields) {
        fields.add(field);
    }
    fields.add(kind.heading);
    fields.add(kind.byline);
    fields.add(kind.salutation);
    fields.add(kind.signature);
    if (kind.notice) {
        fields.add(kind.notice->heading);
        fields.add(kind.notice->salutation);
        fields.add(kind.notice->text);
        fields.add(kind.notice->signature);
    }
    fields.add(kind.file);
    return fields.take();
}

} // namespace zhangfa
