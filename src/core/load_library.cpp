// Files → Library: each file by itself, then all of them together. Whatever is broken is left out and told.
#include "library.h"

#include "bookmark.h"
#include "field_parser.h"
#include "kind_parser.h"
#include "located_json.h"
#include "section_parser.h"

#include <algorithm>
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
        orderSections();
        for (const auto& id : idsIn("kinds", {".json"}))
            readKind(KindId{id});
        result_.library.fields = shared_.take();
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

    void findSections() {
        for (const auto& id : idsIn("sections", {".md", ".json"})) {
            if (isPart(SectionId{id}))
                complain({"sections/" + id + ".md"}, "template.reserved-id", {id});
            else
                sectionIds_.insert(SectionId{id});
        }
    }

    void readLibraryFile() {
        const auto json = readJson(libraryFile, "template.library-missing");
        if (!json)
            return;
        const JsonCursor root(*json, result_.problems);
        if (!root.isObject())
            return;
        static constexpr std::string_view keys[] = {"order", "headings", "fields"};
        root.allowOnly(keys);
        if (const auto headings = root.member("headings"))
            for (const auto& heading : headings->members())
                readHeading(heading);
        if (const auto order = root.require("order"))
            readOrder(*order);
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
        shared_.add(std::move(field));
    }

    void readSection(const SectionId& id) {
        const std::string path = "sections/" + id.value;
        const auto text = readText(path + ".md", "template.text-missing");
        const auto json = readJson(path + ".json", "template.description-missing");
        if (auto section =
                parseSection(id, text ? &*text : nullptr, json ? &*json : nullptr, shared_, result_.problems))
            result_.library.sections.emplace(id, std::move(*section));
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

    void readKind(const KindId& id) {
        const std::size_t before = result_.problems.size();
        const auto json = readJson("kinds/" + id.value + ".json", "template.description-missing");
        if (!json)
            return;
        std::vector<Problem> missing;
        Kind kind = parseKind(id, JsonCursor(*json, result_.problems), shared_, sectionIds_, missing);
        std::erase_if(kind.sections, [&](const KindSection& entry) { return !result_.library.section(entry.id); });
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
    std::set<SectionId> headingIds_;
    std::vector<SectionId> order_;
    std::optional<Place> orderPlace_;
};

} // namespace

LoadedLibrary loadLibrary(const TemplateFiles& files) { return Loader(files).load(); }

} // namespace zhangfa
