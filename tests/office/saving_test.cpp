// Saved, closed, opened again: everything is still there and bound, in every editable format.
#include "office/report.h"

#include <algorithm>

namespace zhangfa {
namespace {

class Saving : public ReportTest, public testing::WithParamInterface<const char*> {
protected:
    static std::string url(const std::filesystem::path& file) { return "file://" + file.string(); }

    // What must survive: values, sections, kind, what is open.
    std::string essence(const Model& document) {
        const auto state = this->state(document);
        json::object kept{{"values", values(document)}, {"open", state.at("open")}, {"kind", state.at("kind")}};
        json::array present;
        for (const auto& id : sections(document)) {
            present.emplace_back(id);
        }
        kept["sections"] = present;
        return json::serialize(kept);
    }

    Model saveAndLoad(const Model& document, const std::string& name) {
        api()->saveCopy(document, fromUtf8(url(scratch() / name)));
        const Model again = office().load(scratch() / name);
        EXPECT_TRUE(again.is()) << name;
        return again;
    }
};

TEST_P(Saving, KeepsValuesSectionsMarksAndKind) {
    const Model document = newReport(R"({"org-full": "中共白鹭镇委员会", "year": 2026, "theory.sessions": 12,
        "problems.items": [{"problem": "理论学习还不够深入"}, {"problem": "阵地管理存在薄弱环节"}]})");
    const std::string before = essence(document);
    const Model again = saveAndLoad(document, std::string("a.") + GetParam());
    EXPECT_EQ(essence(again), before);
    fill(again, R"({"theory.sessions": 34})");
    EXPECT_NE(Office::text(again).find("34次"), std::string::npos);
    fill(again, R"({"theory.sessions": null})");
    EXPECT_EQ(value(again, "theory.sessions"), "null");
    api()->insert(again, ascii(R"({"section": "team"})"));
    api()->move(again, ascii("team"), 1);
    api()->remove(again, ascii("team"));
}

TEST_P(Saving, KeepsTheFullReport) {
    const Model document = fullReport();
    const std::string before = essence(document);
    EXPECT_EQ(essence(saveAndLoad(document, std::string("a.") + GetParam())), before);
}

INSTANTIATE_TEST_SUITE_P(Formats, Saving, testing::Values("odt", "docx", "doc", "fodt"),
                         [](const auto& info) { return std::string(info.param); });

using SavingCycles = Saving;

TEST_F(SavingCycles, FiveAlternatingCyclesLoseNothing) {
    Model document = newReport(R"({"org-full": "中共白鹭镇委员会", "theory.sessions": 12,
        "problems.items": [{"problem": "理论学习还不够深入"}]})");
    const std::string before = essence(document);
    const std::string text = Office::text(document);
    for (int cycle = 0; cycle < 5; ++cycle) {
        for (const char* format : {"odt", "docx"}) {
            document = saveAndLoad(document, std::to_string(cycle) + "." + format);
            ASSERT_EQ(essence(document), before) << cycle << format;
            ASSERT_EQ(Office::text(document), text) << cycle << format;
        }
    }
}

TEST_F(SavingCycles, RefusesUnknownFormatsAndTheDocumentsOwnFile) {
    const Model document = newReport();
    const auto save = [&](const std::string& to) { return refusal([&] { api()->saveCopy(document, fromUtf8(to)); }); };
    EXPECT_EQ(save(url(scratch() / "a.xyz")), "save.unknown-format");
    office().store(document, scratch() / "own.odt");
    const Model own = office().load(scratch() / "own.odt");
    EXPECT_EQ(refusal([&] { api()->saveCopy(own, fromUtf8(url(scratch() / "own.odt"))); }), "save.own-file");
}

TEST_F(SavingCycles, LeavesNothingBehindWhereItCannotWrite) {
    const Model document = newReport();
    EXPECT_EQ(refusal([&] { api()->saveCopy(document, fromUtf8(url(scratch() / "no-such" / "a.odt"))); }),
              "save.failed");
    EXPECT_FALSE(std::filesystem::exists(scratch() / "no-such"));
    EXPECT_EQ(refusal([&] { api()->saveCopy(document, fromUtf8("file:///dev/full/a.odt")); }), "save.failed");
    EXPECT_TRUE(std::filesystem::is_empty(scratch()));
}

} // namespace
} // namespace zhangfa
