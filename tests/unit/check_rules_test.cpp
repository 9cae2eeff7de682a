// Every rule finds what it must and leaves alone what it must, and what it puts right stays right
// (tests/check/rules.txt).
#include "check_library.h"
#include "memory_document.h"
#include "outline_library.h"
#include "project_files.h"

#include "check/check.h"
#include "core/texts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace zhangfa {
namespace {

struct Case {
    std::string rule;
    int line = 0;
    bool finds = false;
    std::vector<std::string> lines;
    std::vector<std::string> found; // what is marked, in order
    bool marks = false;
    std::string fixed; // of the paragraph with the first mark
};

std::vector<std::string> splitLines(const std::string& text, const std::string& sign) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(sign); end != std::string::npos; end = text.find(sign, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + sign.size();
    }
    parts.push_back(text.substr(begin));
    return parts;
}

const std::string opening = "«", closing = "»";

// Takes the marks out and tells what they enclosed.
std::vector<std::string> unmark(std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
        text.erase(at, opening.size());
        const std::size_t end = text.find(closing, at);
        found.push_back(text.substr(at, end - at));
        text.erase(end, closing.size());
    }
    return found;
}

std::vector<Case> casesOf(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::vector<Case> cases;
    std::string rule;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.starts_with("# ")) {
            rule = line.substr(2);
        } else if (line.starts_with("=> ")) {
            cases.back().fixed = line.substr(3);
        } else if (!rule.empty() && (line.starts_with("+ ") || line.starts_with("- "))) {
            Case& one = cases.emplace_back();
            one.rule = rule;
            one.line = number;
            one.finds = line[0] == '+';
            std::string text = line.substr(2);
            one.marks = text.find(opening) != std::string::npos;
            one.found = unmark(text);
            if (text.find("¶") != std::string::npos) {
                one.lines = splitLines(text, "¶");
            } else {
                one.lines = {"{title}关于2026年度落实意识形态工作责任制情况的报告",
                             "县委：",
                             text,
                             "特此报告。",
                             "{right}中共白鹭镇委员会",
                             "{right}2026年12月18日"};
            }
        }
    }
    return cases;
}

std::vector<Finding> found(const Case& one, const Snapshot& snapshot, const CheckSettings& settings) {
    std::vector<Finding> all = check(snapshot, checkLibrary(), settings);
    std::erase_if(all, [&](const Finding& any) { return any.rule->id != one.rule; });
    return all;
}

std::string textAt(const Snapshot& snapshot, std::size_t element) { return snapshot.body[element].paragraph.text; }

// What the unit's profile knows.
CheckSettings settingsOfTests() {
    CheckSettings settings;
    settings.unit[FieldId{"secretary"}] = "周平";
    return settings;
}

// These are told of a report as a whole, which no text here shows (check_reports_test, likeness_test).
const std::set<std::string_view> ofReports{"unfilled", "section.missing", "problem.unanswered", "length", "likeness"};

TEST(CheckRules, FindWhatTheyMustAndNothingElse) {
    const CheckSettings settings = settingsOfTests();
    std::map<std::string, std::pair<int, int>> counts;
    for (const Case& one : casesOf(root / "tests/check/rules.txt")) {
        SCOPED_TRACE("rules.txt:" + std::to_string(one.line) + " " + one.rule);
        (one.finds ? counts[one.rule].first : counts[one.rule].second)++;
        const Snapshot snapshot = documentOf(one.lines);
        const std::vector<Finding> all = found(one, snapshot, settings);
        EXPECT_EQ(one.finds, !all.empty()) << (all.empty() ? "" : all[0].text);
        if (one.finds && one.marks) {
            std::vector<std::string> texts;
            for (const Finding& finding : all) {
                texts.push_back(finding.text);
            }
            EXPECT_EQ(texts, one.found);
        }
    }
    for (const Rule& rule : checkRules()) {
        const auto [found, left] = counts[std::string(rule.id)];
        // Those on the layout have tests of their own: layout_rules_test.cpp.
        const bool elsewhere = ofReports.contains(rule.id) || rule.id.starts_with("layout.");
        EXPECT_TRUE(elsewhere || (found >= 2 && left >= 2)) << rule.id << ": two of each";
        counts.erase(std::string(rule.id));
    }
    for (const auto& [rule, count] : counts) {
        ADD_FAILURE() << "there is no rule " << rule;
    }
}

TEST(CheckRules, PutRightWhatIsMechanical) {
    const CheckSettings settings = settingsOfTests();
    for (const Case& one : casesOf(root / "tests/check/rules.txt")) {
        SCOPED_TRACE("rules.txt:" + std::to_string(one.line) + " " + one.rule);
        if (!one.finds) {
            continue;
        }
        MemoryDocument document(documentOf(one.lines));
        const std::vector<Finding> before = found(one, document.snapshot, settings);
        const bool mechanical =
            std::any_of(before.begin(), before.end(), [](const Finding& any) { return any.fix.has_value(); });
        EXPECT_TRUE(one.fixed.empty() || mechanical);
        if (!mechanical) {
            continue;
        }
        const std::size_t element = before.front().place.element;
        document.apply(planFixes(document.snapshot, before));
        if (!one.fixed.empty()) {
            std::string fixed = one.fixed;
            fixed.erase(0, fixed.starts_with("{") ? fixed.find('}') + 1 : 0);
            EXPECT_EQ(textAt(document.snapshot, element), fixed);
        }
        for (const Finding& left : found(one, document.snapshot, settings)) {
            EXPECT_FALSE(left.fix) << left.text;
        }
    }
}

TEST(CheckRules, AreAllDescribedAndSaid) {
    const std::string described = contentOf(root / "docs/rules.md");
    const std::map<Severity, std::string> strengths{
        {Severity::error, "错误"}, {Severity::warning, "警告"}, {Severity::hint, "提示"}};
    std::set<std::string_view> ids;
    for (const Rule& rule : checkRules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        const std::string line = "| `" + std::string(rule.id) + "` | " + strengths.at(rule.severity) + " | " +
                                 letterOf(rule.source) + (rule.clause.empty() ? "" : " ") + std::string(rule.clause) +
                                 " |";
        EXPECT_NE(described.find(line), std::string::npos) << line;
        EXPECT_TRUE(rule.source == RuleSource::standard || rule.severity != Severity::error) << rule.id;
        for (const char* language : {"zh-CN", "en"}) {
            const Texts texts = Texts::parse(contentOf(root / "l10n" / (std::string(language) + ".json")));
            EXPECT_TRUE(texts.all().contains("check." + std::string(rule.id))) << rule.id;
        }
    }
}

} // namespace
} // namespace zhangfa
