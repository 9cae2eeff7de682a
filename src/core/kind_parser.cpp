// A kind's texts may hold shared fields only: its sections come and go.
#include "kind_parser.h"

#include "references.h"

#include <algorithm>
#include <iterator>

namespace zhangfa {
namespace {

struct NeedWord {
    Need need;
    std::string_view word;
};
constexpr NeedWord needWords[] = {
    {Need::required, "required"}, {Need::recommended, "recommended"}, {Need::optional, "optional"}};

class KindParser {
public:
    KindParser(const KindId& id, const JsonCursor& json, const SharedFields& shared,
               const std::set<SectionId>& sections, std::vector<Problem>& missing)
        : json_(json), shared_(shared), sections_(sections), missing_(missing) {
        kind_.id = id;
    }

    Kind parse() {
        if (!json_.isObject())
            return std::move(kind_);
        static constexpr std::string_view keys[] = {"title",  "document", "heading",   "salutation",
                                                    "fields", "sections", "signature", "file"};
        json_.allowOnly(keys);
        if (const auto title = json_.require("title"))
            kind_.title = title->line().value_or("");
        if (const auto document = json_.require("document"))
            kind_.document = document->line().value_or("");
        if (const auto heading = json_.require("heading"))
            kind_.heading = inlines(*heading);
        if (const auto salutation = json_.member("salutation"))
            kind_.salutation = inlines(*salutation);
        if (const auto file = json_.member("file"))
            kind_.file = inlines(*file);
        else
            kind_.file = kind_.heading;
        if (const auto signature = json_.member("signature"))
            for (const auto& line : signature->elements())
                kind_.signature.push_back(inlines(line));
        if (const auto fields = json_.member("fields"))
            for (const auto& field : fields->elements())
                readField(field);
        if (const auto sections = json_.require("sections")) {
            if (sections->value().is_array() && sections->value().get_array().empty())
                sections->complain("template.empty-list", {"sections"});
            for (const auto& section : sections->elements())
                readSection(section);
        }
        return std::move(kind_);
    }

private:
    void checkShared(const FieldId& id, const JsonCursor& place) {
        if (!sectionPart(id.value).empty())
            place.complain("template.kind-section-field", {id.value});
        else if (shared_.complete && !shared_.find(id))
            place.complain("template.unknown-shared-field", {id.value});
    }

    std::vector<Inline> inlines(const JsonCursor& json) {
        const auto text = json.line();
        if (!text)
            return {};
        ParsedInlines parsed = parseInlines(*text);
        for (auto& wrong : parsed.wrong)
            json.complain(std::move(wrong.message.key), std::move(wrong.message.args));
        for (const auto& part : parsed.content)
            if (const auto* reference = std::get_if<FieldReference>(&part))
                checkShared(reference->field, json);
        return std::move(parsed.content);
    }

    void readField(const JsonCursor& json) {
        const auto name = json.line();
        if (!name)
            return;
        const FieldId id{*name};
        checkShared(id, json);
        if (!fields_.insert(id).second)
            json.complain("json.duplicate-element", {*name});
        else
            kind_.fields.push_back(id);
    }

    void readSection(const JsonCursor& json) {
        if (!json.isObject())
            return;
        static constexpr std::string_view keys[] = {"id", "need"};
        json.allowOnly(keys);
        KindSection section;
        const auto id = json.require("id");
        const auto name = id ? id->line() : std::nullopt;
        if (const auto need = json.require("need"))
            if (const auto word = need->line())
                section.need = readNeed(*need, *word);
        if (!name)
            return;
        section.id = SectionId{*name};
        if (!listed_.insert(section.id).second)
            id->complain("template.section-twice", {*name});
        else if (!sections_.contains(section.id))
            missing_.push_back({id->place(), Message{"template.section-missing", {*name}}});
        else
            kind_.sections.push_back(section);
    }

    static Need readNeed(const JsonCursor& json, const std::string& word) {
        const auto found = std::find_if(std::begin(needWords), std::end(needWords),
                                        [&](const NeedWord& each) { return each.word == word; });
        if (found != std::end(needWords))
            return found->need;
        json.complain("template.bad-need", {word});
        return Need::optional;
    }

    const JsonCursor& json_;
    const SharedFields& shared_;
    const std::set<SectionId>& sections_;
    std::vector<Problem>& missing_;
    Kind kind_;
    std::set<FieldId> fields_;
    std::set<SectionId> listed_;
};

} // namespace

Kind parseKind(const KindId& id, const JsonCursor& description, const SharedFields& shared,
               const std::set<SectionId>& sections, std::vector<Problem>& missing) {
    return KindParser(id, description, shared, sections, missing).parse();
}

} // namespace zhangfa
