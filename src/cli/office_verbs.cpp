// Verbs that Writer carries out: checked here as far as that goes without it, then done in one run.
#include "cli/office_verbs.h"

#include "check/finding.h"
#include "cli/failure.h"
#include "cli/format_file.h"
#include "cli/library_verbs.h"
#include "cli/speech.h"
#include "cli/values_file.h"
#include "cli/writer.h"
#include "core/json_text.h"
#include "core/outline_json.h"
#include "core/snapshot_json.h"
#include "core/state.h"
#include "uno/strings.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

namespace zhangfa {

namespace json = boost::json;

namespace {

void requireFile(const std::string& file) {
    std::error_code error;
    if (file != "-" && !std::filesystem::exists(file, error)) {
        refuseInput({"cli.no-such-file", {}}, file);
    }
    if (std::filesystem::is_directory(file, error)) {
        refuseInput({"cli.is-folder", {}}, file);
    }
}

const Section& requireSection(const Library& library, const std::string& id) {
    const Section* section = library.section(SectionId{id});
    if (section == nullptr) {
        refuseInput({"cli.unknown-section", {id}});
    }
    return *section;
}

// Fields of the document itself: its own description counts where the library knows them no more.
std::vector<Field> fieldsIn(const Writer& writer) {
    const ReportState state = reportStateFromJson(json::parse(toUtf8(writer.service()->state(writer.document()))));
    std::vector<Field> fields;
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            fields.push_back(field.field);
        }
    }
    return fields;
}

std::vector<const Field*> pointersTo(const std::vector<Field>& fields) {
    std::vector<const Field*> pointers;
    pointers.reserve(fields.size());
    for (const Field& field : fields) {
        pointers.push_back(&field);
    }
    return pointers;
}

rtl::OUString request(const json::value& value) { return fromUtf8(jsonText(value)); }

Snapshot snapshotOf(const Writer& writer) {
    return snapshotFromJson(json::parse(toUtf8(writer.service()->snapshot(writer.document()))));
}

// The element that is the body's paragraph of that number, counted without the tables.
std::size_t elementOf(const Writer& writer, std::size_t paragraph) {
    const Snapshot snapshot = snapshotOf(writer);
    if (const auto element = elementOfParagraph(snapshot, paragraph)) {
        return *element;
    }
    const auto count = std::ranges::count_if(snapshot.body, [](const BodyElement& element) { return !element.table; });
    refuseInput({"cli.no-such-paragraph", {std::to_string(paragraph), std::to_string(count)}});
}

// Says where the text speaks of headings by numbers they no longer have; `before` is the document before the change.
void tellReferences(const Setting& setting, const Snapshot& before, const rtl::OUString& outcome) {
    std::vector<Complaint> places;
    const json::value told = json::parse(toUtf8(outcome)); // held: its array is walked through
    for (const json::value& reference : told.at("references").as_array()) {
        const auto element = reference.at("element").to_number<std::size_t>();
        const auto paragraph =
            std::count_if(before.body.begin(), before.body.begin() + static_cast<std::ptrdiff_t>(element) + 1,
                          [](const BodyElement& any) { return !any.table; });
        places.push_back({Place{setting.call.file, static_cast<int>(paragraph), 0},
                          {"cli.reference", {std::string(reference.at("text").as_string())}},
                          {}});
    }
    complain(setting.texts, places, std::cerr);
}

// A change of the order of sections, from the file to the output.
void rearrange(const Setting& setting, const std::function<rtl::OUString(Writer&)>& change) {
    const Call& call = setting.call;
    requireFile(call.file);
    const OutputFile output(call.output, call.file);
    Writer::run(setting, [&](Writer& writer) {
        writer.open(call.file);
        const Snapshot before = snapshotOf(writer);
        const rtl::OUString outcome = change(writer);
        writer.saveCopy(output);
        tellReferences(setting, before, outcome);
    });
}

// From last period's report; of a report that Zhangfa did not make nothing is taken, as nobody can confirm it here.
void takeLast(const Setting& setting, Writer& writer) {
    const std::string& file = setting.call.last;
    const json::object wanted{{"url", std::filesystem::absolute(file).native()}};
    const json::value found = json::parse(toUtf8(writer.service()->takeLast(writer.document(), request(wanted))));
    std::vector<Complaint> left;
    for (const json::value& proposal : found.at("proposals").as_array()) {
        left.push_back(
            {Place{file, 0, 0},
             {"cli.last-unsure",
              {std::string(proposal.at("title").as_string()), std::string(proposal.at("shown").as_string())}},
             {}});
    }
    complain(setting.texts, left, std::cerr);
}

bool isSpreadsheet(const std::string& file) {
    std::string ending = std::filesystem::path(file).extension().native();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::string_view all[] = {".ods", ".xlsx", ".xls", ".csv", ".tsv", ".txt"};
    return std::ranges::find(all, ending) != std::end(all);
}

// What it has for the form; what does not fit or is not known is told, and left out.
json::object valuesOfSheet(const Setting& setting, Writer& writer) {
    const std::string& file = setting.call.valuesFile;
    const json::object wanted{{"url", std::filesystem::absolute(file).native()}};
    const json::value read = json::parse(toUtf8(writer.service()->readSheet(writer.document(), request(wanted))));
    if (!read.at("rows").as_array().empty()) {
        refuseInput({"cli.sheet-rows", {std::to_string(read.at("rows").as_array().size())}}, file);
    }
    const auto string = [](const json::value& value) { return std::string(value.as_string()); };
    std::vector<Complaint> left;
    for (const json::value& problem : read.at("problems").as_array()) {
        left.push_back({Place{file, 0, 0},
                        {"cli.sheet-problem",
                         {string(problem.at("place")), string(problem.at("column")), string(problem.at("message"))}},
                        {}});
    }
    for (const json::value& title : read.at("unmatched").as_array()) {
        left.push_back(
            {Place{file, 0, 0}, {"cli.sheet-unmatched", {string(title.at("place")), string(title.at("column"))}}, {}});
    }
    complain(setting.texts, left, std::cerr);
    json::object values;
    for (const json::value& value : read.at("values").as_array()) {
        values[value.at("field").as_string()] = value.at("value");
    }
    return {{"values", std::move(values)}, {"sources", read.at("sources")}};
}

// FILE:PARAGRAPH:CHARACTER: how grave (rule; source, clause): sentence, and the sentences it is about
std::string findingLines(const Setting& setting, const json::object& finding) {
    const auto string = [&](const char* key) { return std::string(finding.at(key).as_string()); };
    std::string place = setting.call.file;
    if (finding.contains("part")) {
        place += ":" + string("part");
    }
    if (finding.at("paragraph").is_int64()) {
        place += ":" + std::to_string(finding.at("paragraph").as_int64()) + ":" +
                 std::to_string(finding.at("offset").as_int64() + 1);
    }
    const std::string source = setting.texts({"check.source-" + string("source"), {}});
    const std::string clause = string("clause");
    std::string lines = place + ": " + setting.texts({"check.severity-" + string("severity"), {}}) + " (" +
                        string("rule") + "; " + source + (clause.empty() ? "" : " " + clause) +
                        "): " + string("message") + "\n";
    if (const auto* sentences = finding.if_contains("sentences")) {
        for (const json::value& sentence : sentences->as_array()) {
            lines += "    " + std::string(sentence.as_string()) + "\n";
        }
    }
    return lines;
}

// [{"paragraph": 3, "role": "heading1"}], or {"3": "heading1"}.
json::array readRoles(const std::string& file) {
    std::ifstream stream(file);
    std::error_code error;
    const json::value read = json::parse(std::string(std::istreambuf_iterator<char>(stream), {}), error);
    if (!error && read.is_array()) {
        return read.get_array();
    }
    json::array roles;
    for (const auto& [paragraph, role] : error || !read.is_object() ? json::object() : read.get_object()) {
        std::size_t number = 0;
        const char* end = paragraph.data() + paragraph.size();
        if (std::from_chars(paragraph.data(), end, number).ptr == end) {
            roles.push_back(json::object{{"paragraph", number}, {"role", role}});
        }
    }
    if (roles.empty()) {
        refuseInput({"cli.bad-roles", {file}}, file);
    }
    return roles;
}

// The user said so: what is still to be done is told, and holds back only a final text.
void setStage(const Setting& setting, Writer& writer) {
    const Call& call = setting.call;
    if (call.stage.empty()) {
        return;
    }
    const std::string title = setting.texts("stage." + call.stage);
    std::vector<Complaint> obstacles;
    const json::value found = json::parse(toUtf8(writer.service()->obstacles(writer.document())));
    for (const json::value& obstacle : found.as_array()) {
        const bool holds = call.stage == nameOf(Stage::review) || call.stage == nameOf(Stage::final);
        if (holds && obstacle.at("group").as_string() != "warning") {
            const std::string sentence = setting.texts({"obstacle." + std::string(obstacle.at("group").as_string()),
                                                        {std::string(obstacle.at("message").as_string())}});
            obstacles.push_back({Place{call.file, 0, 0}, {"cli.stage-obstacle", {title, sentence}}, {}});
        }
    }
    complain(setting.texts, obstacles, std::cerr);
    json::object wanted{{"stage", call.stage}, {"confirmed", true}};
    if (call.stageInTitle) {
        wanted["inTitle"] = true;
    }
    writer.service()->setStage(writer.document(), request(wanted));
}

} // namespace

void makeReport(const Setting& setting, const Library& library) {
    const Call& call = setting.call;
    const OutputFile output(call.output, "");
    const Kind& kind = requireKind(library, call.kind, setting.texts);
    json::object wanted{{"kind", kind.id.value}};
    if (call.sections) {
        json::array sections;
        for (const std::string& id : *call.sections) {
            sections.emplace_back(requireSection(library, id).id.value);
        }
        wanted["sections"] = std::move(sections);
    }
    json::array options(call.options.begin(), call.options.end());
    wanted["options"] = std::move(options);
    if (call.brief) {
        wanted["text"] = briefText;
    }
    if (!call.manner.empty()) {
        wanted["manner"] = call.manner;
    }
    wanted["notice"] = !call.withoutNotice;
    if (!call.head.empty()) {
        wanted["head"] = call.head;
    }
    wanted["imprint"] = call.imprint;
    if (call.classified) {
        wanted["classified"] = "confirmed";
    }
    if (!call.format.empty()) {
        wanted["format"] = requestedFormat(call.format);
    }
    wanted["values"] = ValuesFile(call.valuesFile).check(fieldsOf(library, kind), setting.texts);
    const bool report = !call.last.empty() && call.last != "-" && !call.last.ends_with(".json");
    if (report) {
        requireFile(call.last);
    } else {
        wanted["last"] = ValuesFile(call.last).check(fieldsOf(library, kind), setting.texts);
    }
    Writer::run(setting, [&](Writer& writer) {
        writer.create();
        writer.service()->create(writer.document(), request(wanted));
        if (report) {
            takeLast(setting, writer);
        }
        setStage(setting, writer);
        writer.saveCopy(output);
    });
}

void fillDocument(const Setting& setting) {
    const Call& call = setting.call;
    requireFile(call.file);
    const OutputFile output(call.output, call.file);
    const bool sheet = isSpreadsheet(call.valuesFile);
    if (sheet) {
        requireFile(call.valuesFile);
    }
    const ValuesFile values(sheet ? std::string() : call.valuesFile);
    Writer::run(setting, [&](Writer& writer) {
        writer.open(call.file);
        if (sheet) {
            writer.service()->fillWithSources(writer.document(), request(valuesOfSheet(setting, writer)));
            setStage(setting, writer);
            writer.saveCopy(output);
            return;
        }
        const std::vector<Field> fields = fieldsIn(writer);
        // No field at all: the service says better than a list of unknown ones what is the matter.
        json::object wanted = fields.empty() ? json::object{} : values.check(pointersTo(fields), setting.texts);
        if (call.classified) {
            wanted["classified"] = "confirmed";
        }
        writer.service()->fill(writer.document(), request(wanted));
        setStage(setting, writer);
        writer.saveCopy(output);
    });
}

void showValues(const Setting& setting) {
    requireFile(setting.call.file);
    std::optional<OutputFile> output;
    if (!setting.call.output.empty()) {
        output.emplace(setting.call.output, setting.call.file, OutputFile::Kind::data);
    }
    Writer::run(setting, [&](Writer& writer) {
        writer.open(setting.call.file);
        if (output) {
            writer.saveData(*output);
            return;
        }
        writeOut(toUtf8(writer.service()->values(writer.document())));
    });
}

void showOutline(const Setting& setting) {
    requireFile(setting.call.file);
    Writer::run(setting, [&](Writer& writer) {
        writer.open(setting.call.file);
        writeOut(prettyJsonText(json::parse(toUtf8(writer.service()->outline(writer.document())))));
    });
}

Status checkDocument(const Setting& setting) {
    const Call& call = setting.call;
    requireFile(call.file);
    std::optional<OutputFile> output;
    if (call.fix || call.comments) {
        output.emplace(call.output, call.file);
    }
    json::object wanted;
    if (!call.format.empty()) {
        wanted["format"] = requestedFormat(call.format);
    }
    if (!call.last.empty()) {
        requireFile(call.last);
        wanted["last"] = std::filesystem::absolute(call.last).native();
    }
    Status status = Status::done;
    Writer::run(setting, [&](Writer& writer) {
        writer.open(call.file);
        if (call.fix) {
            const json::value done = json::parse(toUtf8(writer.service()->fix(writer.document(), request(wanted))));
            std::vector<Complaint> changes;
            for (const json::value& change : done.at("fixed").as_array()) {
                changes.push_back(
                    {Place{call.file, 0, 0}, {"cli.fixed", {std::string(change.at("message").as_string())}}, {}});
            }
            complain(setting.texts, changes, std::cerr);
        }
        if (call.comments) {
            wanted["add"] = true;
            const json::value done = json::parse(toUtf8(writer.service()->comment(writer.document(), request(wanted))));
            const auto count = [&](const char* key) { return std::to_string(done.at(key).to_number<std::size_t>()); };
            complain(setting.texts,
                     {{Place{call.file, 0, 0},
                       {count("left") == "0" ? "check.comments-added" : "check.comments-left",
                        {count("added"), count("left")}},
                       {}}},
                     std::cerr);
        }
        if (output) {
            writer.saveCopy(*output);
        }
        json::value found = json::parse(toUtf8(writer.service()->check(writer.document(), request(wanted))));
        std::string lines;
        for (json::value& any : found.as_array()) {
            json::object& finding = any.as_object();
            const auto severity = severityOf(std::string(finding.at("severity").as_string()));
            const auto gravest = severityOf(call.failOn); // none: never
            if (severity && gravest && *severity >= *gravest) {
                status = Status::found;
            }
            lines += findingLines(setting, finding);
            for (const char* key : {"element", "at", "row", "column"}) { // the API's own
                finding.erase(key);
            }
        }
        writeOut(call.json ? prettyJsonText(found) : lines);
    });
    return status;
}

void formatDocument(const Setting& setting) {
    const Call& call = setting.call;
    requireFile(call.file);
    json::object wanted{{"keepEmphasis", call.keepEmphasis}, {"fix", call.fix}};
    if (!call.format.empty()) {
        wanted["format"] = requestedFormat(call.format);
    }
    if (!call.roles.empty()) {
        requireFile(call.roles);
        wanted["roles"] = readRoles(call.roles);
    }
    std::optional<OutputFile> output;
    if (!call.output.empty()) {
        output.emplace(call.output, call.file);
    } else if (!call.json) {
        refuseInput({"cli.format-needs-output", {}});
    }
    Writer::run(setting, [&](Writer& writer) {
        writer.open(call.file);
        if (!output) {
            json::value roles = json::parse(toUtf8(writer.service()->roles(writer.document())));
            for (json::value& role : roles.as_array()) {
                role.as_object().erase("element"); // the API's own
            }
            writeOut(prettyJsonText(roles));
            return;
        }
        const json::value done = json::parse(toUtf8(writer.service()->format(writer.document(), request(wanted))));
        std::vector<Complaint> told;
        for (const json::value& left : done.at("left").as_array()) {
            told.push_back({Place{call.file, 0, 0}, {"cli.left", {std::string(left.as_string())}}, {}});
        }
        for (const json::value& change : done.at("fixed").as_array()) {
            told.push_back(
                {Place{call.file, 0, 0}, {"cli.fixed", {std::string(change.at("message").as_string())}}, {}});
        }
        complain(setting.texts, told, std::cerr);
        writer.saveCopy(*output);
    });
}

void insertSection(const Setting& setting, const Library& library) {
    const Call& call = setting.call;
    requireFile(call.file);
    const Section& section = requireSection(library, call.section);
    const ValuesFile values(call.valuesFile);
    rearrange(setting, [&](Writer& writer) {
        json::object wanted{{"section", section.id.value}};
        if (call.brief) {
            wanted["text"] = briefText;
        }
        if (call.after) {
            wanted["after"] = elementOf(writer, *call.after);
        }
        // Its own fields, the shared ones it may mention, and those the document has already.
        std::vector<Field> fields = fieldsIn(writer);
        fields.insert(fields.begin(), library.fields.begin(), library.fields.end());
        fields.insert(fields.begin(), section.fields.begin(), section.fields.end());
        wanted["values"] = values.check(pointersTo(fields), setting.texts);
        return writer.service()->insert(writer.document(), request(wanted));
    });
}

void moveSection(const Setting& setting) {
    const Call& call = setting.call;
    rearrange(setting, [&](Writer& writer) {
        const auto& document = writer.document();
        if (call.steps) {
            return writer.service()->move(document, fromUtf8(call.section), *call.steps);
        }
        return writer.service()->moveBehind(
            document, request(json::object{{"section", call.section}, {"after", elementOf(writer, *call.after)}}));
    });
}

void removeSection(const Setting& setting) {
    rearrange(setting, [&](Writer& writer) {
        return writer.service()->remove(writer.document(), fromUtf8(setting.call.section));
    });
}

void makeFinal(const Setting& setting) {
    const Call& call = setting.call;
    requireFile(call.file);
    const OutputFile output(call.output, call.file);
    Writer::run(setting, [&](Writer& writer) {
        writer.open(call.file);
        std::vector<Complaint> obstacles;
        const json::value found = json::parse(toUtf8(writer.service()->finalObstacles(writer.document())));
        for (const json::value& obstacle : found.as_array()) {
            obstacles.push_back({Place{call.file, 0, 0}, {}, std::string(obstacle.at("message").as_string())});
        }
        if (!obstacles.empty()) {
            throw Failure(Status::wrongInput, std::move(obstacles));
        }
        writer.saveFinal(output);
    });
}

} // namespace zhangfa
