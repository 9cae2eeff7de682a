// Verbs and mistakes that need no office.
#include "command.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa {
namespace {

namespace json = boost::json;

using Command = CommandTest;

TEST_F(Command, HelpsOnEveryVerb) {
    const std::vector<Arguments> verbs = {{},         {"kinds"}, {"sections"}, {"fields"},
                                          {"new"},    {"fill"},  {"values"},   {"outline"},
                                          {"insert"}, {"final"}, {"template"}, {"template", "check"}};
    for (const char* language : {"zh_CN.UTF-8", "C"}) {
        environment["LC_ALL"] = language;
        for (Arguments arguments : verbs) {
            arguments.emplace_back("--help");
            const Outcome outcome = run(arguments);
            EXPECT_EQ(outcome.status, 0) << outcome.err;
            EXPECT_NE(outcome.out.find(std::string(language) == "C" ? "Usage" : "用法"), std::string::npos)
                << outcome.out;
            EXPECT_EQ(outcome.out.find("cli."), std::string::npos) << "a text is missing: " << outcome.out;
        }
    }
}

TEST_F(Command, ListsTheKinds) {
    const std::string listed = run({"kinds"}).out;
    EXPECT_TRUE(listed.starts_with("situation-report\t落实意识形态工作责任制情况报告\n")) << listed;
    EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), 6) << listed;
    const json::value kinds = json::parse(run({"kinds", "--json"}).out);
    EXPECT_EQ(kinds.at(0).at("id"), "situation-report");
    EXPECT_GT(kinds.at(0).at("sections").as_array().size(), 5U);
}

TEST_F(Command, ListsTheSectionsOfAKindWithTheirNeed) {
    EXPECT_NE(run({"sections"}).out.find("theory\t理论武装与学习教育\n"), std::string::npos);
    EXPECT_NE(run({"sections", "--kind", "situation-report"}).out.find("theory\t理论武装与学习教育\trequired\n"),
              std::string::npos);
    EXPECT_TRUE(json::parse(run({"sections", "--json"}).out).is_array());
}

TEST_F(Command, ShowsTheFieldsOfAKindAsJsonSchema) {
    const Outcome outcome = run({"fields", "situation-report"});
    const json::value schema = json::parse(outcome.out);
    EXPECT_EQ(schema.at("type"), "object");
    EXPECT_EQ(schema.at("properties").at("theory.sessions").at("type"), "integer");
}

TEST_F(Command, NamesTheKindsWhereOneIsUnknown) {
    const Outcome outcome = run({"fields", "situation"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, "zhangfa: 没有文种“situation”。可用的有：situation-report、inspection-report、"
                           "duty-report、work-plan、measures、rules。\n");
}

TEST_F(Command, SpeaksTheUsersLanguage) {
    environment["LC_ALL"] = "";
    environment["LC_MESSAGES"] = "en_GB.UTF-8";
    environment["LANG"] = "zh_CN.UTF-8";
    EXPECT_EQ(run({"fields", "x"}).err, "zhangfa: There is no kind of report “x”. There are: situation-report, "
                                        "inspection-report, duty-report, work-plan, measures, rules.\n");
}

TEST_F(Command, RefusesWrongCallsWithStatus2) {
    const std::vector<Arguments> calls = {{},
                                          {"write"},
                                          {"kinds", "--what"},
                                          {"new"},
                                          {"new", "situation-report"},
                                          {"fill", "a.odt", "-o", "b.odt"},
                                          {"insert", "a.odt", "-o", "b.odt"},
                                          {"insert", "a.odt", "--section", "theory", "--after", "x", "-o", "b.odt"},
                                          {"values", "a.odt", "--timeout", "0"},
                                          {"template"},
                                          {"fill", "-", "--values", "-", "-o", "b.odt"}};
    for (const Arguments& call : calls) {
        const Outcome outcome = run(call);
        EXPECT_EQ(outcome.status, 2) << testing::PrintToString(call);
        EXPECT_TRUE(outcome.err.starts_with("zhangfa: ")) << outcome.err;
        EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    }
}

TEST_F(Command, FindsNothingWrongWithItsOwnTemplates) {
    const Outcome outcome = run({"template", "check", source("templates")});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(run({"template", "check", "--json", source("templates")}).out, "[]\n");
}

TEST_F(Command, TellsWhereATemplateIsWrong) {
    std::filesystem::copy(source("templates"), path("t"), std::filesystem::copy_options::recursive);
    write("t/sections/theory.md", "# 理论武装\n\n学习{{theory.nosuch}}次。\n");
    const Outcome outcome = run({"template", "check", "t"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.err.find("zhangfa: t/sections/theory.md:3:"), std::string::npos) << outcome.err;
    const json::value problems = json::parse(run({"template", "check", "t", "--json"}).out);
    ASSERT_FALSE(problems.as_array().empty());
    // An office's own folder, beside the shipped templates.
    std::filesystem::create_directories(path("own/sections"));
    for (const char* name : {"library-visits.json", "library-visits.md", "library-visits.brief.md"}) {
        std::filesystem::copy(source("docs/examples/templates/sections") / name, path("own/sections") / name);
    }
    EXPECT_EQ(run({"template", "check", "own"}).status, 0);
    std::filesystem::remove(path("own/sections/library-visits.json"));
    const Outcome broken = run({"template", "check", "own"});
    EXPECT_EQ(broken.status, 2);
    EXPECT_TRUE(broken.err.starts_with("zhangfa: own/sections/library-visits.json")) << broken.err;
    EXPECT_EQ(run({"template", "check", "nowhere"}).status, 2);
}

TEST_F(Command, TellsEveryWrongValueWithItsPlaceBeforeAnythingElse) {
    write("v.json", "{\n  \"year\": \"x\",\n  \"nosuch\": 1,\n  \"theory.attendance\": 120\n}\n");
    const Outcome outcome = run({"new", "situation-report", "--values", "v.json", "-o", "a.odt"});
    EXPECT_EQ(outcome.status, 2);
    for (const char* place : {"zhangfa: v.json:2:", "zhangfa: v.json:3:", "zhangfa: v.json:4:"}) {
        EXPECT_NE(outcome.err.find(place), std::string::npos) << outcome.err;
    }
    EXPECT_FALSE(exists("a.odt"));
}

TEST_F(Command, TellsWhereAValuesFileIsNoJson) {
    write("v.json", "{\"year\": 2026, }");
    const Outcome outcome = run({"new", "situation-report", "--values", "v.json", "-o", "a.odt"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(outcome.err.starts_with("zhangfa: v.json:1:16: ")) << outcome.err;
}

TEST_F(Command, RefusesAnOutputItCannotWrite) {
    write("a.txt", "");
    write("old.odt", "old");
    std::filesystem::create_directory(path("folder.odt"));
    for (const char* name : {"a.xyz", "a", "nowhere/a.odt", "/proc/a.odt", "folder.odt"}) {
        const Outcome outcome = run({"new", "situation-report", "-o", name});
        EXPECT_EQ(outcome.status, 2) << name;
        EXPECT_TRUE(outcome.err.starts_with("zhangfa: " + std::string(name) + ": ")) << outcome.err;
    }
    EXPECT_EQ(run({"final", "old.odt", "-o", "./old.odt"}).status, 2);
    EXPECT_EQ(read("old.odt"), "old");
}

TEST_F(Command, TellsThatItsOutputIsFull) {
    output = "/dev/full";
    const Outcome outcome = run({"kinds"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, "zhangfa: -: 磁盘已满，没有写成。请腾出空间，或另选位置。\n");
}

TEST_F(Command, TellsThatThereIsNoOffice) {
    Outcome outcome = run({"new", "situation-report", "-o", "a.odt", "--office", "/nowhere"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_TRUE(outcome.err.starts_with("zhangfa: 在 /nowhere 没有找到 LibreOffice。")) << outcome.err;
    environment["ZHANGFA_OFFICE"] = "/somewhere";
    outcome = run({"new", "situation-report", "-o", "a.odt"});
    EXPECT_TRUE(outcome.err.starts_with("zhangfa: 在 /somewhere 没有找到 LibreOffice。")) << outcome.err;
}

TEST_F(Command, TellsThatTheOfficeDoesNotStart) {
    std::filesystem::create_directories(path("office/program"));
    for (const char* program : {"office/program/soffice.bin", "office/program/unopkg.bin"}) {
        write(program, "#!/bin/sh\necho no such library\nexit 1\n");
        std::filesystem::permissions(path(program), std::filesystem::perms::owner_all);
    }
    const Outcome outcome = run({"new", "situation-report", "-o", "a.odt", "--office", "office"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("no such library"), std::string::npos) << outcome.err;
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

} // namespace
} // namespace zhangfa
