// Whole documents are checked: what is right is left alone, what is careless is found, text outside the fixes stays.
#include "check_library.h"
#include "memory_document.h"
#include "outline/document_files.h"
#include "outline_library.h"
#include "project_files.h"

#include "check/check.h"
#include "core/plan.h"
#include "core/utf8.h"
#include "core/values.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace zhangfa {
namespace {

std::string described(const Snapshot& snapshot, const Finding& finding) {
    return std::string(finding.rule->id) + " “" + finding.text +
           "” in: " + (finding.place.row ? std::string("a cell") : snapshot.body[finding.place.element].paragraph.text);
}

TEST(CheckDocuments, ReportsOfEveryKindThatAreFilledInAreRight) {
    const Library& library = shippedLibrary();
    for (const auto& [id, kind] : library.kinds) {
        SCOPED_TRACE(id.value);
        const auto parsed =
            parseValues(contentOf(root / "samples" / (id.value + ".json")), id.value, fieldsOf(library, kind));
        ReportRequest request{id, std::nullopt, {}, parsed.values};
        MemoryDocument document;
        document.apply(std::get<Edits>(planReport(library, request)));
        for (const Finding& finding : check(document.snapshot, library, {})) {
            ADD_FAILURE() << described(document.snapshot, finding);
        }
    }
}

// What is found in the made-up documents of tests/outline, some of them careless on purpose. ZHANGFA_UPDATE_GOLDEN=1
// writes it anew: read the difference.
TEST(CheckDocuments, FindsInCarelessOnesWhatAPersonWould) {
    std::string found;
    for (const OutlineDocument& document : outlineDocuments(root / "tests/outline/documents")) {
        found += "== " + document.name + "\n";
        for (const Finding& finding : check(document.snapshot, checkLibrary(), {})) {
            if (finding.rule->id != "spaces.indent") { // every second paragraph there has one
                found += std::to_string(finding.place.element) + " " + std::string(finding.rule->id) +
                         (finding.text.empty() ? "" : " " + finding.text) + "\n";
            }
        }
    }
    const auto golden = root / "tests/check/found.txt";
    if (std::getenv("ZHANGFA_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(golden) << found;
    }
    EXPECT_EQ(found, contentOf(golden));
}

// Correct paragraphs, typical and tricky: no error, at most one hint in 50. `apart`: rules that tell what is wrong with
// a paragraph that stands alone, as an item without those before it.
void leavesAlone(const char* file, const std::set<std::string_view>& apart) {
    std::istringstream lines(contentOf(root / "tests/check" / file));
    std::size_t count = 0, hints = 0;
    std::string told;
    for (std::string line; std::getline(lines, line); ++count) {
        const Snapshot snapshot = documentOf({"{title}关于2026年度工作情况的通知", "各部门：", line, "特此通知。",
                                              "{right}青禾县人民政府办公室", "{right}2026年12月18日"});
        for (const Finding& finding : check(snapshot, checkLibrary(), {})) {
            if (finding.place.element != 2 || apart.contains(finding.rule->id)) {
                continue;
            }
            EXPECT_EQ(finding.severity, Severity::hint) << described(snapshot, finding);
            hints += finding.severity == Severity::hint ? 1 : 0;
            told += described(snapshot, finding) + "\n";
        }
    }
    EXPECT_GE(count, 200U);
    EXPECT_LE(hints * 50, count) << told;
}

TEST(CheckDocuments, LeavesCorrectParagraphsAlone) {
    leavesAlone("correct.txt", {});
    leavesAlone("correct-2.txt", {"numbers.gap", "attachment.cited", "residue.unit"}); // written by somebody else
}

std::u32string lettersOf(const std::string& text) {
    std::u32string letters;
    for (const char32_t sign : toCharacters(text)) {
        const bool letter = (sign >= 0x3400 && sign < 0xA000) || (sign >= U'a' && sign <= U'z') ||
                            (sign >= U'A' && sign <= U'Z') || (sign >= U'0' && sign <= U'9');
        letters += letter ? std::u32string(1, sign) : std::u32string();
    }
    return letters;
}

// Correct paragraphs with faults thrown in.
rc::Gen<std::string> carelessText() {
    static const std::vector<std::string> pieces = [] {
        std::vector<std::string> all{",",         "(",       ")",        "  ",          "。。",
                                     "...",       "１２",    "帐号",     "布署",        "[2026]第05号",
                                     "--",        "12月3号", "90-95%",   "x",           "××",
                                     "\"",        ":",       "　　",     "，。",        "《》",
                                     "〔待定〕",  "一、",    "（一）、", "2024-2026年", "附件：1.台账。",
                                     "抄送：县委"};
        std::istringstream lines(contentOf(root / "tests/check/correct.txt"));
        for (std::string line; std::getline(lines, line);) {
            const std::u32string text = toCharacters(line);
            for (std::size_t at = 0; at < text.size(); at += 9) {
                all.push_back(toUtf8(text.substr(at, 9)));
            }
        }
        return all;
    }();
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const std::string& part : parts) {
                                text += part;
                            }
                            return text;
                        });
}

TEST(CheckDocuments, FixingEverythingChangesNothingButWhatIsFixed) {
    // These put right letters and digits; all others only what stands between them.
    const std::set<std::string_view> ofLetters{"confusable", "number.ordinal",    "number.leading-zero",
                                               "date.form",  "digits.full-width", "date.mixed",
                                               "citation",   "issued.ending"};
    const CheckSettings settings;
    EXPECT_TRUE(rc::check("only the fixed places change", [&] {
        std::vector<std::string> lines{"{title}关于工作情况的报告", "县委："};
        for (const std::string& line : *rc::gen::container<std::vector<std::string>>(carelessText())) {
            lines.push_back(line);
        }
        lines.emplace_back("完。");
        MemoryDocument document(documentOf(lines));
        const Snapshot before = document.snapshot;
        const std::vector<Finding> findings = check(before, checkLibrary(), settings);
        std::vector<std::string> wanted; // letters of each paragraph that stays
        for (std::size_t i = 0; i < before.body.size(); ++i) {
            std::string text = before.body[i].paragraph.text;
            bool removed = false;
            std::size_t done = text.size() + 1;
            for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
                if (finding->place.element != i || !finding->fix) {
                    continue;
                }
                removed = removed || finding->fix->removesParagraph;
                if (finding->fix->removesParagraph) {
                    RC_ASSERT(lettersOf(text).empty());
                    continue;
                }
                RC_ASSERT(before.body[i].paragraph.text.substr(finding->offset, finding->length) == finding->text);
                if (!ofLetters.contains(finding->rule->id) && finding->rule->id != "range.units") {
                    RC_ASSERT(lettersOf(finding->text) == lettersOf(finding->fix->replacement));
                }
                if (finding->offset + finding->length <= done) {
                    text.replace(finding->offset, finding->length, finding->fix->replacement);
                    done = finding->offset;
                }
            }
            if (!removed) {
                wanted.push_back(text);
            }
        }
        document.apply(planFixes(before, findings));
        std::vector<std::string> now;
        for (const BodyElement& element : document.snapshot.body) {
            now.push_back(element.paragraph.text);
        }
        RC_ASSERT(now == wanted);
    }));
}

} // namespace
} // namespace zhangfa
