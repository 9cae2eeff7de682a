// Which fields a text needs: those it is described with, and those it mentions besides.
#include "needed_fields.h"

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
    std::vector<FieldId> take() { return std::move(fields_); }

private:
    std::vector<FieldId> fields_;
    std::set<FieldId> known_;
};

} // namespace

std::vector<FieldId> neededFields(const Section& section) {
    OnceEach fields;
    for (const Field& field : section.fields) {
        fields.add(field.id);
    }
    for (const SectionElement& element : section.elements) {
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            fields.add(paragraph->content);
        } else {
            fields.add(std::get<SectionBlock>(element).field);
        }
    }
    return fields.take();
}

std::vector<FieldId> neededFields(const Kind& kind) {
    OnceEach fields;
    for (const FieldId& field : kind.fields) {
        fields.add(field);
    }
    fields.add(kind.heading);
    fields.add(kind.salutation);
    for (const auto& line : kind.signature) {
        fields.add(line);
    }
    fields.add(kind.file);
    return fields.take();
}

} // namespace zhangfa
