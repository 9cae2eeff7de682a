// Files → Library: each file by itself, then all of them together. Whatever is broken is left out and told.
#include "library.h"

#include "bookmark.h"
#include "field_parser.h"
#include "kind_parser.h"
#include "located_json.h"
#include "section_parser.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <system_error>
#include <tuple>

namespace zhangfa {
namespace {

// More of one file help nobody.
constexpr std::size_t maxProblemsAFile = 200;

const std::string libraryFile = "library.json";

class Loader {
public:
    explicit Loader(const TemplateFiles& files) : files_(files) {}

    LoadedLibrary load() {
        findSections();
        readLibraryFile();
        for (const auto& id : sectionIds_)
            readSection(id);
        readTheme();
        checkFormulas();
        orderSections();
        const auto kinds = idsIn("kinds", {".json"});
        for (const auto& id : kinds)
            readKind(KindId{id});
        orderKinds(kinds);
        for (const auto& id : idsIn("formats", {".json"}))
            readFormat(id);
        result_.library.fields = shared_.take();
        for (Field& field : result_.library.fields)
            if (brokenShared_.contains(field.id))
                field.compute.reset();
        sortProblems();
        return std::move(result_);
    }

private:
    void complain(Place place, std::string key, std::vector<std::string> args = {}) {
        result_.problems.push_back({std::move(place), Message{std::move(key), std::move(args)}});
    }

    // Names of the files that end so, without the ending, each once.
    std::set<std::string> idsIn(const std::string& folder, std::initializer_list<std::string_view> endings) {
        std::set<std::string> ids;
        for (const auto& name : files_.list(folder))
            for (const auto ending : endings) {
                if (!name.ends_with(ending) || name.starts_with('.'))
                    continue;
                std::string id = name.substr(0, name.size() - ending.size());
                if (isPlainId(id))
                    ids.insert(std::move(id));
                else
                    complain({std::string(folder).append("/").append(name)}, "template.bad-file-name", {name});
            }
        return ids;
    }

    std::optional<SourceText> readText(const std::string& path, const std::string& messageIfMissing) {
        try {
            if (auto bytes = files_.read(path))
                return SourceText::check(path, std::move(*bytes), result_.problems);
            complain({path}, messageIfMissing, {path});
        } catch (const std::system_error& error) {
            complain({path}, "template.unreadable", {error.code().message()});
        }
        return std::nullopt;
    }

    std::optional<LocatedJson> readJson(const std::string& path, const std::string& messageIfMissing) {
        auto source = readText(path, messageIfMissing);
        return source ? LocatedJson::parse(std::move(*source), result_.problems) : std::nullopt;
    }

    // theory.md, theory.json and theory.brief.md belong together.
    void findSections() {
        std::set<std::string> reserved;
        for (const auto& name : files_.list("sections")) {
            const bool text = name.ends_with(".md");
            if (name.starts_with('.') || (!text && !name.ends_with(".json")))
                continue;
            const std::string stem = name.substr(0, name.rfind('.'));
            const std::size_t dot = text ? std::min(stem.find('.'), stem.size()) : stem.size();
            const std::string id = stem.substr(0, dot), textName = stem.substr(std::min(dot + 1, stem.size()));
            if (!isPlainId(id) || (dot < stem.size() && !isPlainId(textName))) {
                complain({"sections/" + name}, "template.bad-file-name", {name});
            } else if (isPart(SectionId{id})) {
                if (reserved.insert(id).second)
                    complain({"sections/" + id + ".md"}, "template.reserved-id", {id});
            } else {
                sectionIds_.insert(SectionId{id});
                if (text)
                    textNames_[SectionId{id}].insert(textName);
            }
        }
    }

    void readLibraryFile() {
        const auto json = readJson(libraryFile, "template.library-missing");
        if (!json)
            return;
        const JsonCursor root(*json, result_.problems);
        if (!root.isObject())
            return;
        static constexpr std::string_view keys[] = {schemaKey, "order", "kinds", "headings", "fields"};
        root.allowOnly(keys);
        if (const auto headings = root.member("headings"))
            for (const auto& heading : headings->members())
                readHeading(heading);
        if (const auto order = root.require("order"))
            readOrder(*order);
        if (const auto kinds = root.member("kinds"))
            for (const auto& kind : kinds->elements())
                if (const auto id = kind.line())
                    kindPlaces_.emplace_back(KindId{*id}, kind.place());
        const auto fields = root.member("fields");
        shared_.complete = !fields || fields->value().is_object();
        if (fields)
            for (const auto& field : fields->members())
                readSharedField(field);
    }

    void readOrder(const JsonCursor& json) {
        orderPlace_ = json.place();
        std::set<SectionId> ranked;
        for (const auto& element : json.elements()) {
            const auto name = element.line();
            if (!name)
                continue;
            const SectionId id{*name};
            if (!ranked.insert(id).second)
                element.complain("template.section-twice", {*name});
            else if (!sectionIds_.contains(id) && !headingIds_.contains(id))
                element.complain("template.section-missing", {*name});
            else
                order_.push_back(id);
        }
    }

    void readHeading(const JsonCursor& json) {
        StandardHeading heading{SectionId{json.name()}, {}, {}};
        if (!isPlainId(json.name()) || isPart(heading.id))
            json.complainAtKey("template.bad-id", {json.name()});
        else if (sectionIds_.contains(heading.id))
            json.complainAtKey("template.section-twice", {json.name()});
        if (!json.isObject())
            return;
        static constexpr std::string_view keys[] = {"title", "words"};
        json.allowOnly(keys);
        if (const auto title = json.require("title"))
            heading.title = title->line().value_or("");
        if (const auto words = json.require("words"))
            for (const auto& word : words->elements())
                if (const auto text = word.line())
                    heading.words.push_back(*text);
        headingIds_.insert(heading.id);
        result_.library.headings.push_back(std::move(heading));
    }

    // A broken one is kept as good as could be had: every section may need it.
    void readSharedField(const JsonCursor& json) {
        if (!isPlainId(json.name()))
            json.complainAtKey("template.bad-id", {json.name()});
        Field field = parseField(FieldId{json.name()}, json);
        if (isBlock(field)) {
            json.complainAtKey("template.shared-block", {json.name()});
            field.type = FieldType::text;
        }
        if (field.compute) {
            const auto wanted = field.type == FieldType::text ? FormulaType::text : FormulaType::number;
            sharedFormulas_.emplace_back(field.id, FormulaUse{*field.compute, json.member("compute")->place(), wanted});
        }
        shared_.add(std::move(field));
    }

    void readSection(const SectionId& id) {
        auto parsed = parseFiles(id, "sections/" + id.value, textNames_[id]);
        if (!parsed)
            return;
        result_.library.sections.emplace(id, std::move(parsed->section));
        for (auto& use : parsed->formulas)
            formulas_.emplace_back(id, std::move(use));
        for (auto& [field, place] : parsed->foreignBlocks)
            foreignBlocks_.push_back({id, field, std::move(place)});
        for (auto& use : parsed->answers)
            answers_.emplace_back(id, std::move(use));
    }

    // `texts`: their names; a section has a full one, "", or at least one that kinds ask for.
    std::optional<ParsedSection> parseFiles(const SectionId& id, const std::string& path, std::set<std::string> texts) {
        if (texts.empty())
            texts.insert("");
        std::map<std::string, std::optional<SourceText>> sources;
        SectionFilesRead files;
        for (const auto& name : texts) {
            auto& source = sources[name];
            std::string file = path;
            file.append(name.empty() ? "" : ".").append(name).append(".md");
            source = readText(file, "template.text-missing");
            files.texts[name] = source ? &*source : nullptr;
        }
        const auto json = readJson(path + ".json", "template.description-missing");
        files.description = json ? &*json : nullptr;
        return parseSection(id, files, shared_, result_.problems);
    }

    // What a kind's sections may end with, each with fields of its own.
    void readTheme() {
        try {
            if (!files_.read(themeOption + ".json"))
                return;
        } catch (const std::system_error&) { // said by what follows
        }
        if (auto parsed = parseFiles(SectionId{themeOption}, themeOption, {})) {
            themeGiven_ = true;
            for (const auto& use : parsed->formulas) // they would have to be of each section in turn
                complain(use.place, "template.theme-formula");
            if (parsed->formulas.empty())
                theme_ = std::move(parsed->section);
        }
    }

    // theme.next becomes theory.next.
    FieldId ofTheme(const FieldId& id, const SectionId& section) const {
        return sectionPart(id.value) == themeOption ? FieldId{section.value + id.value.substr(themeOption.size())} : id;
    }

    void addTheme(const SectionId& id) {
        const auto found = result_.library.sections.find(id);
        if (found == result_.library.sections.end())
            return;
        Section& section = found->second;
        if (std::any_of(section.options.begin(), section.options.end(),
                        [](const Option& option) { return option.id == themeOption; }))
            return;
        section.options.push_back({themeOption, theme_->title, false});
        for (Field field : theme_->fields) {
            field.id = ofTheme(field.id, id);
            section.fields.push_back(std::move(field));
        }
        const auto append = [&](SectionElements& elements) {
            for (SectionElement element : theme_->elements) {
                if (auto* block = std::get_if<SectionBlock>(&element)) {
                    *block = {ofTheme(block->field, id), themeOption};
                } else {
                    auto& paragraph = std::get<SectionParagraph>(element);
                    paragraph.option = themeOption;
                    for (Inline& piece : paragraph.content)
                        if (auto* reference = std::get_if<FieldReference>(&piece))
                            reference->field = ofTheme(reference->field, id);
                }
                elements.push_back(std::move(element));
            }
        };
        append(section.elements);
        for (auto& [name, elements] : section.texts)
            append(elements);
    }

    const Field* fieldOf(const FieldId& id) const {
        return sectionPart(id.value).empty() ? shared_.find(id) : result_.library.field(id);
    }

    bool isRight(const FormulaUse& use) {
        FormulaType type = use.wanted;
        auto problems = checkFormula(
            use.formula, [this](const FieldId& id) { return fieldOf(id); }, type);
        if (problems.empty() && type != use.wanted)
            problems.push_back({0, {formulaTypeMessage(use.wanted), {}}});
        for (auto& problem : problems)
            complain(use.place, std::move(problem.message.key), std::move(problem.message.args));
        return problems.empty();
    }

    // Sections whose formulas are wrong are left out; shared fields are computed no more.
    void checkFormulas() {
        std::set<SectionId> broken;
        for (const auto& [section, use] : formulas_)
            if (!isRight(use))
                broken.insert(section);
        for (const auto& [field, use] : sharedFormulas_)
            if (!isRight(use))
                brokenShared_.insert(field);
        for (const auto& [section, id, place] : foreignBlocks_)
            if (const Field* field = fieldOf(id); field == nullptr || !isBlock(*field)) {
                complain(place, "template.unknown-field", {id.value, section.value});
                broken.insert(section);
            }
        for (const auto& [section, use] : answers_) {
            const Field* list = result_.library.field(use.answered.list);
            if (use.answered.list == use.list || list == nullptr || columnOf(*list, use.answered.column) == nullptr) {
                complain(use.place, "template.unknown-answered", {use.answered.list.value + "." + use.answered.column});
                broken.insert(section);
            }
        }
        checkCircles(broken);
        for (const auto& id : broken)
            result_.library.sections.erase(id);
    }

    // Computed fields that need themselves.
    void checkCircles(std::set<SectionId>& broken) {
        std::map<FieldId, bool> done; // false: we are on its way
        const std::function<bool(const FieldId&)> circular = [&](const FieldId& id) {
            const Field* field = fieldOf(id);
            if (field == nullptr || !field->compute)
                return false;
            if (const auto [known, added] = done.try_emplace(id, false); !added)
                return !known->second;
            bool found = false;
            for (const auto& needed : fieldsOf(*field->compute).now)
                found = circular(needed) || found;
            done[id] = true;
            return found;
        };
        const auto check = [&](const FormulaUse& use) {
            bool right = true;
            for (const auto& id : fieldsOf(use.formula).now)
                if (circular(id)) {
                    complain(use.place, "template.formula-circular", {id.value});
                    right = false;
                }
            return right;
        };
        for (const auto& [section, use] : formulas_)
            if (!check(use))
                broken.insert(section);
        for (const auto& [field, use] : sharedFormulas_)
            if (!check(use))
                brokenShared_.insert(field);
    }

    void readFormat(const std::string& id) {
        const std::size_t before = result_.problems.size();
        const auto json = readJson("formats/" + id + ".json", "template.description-missing");
        if (!json)
            return;
        Format format = parseFormat(id, JsonCursor(*json, result_.problems));
        if (result_.problems.size() == before)
            result_.library.formats.emplace(id, std::move(format));
    }

    // All that could be used; those that the order leaves out come last.
    void orderSections() {
        std::set<SectionId> ranked(order_.begin(), order_.end());
        for (bool more = true; more;) { // one may rank behind another one that says so itself
            more = false;
            for (const auto& [id, section] : result_.library.sections) {
                const auto before = std::find(order_.begin(), order_.end(), section.after);
                if (!ranked.contains(id) && before != order_.end()) {
                    order_.insert(before + 1, id);
                    ranked.insert(id);
                    more = true;
                }
            }
        }
        for (const auto& id : sectionIds_) {
            if (ranked.contains(id))
                continue;
            const Section* section = result_.library.section(id);
            if (section && !section->after.value.empty())
                complain({"sections/" + id.value + ".json"}, "template.unknown-after", {section->after.value});
            order_.push_back(id);
            if (orderPlace_)
                complain(*orderPlace_, "template.section-not-in-order", {id.value});
        }
        for (const auto& id : order_)
            if (result_.library.section(id) || headingIds_.contains(id))
                result_.library.order.push_back(id);
    }

    // As library.json lists them; others behind those.
    void orderKinds(const std::set<std::string>& files) {
        auto& order = result_.library.kindOrder;
        for (const auto& [id, place] : kindPlaces_) {
            if (!files.contains(id.value))
                complain(place, "template.kind-missing", {id.value});
            else if (result_.library.kind(id) && std::find(order.begin(), order.end(), id) == order.end())
                order.push_back(id);
        }
        for (const auto& [id, kind] : result_.library.kinds)
            if (std::find(order.begin(), order.end(), id) == order.end())
                order.push_back(id);
    }

    void readKind(const KindId& id) {
        const std::size_t before = result_.problems.size();
        const auto json = readJson("kinds/" + id.value + ".json", "template.description-missing");
        if (!json)
            return;
        std::vector<Problem> missing;
        Kind kind =
            parseKind(id, JsonCursor(*json, result_.problems), {shared_, sectionIds_, result_.library}, missing);
        std::erase_if(kind.sections, [&](const KindSection& entry) { return !result_.library.section(entry.id); });
        for (const KindSection& entry : kind.sections) {
            if (std::find(entry.options.begin(), entry.options.end(), themeOption) == entry.options.end())
                continue;
            if (theme_)
                addTheme(entry.id);
            else if (!themeGiven_) // else what is wrong with it has been said
                complain({"kinds/" + id.value + ".json"}, "template.theme-missing", {themeOption + ".json"});
        }
        if (result_.problems.size() == before && shared_.complete)
            result_.library.kinds.emplace(id, std::move(kind));
        result_.problems.insert(result_.problems.end(), missing.begin(), missing.end());
    }

    void sortProblems() {
        auto& problems = result_.problems;
        const auto key = [](const Problem& problem) {
            return std::tie(problem.place.file, problem.place.line, problem.place.column);
        };
        std::stable_sort(problems.begin(), problems.end(),
                         [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
        std::vector<Problem> kept;
        for (auto first = problems.begin(); first != problems.end();) {
            const std::string file = first->place.file;
            const auto last =
                std::find_if(first, problems.end(), [&](const Problem& each) { return each.place.file != file; });
            const auto count = static_cast<std::size_t>(last - first);
            std::move(first, first + static_cast<std::ptrdiff_t>(std::min(count, maxProblemsAFile)),
                      std::back_inserter(kept));
            if (count > maxProblemsAFile) {
                Message more{"template.more-problems", {std::to_string(count - maxProblemsAFile)}};
                kept.push_back({Place{file, 0, 0}, std::move(more)});
            }
            first = last;
        }
        problems = std::move(kept);
    }

    const TemplateFiles& files_;
    LoadedLibrary result_;
    SharedFields shared_;
    std::set<SectionId> sectionIds_; // that have a file
    std::map<SectionId, std::set<std::string>> textNames_;
    std::vector<std::pair<SectionId, FormulaUse>> formulas_;
    std::vector<std::pair<FieldId, FormulaUse>> sharedFormulas_;
    std::set<FieldId> brokenShared_;
    struct ForeignBlock {
        SectionId section;
        FieldId field;
        Place place;
    };
    std::vector<ForeignBlock> foreignBlocks_;
    std::vector<std::pair<SectionId, AnswerUse>> answers_;
    std::optional<Section> theme_;
    bool themeGiven_ = false;
    std::vector<std::pair<KindId, Place>> kindPlaces_;
    std::set<SectionId> headingIds_;
    std::vector<SectionId> order_;
    std::optional<Place> orderPlace_;
};

} // namespace

LoadedLibrary loadLibrary(const TemplateFiles& files) {
    LoadedLibrary loaded = Loader(files).load();
    addWords(files, loaded);
    return loaded;
}

void addWords(const TemplateFiles& files, LoadedLibrary& to) {
    const auto add = [&](const std::string& path, WordList& list) {
        try {
            if (const auto text = files.read(path)) {
                ParsedWords parsed = parseWords(*text, path);
                list.addAll(parsed.words);
                to.problems.insert(to.problems.end(), parsed.problems.begin(), parsed.problems.end());
            }
        } catch (const std::system_error& error) {
            to.problems.push_back({{path, 0, 0}, {"template.unreadable", {error.code().message()}}});
        }
    };
    add("words/confusables.txt", to.library.confusables);
    add("words/designations.txt", to.library.designations);
}

} // namespace zhangfa
