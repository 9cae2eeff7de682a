// Description first, then the text against it.
#include "section_parser.h"

#include "field_parser.h"
#include "json_cursor.h"
#include "section_text.h"

#include <algorithm>
#include <set>

namespace zhangfa {
namespace {

// Preamble and closing have no heading of their own.
bool mayHaveTopHeading(const SectionId& id) { return id.value != "preamble" && id.value != "closing"; }

class SectionParser {
public:
    SectionParser(const SectionId& id, const SharedFields& shared, std::vector<Problem>& problems)
        : shared_(shared), problems_(problems) {
        section_.id = id;
    }

    void readDescription(const JsonCursor& json) {
        if (!json.isObject())
            return;
        static constexpr std::string_view keys[] = {"title", "words", "after", "options", "fields"};
        json.allowOnly(keys);
        if (const auto title = json.require("title"))
            section_.title = title->line().value_or("");
        if (const auto words = json.member("words"))
            section_.words = words->lines();
        if (const auto after = json.member("after"))
            section_.after.value = after->line().value_or("");
        if (const auto options = json.member("options"))
            for (const auto& option : options->members())
                readOption(option);
        if (const auto fields = json.member("fields"))
            for (const auto& field : fields->members())
                readField(field);
        described_ = true;
    }

    void readText(const SourceText& source) {
        const std::size_t before = problems_.size();
        text_ = parseSectionText(source, mayHaveTopHeading(section_.id), problems_);
        textIsSound_ = problems_.size() == before;
    }

    // Looks up the fields and options of the text.
    void resolve(const JsonCursor* json) {
        std::set<std::string> declared;
        for (const auto& option : section_.options)
            declared.insert(option.id);
        for (const auto& mark : text_.options)
            if (described_ && !declared.contains(mark.id))
                complain(mark.place, "template.unknown-option", {mark.id});
        for (auto& paragraph : text_.paragraphs)
            section_.elements.push_back(resolved(paragraph));
        if (json && textIsSound_)
            complainOfUnused(*json);
    }

    bool usable() const { return usable_; }
    Section take() {
        section_.fields = fields_.take();
        return std::move(section_);
    }

private:
    void complain(const Place& place, std::string key, std::vector<std::string> args = {}) {
        problems_.push_back({place, Message{std::move(key), std::move(args)}});
    }

    void readOption(const JsonCursor& json) {
        Option option{json.name(), json.name(), false};
        if (!isPlainId(json.name()))
            json.complainAtKey("template.bad-id", {json.name()});
        if (json.isObject()) {
            static constexpr std::string_view keys[] = {"title", "default"};
            json.allowOnly(keys);
            if (const auto title = json.require("title"))
                option.title = title->line().value_or(option.title);
            if (const auto byDefault = json.member("default"))
                option.byDefault = byDefault->boolean().value_or(false);
        }
        section_.options.push_back(std::move(option));
    }

    void readField(const JsonCursor& json) {
        if (!isFieldId(json.name()) || sectionPart(json.name()) != section_.id.value)
            json.complainAtKey("template.bad-section-field", {json.name(), section_.id.value});
        fields_.add(parseField(FieldId{json.name()}, json));
    }

    // Null where the field is unknown, which then has been said, or cannot be known.
    const Field* lookUp(const FieldId& id, const Place& place) {
        const auto owner = sectionPart(id.value);
        if (!owner.empty() && owner != section_.id.value) {
            complain(place, "template.field-of-other-section", {id.value, section_.id.value});
            return nullptr;
        }
        const bool known = owner.empty() ? shared_.complete : described_;
        const Field* found = owner.empty() ? shared_.find(id) : fields_.find(id);
        if (!found && known)
            complain(place, owner.empty() ? "template.unknown-shared-field" : "template.unknown-field",
                     {id.value, section_.id.value});
        usable_ = usable_ && found;
        return found;
    }

    SectionElement resolved(TextParagraph& text) {
        auto& content = text.paragraph.content;
        const bool alone = content.size() == 1 && text.paragraph.level == 0 && !text.item;
        std::size_t index = 0;
        for (const auto& part : content) {
            const auto* reference = std::get_if<FieldReference>(&part);
            if (!reference)
                continue;
            const Place& place = text.references[index++];
            used_.insert(reference->field);
            const Field* field = lookUp(reference->field, place);
            if (!field || !isBlock(*field))
                continue;
            if (!alone)
                complain(place, "template.block-in-sentence", {field->id.value});
            else if (!blocks_.insert(field->id).second)
                complain(place, "template.block-twice", {field->id.value});
            else
                return SectionBlock{field->id, text.paragraph.option};
        }
        return std::move(text.paragraph);
    }

    void complainOfUnused(const JsonCursor& json) {
        if (const auto fields = json.member("fields"); fields && fields->value().is_object())
            for (const auto& field : fields->members())
                if (!used_.contains(FieldId{field.name()}))
                    field.complainAtKey("template.field-unused", {field.name()});
        std::set<std::string> marked;
        for (const auto& mark : text_.options)
            marked.insert(mark.id);
        if (const auto options = json.member("options"); options && options->value().is_object())
            for (const auto& option : options->members())
                if (!marked.contains(option.name()))
                    option.complainAtKey("template.option-unused", {option.name()});
    }

    const SharedFields& shared_;
    std::vector<Problem>& problems_;
    Section section_;
    FieldSet fields_;
    SectionText text_;
    bool described_ = false, textIsSound_ = false, usable_ = true;
    std::set<FieldId> used_, blocks_;
};

} // namespace

void FieldSet::add(Field field) {
    index_.emplace(field.id, fields_.size());
    fields_.push_back(std::move(field));
}

const Field* FieldSet::find(const FieldId& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &fields_[found->second];
}

std::optional<Section> parseSection(const SectionId& id, const SourceText* text, const LocatedJson* description,
                                    const SharedFields& shared, std::vector<Problem>& problems) {
    const std::size_t before = problems.size();
    SectionParser parser(id, shared, problems);
    std::optional<JsonCursor> json;
    if (description)
        parser.readDescription(json.emplace(*description, problems));
    if (text) {
        parser.readText(*text);
        parser.resolve(json ? &*json : nullptr);
    }
    if (!text || !description || problems.size() > before || !parser.usable())
        return std::nullopt;
    return parser.take();
}

} // namespace zhangfa
