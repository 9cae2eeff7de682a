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
    KindParser(const KindId& id, const JsonCursor& json, const KindSurroundings& surroundings,
               std::vector<Problem>& missing)
        : json_(json), around_(surroundings), missing_(missing) {
        kind_.id = id;
    }

    Kind parse() {
        if (!json_.isObject())
            return std::move(kind_);
        static constexpr std::string_view keys[] = {schemaKey,    "title",  "document", "heading",   "byline",
                                                    "salutation", "fields", "sections", "signature", "notice",
                                                    "manner",     "file",   "sealed"};
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
        kind_.byline = lines(json_, "byline");
        kind_.signature = lines(json_, "signature");
        if (const auto sealed = json_.member("sealed"))
            kind_.sealed = sealed->boolean().value_or(true);
        if (const auto notice = json_.member("notice"); notice && notice->isObject())
            readNotice(*notice);
        if (const auto manner = json_.member("manner"))
            readManner(*manner);
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
        else if (around_.shared.complete && !around_.shared.find(id))
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

    std::vector<std::vector<Inline>> lines(const JsonCursor& json, std::string_view key) {
        std::vector<std::vector<Inline>> result;
        if (const auto member = json.member(key))
            for (const auto& line : member->elements())
                result.push_back(inlines(line));
        return result;
    }

    void readNotice(const JsonCursor& json) {
        static constexpr std::string_view keys[] = {"heading", "salutation", "text", "signature"};
        json.allowOnly(keys);
        Notice notice;
        if (const auto heading = json.require("heading"))
            notice.heading = inlines(*heading);
        if (const auto salutation = json.member("salutation"))
            notice.salutation = inlines(*salutation);
        json.require("text");
        notice.text = lines(json, "text");
        notice.signature = lines(json, "signature");
        kind_.notice = std::move(notice);
    }

    void readManner(const JsonCursor& json) {
        const auto name = json.line();
        const auto manner = name ? mannerNamed(*name) : std::nullopt;
        if (manner)
            kind_.manner = *manner;
        else if (name)
            json.complain("template.bad-manner", {*name});
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
        static constexpr std::string_view keys[] = {"id", "need", "text", "options"};
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
        else if (!around_.sections.contains(section.id))
            missing_.push_back({id->place(), Message{"template.section-missing", {*name}}});
        else {
            readForm(json, section);
            kind_.sections.push_back(section);
        }
    }

    // Which text of the section, and what is put in of it.
    void readForm(const JsonCursor& json, KindSection& section) {
        const Section* known = around_.library.section(section.id);
        if (const auto text = json.member("text")) {
            section.text = text->line().value_or("");
            if (known && !section.text.empty() && !known->texts.contains(section.text))
                text->complain("template.unknown-text", {section.id.value, section.text});
        }
        if (known && section.text.empty() && known->elements.empty())
            json.complain("template.no-full-text", {section.id.value});
        const auto options = json.member("options");
        for (const auto& option : options ? options->elements() : std::vector<JsonCursor>{}) {
            const auto name = option.line();
            if (!name)
                continue;
            section.options.push_back(*name);
            const auto has = [&](const Option& each) { return each.id == *name; };
            if (known && *name != themeOption && std::none_of(known->options.begin(), known->options.end(), has))
                option.complain("template.unknown-option", {*name});
        }
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
    const KindSurroundings& around_;
    std::vector<Problem>& missing_;
    Kind kind_;
    std::set<FieldId> fields_;
    std::set<SectionId> listed_;
};

} // namespace

Kind parseKind(const KindId& id, const JsonCursor& description, const KindSurroundings& surroundings,
               std::vector<Problem>& missing) {
    return KindParser(id, description, surroundings, missing).parse();
}

} // namespace zhangfa
