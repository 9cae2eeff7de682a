// Description first, then the text against it.
#include "section_parser.h"

#include "field_parser.h"
#include "json_cursor.h"
#include "official_parts.h"
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
        static constexpr std::string_view keys[] = {schemaKey,    "title",  "words",   "after",
                                                    "attachment", "stands", "options", "fields"};
        json.allowOnly(keys);
        if (const auto title = json.require("title"))
            section_.title = title->line().value_or("");
        if (const auto words = json.member("words"))
            section_.words = words->lines();
        if (const auto after = json.member("after"))
            section_.after.value = after->line().value_or("");
        if (const auto attachment = json.member("attachment"))
            section_.attachment = attachment->boolean().value_or(false);
        if (const auto stands = json.member("stands"))
            readStands(*stands);
        if (const auto options = json.member("options"))
            for (const auto& option : options->members())
                readOption(option);
        if (const auto fields = json.member("fields"))
            for (const auto& field : fields->members())
                readField(field);
        described_ = true;
    }

    void readText(const std::string& name, const SourceText& source) {
        const std::size_t before = problems_.size();
        texts_[name] = parseSectionText(source, mayHaveTopHeading(section_.id), problems_);
        if (problems_.size() > before) {
            textsAreSound_ = false;
            leaveOut(name, problems_.size() - before);
        }
    }

    // Looks up the fields and options of the texts. `complete`: all of them are there.
    void resolve(const JsonCursor* json, bool complete) {
        std::set<std::string> declared;
        for (const auto& option : section_.options)
            declared.insert(option.id);
        for (auto& [name, text] : texts_) {
            const std::size_t before = problems_.size();
            for (const auto& mark : text.options)
                if (described_ && !declared.contains(mark.id))
                    complain(mark.place, "template.unknown-option", {mark.id});
            blocks_.clear();
            const bool usable = usable_;
            SectionElements elements;
            for (auto& paragraph : text.paragraphs) {
                checkPartAfterBlock(elements, paragraph);
                elements.push_back(resolved(paragraph));
            }
            if (problems_.size() > before) {
                leaveOut(name, problems_.size() - before);
                usable_ = name.empty() ? usable_ : usable;
            }
            (name.empty() ? section_.elements : section_.texts[name]) = std::move(elements);
        }
        for (const auto& name : leftOut_)
            section_.texts.erase(name);
        if (json && complete && textsAreSound_)
            complainOfUnused(*json);
    }

    bool usable() const {
        return usable_ && !(section_.elements.empty() && section_.texts.empty() && !leftOut_.empty());
    }
    std::size_t tolerated() const { return tolerated_; } // problems of texts that are left out by themselves
    ParsedSection take() {
        section_.fields = fields_.take();
        return {std::move(section_), std::move(formulas_), std::move(foreign_), std::move(answers_)};
    }

private:
    void complain(const Place& place, std::string key, std::vector<std::string> args = {}) {
        problems_.push_back({place, Message{std::move(key), std::move(args)}});
    }

    // A named text may be an office's own, beside a section of others: without it, the section goes on.
    void leaveOut(const std::string& name, std::size_t problems) {
        if (!name.empty()) {
            leftOut_.insert(name);
            tolerated_ += problems;
        }
    }

    void readStands(const JsonCursor& json) {
        const auto name = json.line();
        const auto stands = name ? standsNamed(*name) : std::nullopt;
        section_.stands = stands.value_or(Stands::inText);
        if (name && !stands)
            json.complain("template.unknown-stands", {*name});
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
        Field field = parseField(FieldId{json.name()}, json);
        if (field.profile)
            json.complainAtKey("template.profile-not-shared", {json.name()});
        if (!field.printed)
            json.complainAtKey("template.unprinted-not-shared", {json.name()});
        for (const Field& column : field.columns)
            if (!column.answers.empty())
                answers_.push_back({field.id, answeredBy(column),
                                    json.member("items")->member("properties")->member(column.id.value)->place()});
        if (field.compute) {
            use(*field.compute, json.member("compute")->place(),
                field.type == FieldType::text ? FormulaType::text : FormulaType::number);
        }
        fields_.add(std::move(field));
    }

    void use(const Formula& formula, const Place& place, FormulaType wanted) {
        for (const auto& id : zhangfa::fieldsOf(formula).now)
            used_.insert(id);
        formulas_.push_back({formula, place, wanted});
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
        const bool alone =
            content.size() == 1 && text.paragraph.level == 0 && !text.item && text.paragraph.parts.empty();
        for (std::size_t i = 0; i < text.paragraph.parts.size(); ++i)
            if (const auto& when = text.paragraph.parts[i].when)
                use(*when, text.parts[i], FormulaType::truth);
        std::size_t index = 0;
        for (const auto& part : content) {
            const auto* reference = std::get_if<FieldReference>(&part);
            if (!reference)
                continue;
            const Place& place = text.references[index++];
            used_.insert(reference->field);
            if (alone && isForeign(reference->field)) {
                foreign_.emplace_back(reference->field, place);
                return SectionBlock{reference->field, text.paragraph.option};
            }
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

    // An attachment may show what belongs to another section.
    bool isForeign(const FieldId& id) const {
        const auto owner = sectionPart(id.value);
        return section_.attachment && !owner.empty() && owner != section_.id.value;
    }

    // The paragraph behind a block marks its end: it must not come and go.
    void checkPartAfterBlock(const SectionElements& elements, const TextParagraph& text) {
        const auto& paragraph = text.paragraph;
        const bool whole = paragraph.parts.size() == 1 && paragraph.parts[0].count == paragraph.content.size();
        if (whole && !elements.empty() && std::holds_alternative<SectionBlock>(elements.back()))
            complain(text.place, "template.part-after-block");
    }

    void complainOfUnused(const JsonCursor& json) {
        if (const auto fields = json.member("fields"); fields && fields->value().is_object())
            for (const auto& field : fields->members())
                if (!used_.contains(FieldId{field.name()}))
                    field.complainAtKey("template.field-unused", {field.name()});
        std::set<std::string> marked;
        for (const auto& [name, text] : texts_)
            for (const auto& mark : text.options)
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
    std::map<std::string, SectionText> texts_;
    std::vector<FormulaUse> formulas_;
    std::vector<std::pair<FieldId, Place>> foreign_;
    std::vector<AnswerUse> answers_;
    bool described_ = false, textsAreSound_ = true, usable_ = true;
    std::set<FieldId> used_, blocks_;
    std::set<std::string> leftOut_;
    std::size_t tolerated_ = 0;
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

std::optional<ParsedSection> parseSection(const SectionId& id, const SectionFilesRead& files,
                                          const SharedFields& shared, std::vector<Problem>& problems) {
    const std::size_t before = problems.size();
    SectionParser parser(id, shared, problems);
    std::optional<JsonCursor> json;
    if (files.description)
        parser.readDescription(json.emplace(*files.description, problems));
    bool complete = files.description != nullptr;
    for (const auto& [name, text] : files.texts) {
        complete = complete && text != nullptr;
        if (text != nullptr)
            parser.readText(name, *text);
    }
    parser.resolve(json ? &*json : nullptr, complete);
    if (!complete || problems.size() > before + parser.tolerated() || !parser.usable())
        return std::nullopt;
    return parser.take();
}

} // namespace zhangfa
