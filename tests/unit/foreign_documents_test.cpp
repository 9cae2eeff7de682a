// Every missing section put into every one of the made-up documents: text that is not ours never changes, but for the
// numerals of the list that the section joins; taken out again, the document is as it was.
#include "memory_document.h"
#include "outline/document_files.h"
#include "project_files.h"

#include "core/heading_list.h"
#include "core/plan.h"
#include "core/recognised_sections.h"
#include "core/repairs.h"

#include <gtest/gtest.h>

#include <map>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

// Those whose numbers are typed: a document in memory has no lists of Writer's.
std::vector<OutlineDocument> typedDocuments() {
    std::vector<OutlineDocument> all = outlineDocuments(root / "tests/outline/documents");
    std::erase_if(all, [](const OutlineDocument& document) {
        return std::any_of(document.snapshot.body.begin(), document.snapshot.body.end(),
                           [](const BodyElement& element) {
                               return !element.paragraph.label.empty() || element.paragraph.outlineLevel > 0;
                           });
    });
    return all;
}

Lines linesOf(const Snapshot& snapshot) {
    Lines lines;
    for (const BodyElement& element : snapshot.body) {
        lines.push_back(element.table ? "[table]" : element.paragraph.text);
    }
    return lines;
}

// Without numerals, wide and narrow.
std::string withoutNumbers(const std::string& line) {
    static constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                                    "０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    std::string bare;
    for (std::size_t i = 0; i < line.size();) {
        const auto numeral = std::find_if(std::begin(numerals), std::end(numerals),
                                          [&](std::string_view any) { return line.compare(i, any.size(), any) == 0; });
        if (numeral != std::end(numerals)) {
            i += numeral->size();
        } else if (line[i] >= '0' && line[i] <= '9') {
            ++i;
        } else {
            bare += line[i++];
        }
    }
    return bare;
}

// The lines that differ, for people.
std::string difference(const Lines& before, const Lines& after) {
    std::string text = std::to_string(before.size()) + " lines before, " + std::to_string(after.size()) + " now\n";
    for (std::size_t i = 0, told = 0; i < std::max(before.size(), after.size()) && told < 3; ++i) {
        const std::string old = i < before.size() ? before[i] : "(none)", now = i < after.size() ? after[i] : "(none)";
        if (old != now) {
            text += "  " + old + "\n  " + now + "\n";
            ++told;
        }
    }
    return text;
}

// What is not new, in order; `first`: where the new elements begin, `count` of them.
struct Added {
    std::size_t first = 0, count = 0;
};
Added addedBy(const Edits& edits) {
    Added added;
    for (const Edit& edit : edits) {
        if (const auto* insert = std::get_if<InsertElements>(&edit)) {
            added = {insert->before, insert->elements.size()};
        }
    }
    return added;
}

class ForeignDocuments : public testing::Test {
protected:
    // Calls `use` for every section that can be put in, with its plan.
    template <class Use> static void forEachInsertion(const OutlineDocument& document, const Use& use) {
        for (const auto& [id, section] : shippedLibrary().sections) {
            const Plan plan = planInsert(shippedLibrary(), document.snapshot, id);
            if (const auto* edits = std::get_if<Edits>(&plan)) {
                use(id, *edits);
            } else {
                const std::string reason = std::get<Refusal>(plan).key;
                EXPECT_TRUE(reason == "plan.already-there" || reason == "plan.glued" || reason == "plan.part-of-others")
                    << document.name << " " << reason;
            }
        }
    }
};

TEST_F(ForeignDocuments, KeepEveryTextThatIsNotOurs) {
    std::size_t insertions = 0;
    for (const OutlineDocument& document : typedDocuments()) {
        const Lines before = linesOf(document.snapshot);
        forEachInsertion(document, [&](const SectionId& id, const Edits& edits) {
            MemoryDocument changed(document.snapshot);
            changed.apply(edits);
            Lines after = linesOf(changed.snapshot);
            const Added added = addedBy(edits);
            const auto first = after.begin() + static_cast<std::ptrdiff_t>(added.first);
            after.erase(first, first + static_cast<std::ptrdiff_t>(added.count));
            ASSERT_EQ(after.size(), before.size()) << document.name << " " << id.value;
            for (std::size_t i = 0; i < before.size(); ++i) {
                if (i < added.first) {
                    ASSERT_EQ(after[i], before[i]) << document.name << " " << id.value;
                } else {
                    ASSERT_EQ(withoutNumbers(after[i]), withoutNumbers(before[i])) << document.name << " " << id.value;
                }
            }
            ++insertions;
        });
    }
    EXPECT_GT(insertions, 500U);
}

TEST_F(ForeignDocuments, AreAsBeforeOnceTheSectionIsTakenOut) {
    for (const OutlineDocument& document : typedDocuments()) {
        const Lines before = linesOf(document.snapshot);
        forEachInsertion(document, [&](const SectionId& id, const Edits& edits) {
            MemoryDocument changed(document.snapshot);
            changed.apply(edits);
            const Plan removal = planRemove(shippedLibrary(), changed.snapshot, id);
            ASSERT_TRUE(std::holds_alternative<Edits>(removal))
                << document.name << " " << id.value << " " << std::get<Refusal>(removal).key;
            changed.apply(std::get<Edits>(removal));
            const Lines after = linesOf(changed.snapshot);
            EXPECT_TRUE(after == before) << document.name << " " << id.value << ": " << difference(before, after);
        });
    }
}

TEST_F(ForeignDocuments, HaveOneHeadingMoreAndAllTheOthers) {
    for (const OutlineDocument& document : typedDocuments()) {
        const Outline before = readOutline(document.snapshot, shippedLibrary());
        forEachInsertion(document, [&](const SectionId& id, const Edits& edits) {
            MemoryDocument changed(document.snapshot);
            changed.apply(edits);
            const Report report = readReport(changed.snapshot, shippedLibrary());
            const ReportSection* section = report.section(id);
            ASSERT_NE(section, nullptr) << document.name << " " << id.value;
            EXPECT_TRUE(section->bound);
            const Added added = addedBy(edits);
            EXPECT_GE(section->first, added.first) << document.name << " " << id.value;
            EXPECT_LE(section->first + section->count, added.first + added.count) << document.name << " " << id.value;
            for (const OutlineItem& item : before.items) {
                if (item.role != OutlineRole::heading || item.glued) {
                    continue;
                }
                const std::size_t element = item.element + (item.element >= added.first ? added.count : 0);
                const auto& items = report.outline.items;
                EXPECT_TRUE(std::any_of(items.begin(), items.end(),
                                        [&](const OutlineItem& other) {
                                            return other.element == element && other.text == item.text &&
                                                   other.scheme == item.scheme && other.level == item.level;
                                        }))
                    << document.name << " " << id.value << " " << item.text;
            }
        });
    }
}

TEST_F(ForeignDocuments, EveryRepairLeavesItsPlaceRight) {
    std::map<RepairKind, int> kinds;
    for (const OutlineDocument& document : typedDocuments()) {
        MemoryDocument changed(document.snapshot);
        // One after the other; each repaired place is right afterwards, so that this comes to an end.
        for (int step = 0; step < 30; ++step) {
            const auto repairs = findRepairs(changed.snapshot, readOutline(changed.snapshot, shippedLibrary()));
            if (repairs.empty()) {
                break;
            }
            const Lines before = linesOf(changed.snapshot);
            ++kinds[repairs.front().kind];
            ASSERT_FALSE(repairs.front().edits.empty()) << document.name;
            changed.apply(repairs.front().edits);
            ASSERT_NE(linesOf(changed.snapshot), before) << document.name << " " << repairs.front().text;
            ASSERT_LT(step, 29) << document.name << " " << nameOf(repairs.front().kind) << repairs.front().text;
        }
    }
    EXPECT_GT(kinds[RepairKind::split], 3);
    EXPECT_GT(kinds[RepairKind::close], 2);
}

} // namespace
} // namespace zhangfa
