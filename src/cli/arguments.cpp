// The command line, read.
#include "cli/arguments.h"

#include "cli/failure.h"
#include "core/stage.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <charconv>
#include <iostream>
#include <sstream>

namespace zhangfa {

namespace {

// CLI11's own words, in the user's language.
std::shared_ptr<CLI::Formatter> formatter(const Texts& texts) {
    auto words = std::make_shared<CLI::Formatter>();
    for (const char* label : {"Usage", "Options", "OPTIONS", "Positionals", "SUBCOMMAND", "SUBCOMMANDS", "Subcommands",
                              "REQUIRED", "TEXT", "INT", "UINT"}) {
        words->label(label, texts(std::string("cli.label.") + label));
    }
    words->column_width(28);
    return words;
}

std::vector<std::string> split(const std::string& ids) {
    std::vector<std::string> result;
    std::istringstream parts(ids);
    for (std::string id; std::getline(parts, id, ',');) {
        result.push_back(id);
    }
    return result;
}

class Grammar {
public:
    Grammar(const Texts& texts, Call& call)
        : texts_(texts), call_(call), app_(texts("cli.about"), "zhangfa"), words_(formatter(texts)) {
        app_.formatter(words_);
        app_.option_defaults()->group(texts_("cli.label.Options"));
        app_.set_help_flag("-h,--help", texts_("cli.option.help"));
        app_.set_version_flag("--version", "zhangfa " ZHANGFA_VERSION, texts_("cli.option.version"));
        app_.require_subcommand(1);
        app_.footer(texts_("cli.footer"));
        addListing();
        addWriting();
        CLI::App* templates = app_.add_subcommand("template", texts_("cli.about.template"));
        templates->group(texts_("cli.label.Subcommands"));
        templates->set_help_flag("-h,--help", texts_("cli.option.help"));
        templates->require_subcommand(1);
        CLI::App* check = verb(*templates, "check", Verb::templateCheck);
        check->add_option("DIR", call_.file, texts_("cli.option.dir"))->required();
        check->add_flag("--json", call_.json, texts_("cli.option.json"));
    }

    CLI::App& app() { return app_; }

private:
    void addListing() {
        verb(app_, "kinds", Verb::kinds)->add_flag("--json", call_.json, texts_("cli.option.json"));
        CLI::App* sections = verb(app_, "sections", Verb::sections);
        sections->add_option("--kind", call_.kind, texts_("cli.option.kind"))->type_name("KIND");
        sections->add_flag("--json", call_.json, texts_("cli.option.json"));
        CLI::App* fields = verb(app_, "fields", Verb::fields);
        kind(fields);
        fields->add_flag("--json", call_.json, texts_("cli.option.json-always"));
    }

    void addWriting() {
        CLI::App* create = verb(app_, "new", Verb::create);
        kind(create);
        values(create, false);
        create
            ->add_option_function<std::string>(
                "--sections", [this](const std::string& ids) { call_.sections = split(ids); },
                texts_("cli.option.sections"))
            ->type_name("ID,...");
        create
            ->add_option_function<std::string>(
                "--options", [this](const std::string& ids) { call_.options = split(ids); },
                texts_("cli.option.options"))
            ->type_name("ID/OPTION,...");
        create->add_flag("--brief", call_.brief, texts_("cli.option.brief"));
        create->add_option("--manner", call_.manner, texts_("cli.option.manner"))->type_name("MANNER");
        create->add_flag("--without-notice", call_.withoutNotice, texts_("cli.option.without-notice"));
        create->add_option("--head", call_.head, texts_("cli.option.head"))->type_name("printed|preprinted");
        create->add_flag("--imprint", call_.imprint, texts_("cli.option.imprint"));
        create->add_flag("--classified", call_.classified, texts_("cli.option.classified"));
        create->add_option("--profile", call_.format, texts_("cli.option.profile"))->type_name("P");
        create->add_option("--last", call_.last, texts_("cli.option.last"))->type_name("FILE");
        stage(create);
        output(create);

        CLI::App* fill = verb(app_, "fill", Verb::fill);
        file(fill);
        values(fill, true);
        stage(fill);
        fill->add_flag("--classified", call_.classified, texts_("cli.option.classified"));
        output(fill);

        CLI::App* show = verb(app_, "values", Verb::values);
        file(show);
        show->add_flag("--json", call_.json, texts_("cli.option.json-always"));
        show->add_option("-o,--output", call_.output, texts_("cli.option.values-output"))->type_name("OUT");
        office(show);

        CLI::App* outline = verb(app_, "outline", Verb::outline);
        file(outline);
        outline->add_flag("--json", call_.json, texts_("cli.option.json-always"));
        office(outline);

        CLI::App* check = verb(app_, "check", Verb::check, "cli.about.check-document");
        file(check);
        check->add_option("--profile", call_.format, texts_("cli.option.profile"))->type_name("P");
        CLI::Option* fix = check->add_flag("--fix", call_.fix, texts_("cli.option.fix"));
        CLI::Option* fixed =
            check->add_option("-o,--output", call_.output, texts_("cli.option.output"))->type_name("OUT");
        CLI::Option* comments = check->add_flag("--comments", call_.comments, texts_("cli.option.comments"));
        fix->needs(fixed);
        comments->needs(fixed);
        check->add_option("--last", call_.last, texts_("cli.option.check-last"))->type_name("OLD");
        check->add_option("--fail-on", call_.failOn, texts_("cli.option.fail-on"))
            ->type_name("LEVEL")
            ->check(CLI::IsMember({"hint", "warning", "error", "never"}).description(""));
        check->add_flag("--json", call_.json, texts_("cli.option.json"));
        office(check);

        CLI::App* format = verb(app_, "format", Verb::format);
        file(format);
        format->add_option("--profile", call_.format, texts_("cli.option.profile"))->type_name("P");
        format->add_option("--roles", call_.roles, texts_("cli.option.roles"))->type_name("FILE");
        format->add_flag("--keep-emphasis", call_.keepEmphasis, texts_("cli.option.keep-emphasis"));
        format->add_flag("--fix", call_.fix, texts_("cli.option.format-fix"));
        format->add_flag("--json", call_.json, texts_("cli.option.format-json"));
        format->add_option("-o,--output", call_.output, texts_("cli.option.output"))->type_name("OUT");
        office(format);

        addCollect();

        CLI::App* insert = verb(app_, "insert", Verb::insert);
        file(insert);
        section(insert);
        values(insert, false);
        insert->add_flag("--brief", call_.brief, texts_("cli.option.brief-section"));
        insert->add_option("--after", call_.after, texts_("cli.option.after"))->type_name("N");
        output(insert);

        CLI::App* move = verb(app_, "move", Verb::move);
        file(move);
        section(move);
        CLI::Option_group* where = move->add_option_group(texts_("cli.label.place"));
        where->add_option("--steps", call_.steps, texts_("cli.option.steps"))->type_name("N");
        where->add_option("--after", call_.after, texts_("cli.option.after"))->type_name("N");
        where->require_option(1);
        output(move);

        CLI::App* remove = verb(app_, "remove", Verb::remove);
        file(remove);
        section(remove);
        output(remove);

        CLI::App* final = verb(app_, "final", Verb::makeFinal);
        file(final);
        output(final);
        addBatch();
    }

    void addBatch() {
        CLI::App* batch = verb(app_, "batch", Verb::batch);
        batch->add_option("KIND|FILE", call_.file, texts_("cli.option.batch-file"))->required();
        batch->add_option("--data", call_.rows, texts_("cli.option.data"))->required()->type_name("ROWS");
        batch->add_option("--sheet", call_.sheet, texts_("cli.option.sheet"))->type_name("NAME");
        batch->add_option("-o,--output", call_.patterns, texts_("cli.option.batch-output"))
            ->required()
            ->type_name("PATTERN")
            ->allow_extra_args(false) // one each; FILE may come behind it
            ->take_all();
        batch->add_option("--mapping", call_.mapping, texts_("cli.option.mapping"))->type_name("M.json");
        batch->add_option("--save-mapping", call_.saveMapping, texts_("cli.option.save-mapping"))->type_name("M.json");
        batch->add_option("--problems", call_.problems, texts_("cli.option.problems"))->type_name("P.csv");
        constexpr int mostJobs = 64, mostLevel = 12;
        number(batch->add_option("--jobs", call_.jobs, texts_("cli.option.jobs"))->type_name("N"), mostJobs);
        number(batch->add_option("--level", call_.level, texts_("cli.option.level"))->type_name("N"), mostLevel);
        batch
            ->add_option_function<std::string>(
                "--shard", [this](const std::string& text) { call_.shard = *shardOf(text); },
                texts_("cli.option.shard"))
            ->type_name("K/N")
            ->check(
                [this](const std::string& text) { return shardOf(text) ? std::string() : texts_("cli.usage.shard"); });
        batch->add_flag("--keep-going", call_.keepGoing, texts_("cli.option.keep-going"));
        batch->add_flag("--numbered", call_.numbered, texts_("cli.option.numbered"));
        batch->add_flag("--resume", call_.resume, texts_("cli.option.resume"));
        batch->add_flag("--no-office", call_.withoutOffice, texts_("cli.option.no-office"));
        batch->add_flag("--json", call_.json, texts_("cli.option.batch-json"));
        office(batch);
    }

    static std::optional<std::pair<std::size_t, std::size_t>> shardOf(const std::string& text) {
        std::pair<std::size_t, std::size_t> shard;
        const char* end = text.data() + text.size();
        const auto first = std::from_chars(text.data(), end, shard.first);
        const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
        const bool whole = slash && std::from_chars(first.ptr + 1, end, shard.second).ptr == end;
        return whole && shard.first >= 1 && shard.first <= shard.second ? std::optional(shard) : std::nullopt;
    }

    void number(CLI::Option* option, int most) {
        option->check([this, most](const std::string& text) {
            int number = 0;
            const char* end = text.data() + text.size();
            const bool right = std::from_chars(text.data(), end, number).ptr == end && number >= 1 && number <= most;
            return right ? std::string() : texts_({"cli.usage.number", {"1", std::to_string(most)}});
        });
    }

    void addCollect() {
        CLI::App* collect = verb(app_, "collect", Verb::collect);
        collect->add_option("FILES", call_.inputs, texts_("cli.option.collect-inputs"))
            ->required()
            ->type_name("DIR|FILE|ZIP");
        collect->add_option("--kind", call_.kind, texts_("cli.option.kind"))->required()->type_name("KIND");
        collect->add_option("-o,--output", call_.output, texts_("cli.option.collect-output"))->type_name("OUT");
        collect->add_option("--units", call_.units, texts_("cli.option.units"))->type_name("FILE");
        collect->add_option("--missing", call_.missing, texts_("cli.option.missing"))->type_name("OUT");
        collect->add_option("--findings", call_.findings, texts_("cli.option.findings"))->type_name("OUT");
        collect->add_option("--sums", call_.sums, texts_("cli.option.sums"))->type_name("OUT");
        collect->add_option("--report", call_.report, texts_("cli.option.report"))->type_name("OUT");
        collect->add_flag("--count-guesses", call_.countGuesses, texts_("cli.option.count-guesses"));
        collect->add_flag("--json", call_.json, texts_("cli.option.collect-json"));
        collect->add_flag("--timing", call_.timing, texts_("cli.option.timing"));
        office(collect);
    }

    CLI::App* verb(CLI::App& parent, const char* name, Verb verb, const std::string& about = {}) {
        CLI::App* app = parent.add_subcommand(name, texts_(about.empty() ? std::string("cli.about.") + name : about));
        app->formatter(words_);
        app->group(texts_("cli.label.Subcommands"));
        app->set_help_flag("-h,--help", texts_("cli.option.help"));
        app->callback([this, verb] { call_.verb = verb; });
        return app;
    }
    void kind(CLI::App* app) { app->add_option("KIND", call_.kind, texts_("cli.option.kind"))->required(); }
    void file(CLI::App* app) { app->add_option("FILE", call_.file, texts_("cli.option.file"))->required(); }
    void section(CLI::App* app) {
        app->add_option("--section", call_.section, texts_("cli.option.section"))->required()->type_name("ID");
    }
    void values(CLI::App* app, bool required) {
        app->add_option("--values", call_.valuesFile,
                        texts_(required ? "cli.option.values-or-sheet" : "cli.option.values"))
            ->required(required)
            ->type_name("V.json");
    }
    void stage(CLI::App* app) {
        std::vector<std::string> names;
        for (const Stage each : stages) {
            names.emplace_back(nameOf(each));
        }
        CLI::Option* option = app->add_option("--stage", call_.stage, texts_("cli.option.stage"))
                                  ->type_name("STAGE")
                                  ->check(CLI::IsMember(names).description(""));
        app->add_flag("--stage-in-title", call_.stageInTitle, texts_("cli.option.stage-in-title"))->needs(option);
    }
    void output(CLI::App* app) {
        app->add_option("-o,--output", call_.output, texts_("cli.option.output"))->required()->type_name("OUT");
        office(app);
    }
    void office(CLI::App* app) {
        app->add_option("--office", call_.office, texts_("cli.option.office"))->type_name("PATH");
        app->add_option("--timeout", call_.timeout, texts_("cli.option.timeout"))
            ->type_name("SECONDS")
            ->check([this](const std::string& text) {
                const bool number =
                    !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == text.npos;
                return number && std::stoi(text) > 0 ? std::string() : texts_("cli.usage.seconds");
            });
    }

    const Texts& texts_;
    Call& call_;
    CLI::App app_;
    std::shared_ptr<CLI::Formatter> words_;
};

// What CLI11 says in English only, by its kind of error.
std::string wrong(const CLI::ParseError& error, const Texts& texts) {
    const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
    const char* key = code == CLI::ExitCodes::RequiredError      ? "cli.usage.missing"
                      : code == CLI::ExitCodes::ExtrasError      ? "cli.usage.unknown"
                      : code == CLI::ExitCodes::ArgumentMismatch ? "cli.usage.mismatch"
                      : code == CLI::ExitCodes::ConversionError  ? "cli.usage.conversion"
                      : code == CLI::ExitCodes::ValidationError  ? "cli.usage.invalid"
                                                                 : "cli.usage.other";
    return texts({key, {error.what()}});
}

} // namespace

std::variant<Call, int> readArguments(int argc, char** argv, const Texts& texts) {
    Call call;
    Grammar grammar(texts, call);
    try {
        grammar.app().parse(argc, argv);
        if ((call.file == "-") + (call.valuesFile == "-") + (call.last == "-") + (call.rows == "-") > 1) {
            refuseInput({"cli.usage.stdin-twice", {}});
        }
        if (call.verb == Verb::check && !call.output.empty() && !call.fix && !call.comments) {
            refuseInput({"cli.usage.output-of-check", {}});
        }
        return call;
    } catch (const CLI::Success& asked) {
        grammar.app().exit(asked, std::cout, std::cerr);
        return std::cout.flush() ? 0 : static_cast<int>(Status::wrongInput);
    } catch (const CLI::ParseError& error) {
        std::cerr << "zhangfa: " << wrong(error, texts) << '\n';
        return static_cast<int>(Status::wrongInput);
    }
}

} // namespace zhangfa
