// Every kind of document as real Writer has it, saved and opened again, against the texts in tests/golden/kinds:
// headings with their numbers, paragraphs, tables. ZHANGFA_UPDATE_GOLDEN=1 writes them anew: read the difference!
#include "core/library.h"
#include "core/template_folder.h"
#include "office/kind_text.h"
#include "office/report.h"

#include <cstdlib>
#include <fstream>

namespace zhangfa {
namespace {

class Kinds : public ReportTest {
protected:
    std::string shown(const Model& document) { return textWithStyles(snapshot(document)); }

    void compare(const Model& document, const std::string& kind, const std::string& variant) {
        const auto file = source("tests/golden/kinds/" + kind + "/" + variant + ".txt");
        const auto odt = scratch() / "a.odt", docx = scratch() / "a.docx";
        office().store(document, odt);
        office().store(document, docx);
        const std::string text = shown(office().load(odt));
        if (std::getenv("ZHANGFA_UPDATE_GOLDEN") != nullptr) {
            std::filesystem::create_directories(file.parent_path());
            std::ofstream(file) << text;
        }
        EXPECT_EQ(text, read(file)) << kind << " " << variant << " as ODT";
        EXPECT_EQ(withoutStyles(shown(office().load(docx))), withoutStyles(text))
            << kind << " " << variant << " as DOCX";
    }
    // Word's names for them differ.
    static std::string withoutStyles(const std::string& text) {
        std::string result;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            result += (line.starts_with('[') ? line.substr(line.find("] ") + 2) : line) + "\n";
        }
        return result;
    }

    Model made(const std::string& request) {
        const Model document = office().newDocument();
        api()->create(document, fromUtf8(request));
        return document;
    }
};

const char* const kinds[] = {"situation-report", "inspection-report", "duty-report", "work-plan", "measures", "rules"};

TEST_F(Kinds, AreWrittenInFull) {
    for (const std::string kind : kinds) {
        const std::string values = read(source("samples/" + kind + ".json"));
        const Model document = made(R"({"kind":")" + kind + R"(","values":)" + values + "}");
        EXPECT_EQ(json::serialize(state(document).at("open")), "[]") << kind;
        compare(document, kind, "full");
    }
}

TEST_F(Kinds, AreWrittenWithoutAnyValue) {
    for (const std::string kind : kinds) {
        const Model document = made(R"({"kind":")" + kind + R"("})");
        EXPECT_GT(state(document).at("open").as_array().size(), 5U) << kind;
        compare(document, kind, "empty");
    }
}

TEST_F(Kinds, FillingAnEmptyOneMakesTheFullOne) {
    for (const std::string kind : kinds) {
        const Model document = made(R"({"kind":")" + kind + R"("})");
        const json::object sample = json::parse(read(source("samples/" + kind + ".json"))).as_object();
        json::object values; // of what the form asks for; values of an option that is not in would put it in
        const json::object state = this->state(document);
        for (const json::value& group : state.at("groups").as_array()) {
            for (const json::value& field : group.at("fields").as_array()) {
                const auto given = sample.find(field.at("id").as_string());
                if (field.at("asked").as_bool() && given != sample.end()) {
                    values[given->key()] = given->value();
                }
            }
        }
        EXPECT_GT(values.size(), 15U) << kind;
        fill(document, json::serialize(values));
        const Model expected = made(R"({"kind":")" + kind + R"(","values":)" + json::serialize(values) + "}");
        EXPECT_EQ(shown(document), shown(expected)) << kind;
    }
}

TEST_F(Kinds, APartComesAndGoesInOneUndoStep) {
    const Model document = made(R"({"kind":"situation-report","values":{"year":2026,"span":"年度","theory.sessions":12},
        "last":{"year":2025,"span":"年度","theory.sessions":9}})");
    EXPECT_NE(Office::text(document).find("组织集中学习12次（较上年增加3次），"), std::string::npos);
    const auto before = snapshot(document);
    fill(document, R"({"theory.sessions":9,"theory.attendance":96.5})");
    EXPECT_NE(Office::text(document).find("组织集中学习9次（与上年持平），"), std::string::npos);
    EXPECT_NE(Office::text(document).find("集中学习平均参学率为96.5%。"), std::string::npos);
    const auto after = snapshot(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
    fill(document, R"({"theory.attendance":null})");
    EXPECT_EQ(Office::text(document).find("平均参学率"), std::string::npos);
}

TEST_F(Kinds, ComparisonSurvivesSavingInEveryFormat) {
    const Model document = made(R"({"kind":"situation-report","values":{"year":2026,"span":"年度"},
        "last":{"year":2025,"span":"年度","theory.sessions":9}})");
    for (const char* name : {"a.odt", "a.docx", "a.doc"}) {
        office().store(document, scratch() / name);
        const Model again = office().load(scratch() / name);
        fill(again, R"({"theory.sessions":11})");
        EXPECT_NE(Office::text(again).find("组织集中学习11次（较上年增加2次），"), std::string::npos) << name;
    }
}

TEST_F(Kinds, AttachmentsAreNumberedAndListed) {
    const Model document = made(R"({"kind":"situation-report"})");
    const auto before = snapshot(document);
    const auto insert = [&](const std::string& id) {
        api()->insert(document, fromUtf8(R"({"section":")" + id + "\"}"));
    };
    insert("ledger");
    EXPECT_NE(Office::text(document).find("附件：问题整改台账\n"), std::string::npos);
    insert("duty-list");
    EXPECT_NE(Office::text(document).find("附件：1.责任清单\n　　　2.问题整改台账\n"), std::string::npos);
    EXPECT_NE(Office::text(document).find("\n附件2\n问题整改台账\n"), std::string::npos);
    EXPECT_EQ(refusal([&] { insert("meetings-table"); }), "plan.table-in-text");
    undo(document);
    EXPECT_NE(Office::text(document).find("附件：问题整改台账\n"), std::string::npos);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Kinds, AnyMannerOfNumberingIsKeptByAllFormats) {
    struct Wanted {
        const char *manner, *first, *second;
    };
    for (const Wanted& wanted : {Wanted{"official", "一、组织领导与主体责任", "（一）责任分工"},
                                 Wanted{"bracketed", "（一）组织领导与主体责任", "1.责任分工"},
                                 Wanted{"ordinal", "一是组织领导与主体责任", "（一）责任分工"},
                                 Wanted{"official run-in", "一、组织领导与主体责任", "（一）责任分工。按照"}}) {
        const Model document = made(R"({"kind":"situation-report","manner":")" + std::string(wanted.manner) + "\"}");
        for (const char* name : {"a.odt", "a.docx", "a.doc"}) {
            office().store(document, scratch() / name);
            const Model again = office().load(scratch() / name);
            const std::string text = shown(again);
            EXPECT_NE(text.find(wanted.first), std::string::npos) << wanted.manner << " " << name << text;
            EXPECT_NE(text.find(wanted.second), std::string::npos) << wanted.manner << " " << name;
            fill(again, R"({"theory.attendance":96.5})");
            EXPECT_NE(Office::text(again).find("集中学习平均参学率为96.5%。"), std::string::npos);
        }
    }
}

TEST_F(Kinds, ATextIsIssuedByANoticeOnlyWhereItIsWanted) {
    const Model with = made(R"({"kind":"rules","values":{"unit":"青禾县水利局"}})");
    EXPECT_NE(Office::text(with).find("关于印发《青禾县水利局意识形态工作责任制实施细则》的通知"), std::string::npos);
    const Model without = made(R"({"kind":"rules","notice":false,"values":{"unit":"青禾县水利局"}})");
    EXPECT_TRUE(Office::text(without).starts_with("青禾县水利局意识形态工作责任制实施细则\n")) << Office::text(without);
}

TEST_F(Kinds, ArticlesNumberThroughAllChaptersAfterAChange) {
    const Model document = made(R"({"kind":"rules"})");
    const auto articles = [&] {
        int expected = 0;
        std::istringstream lines(shown(document));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("[Heading 2] 第")) {
                ++expected;
            }
        }
        return expected;
    };
    const int before = articles();
    EXPECT_NE(shown(document).find("[Heading 1] 第七章　附则"), std::string::npos) << shown(document);
    api()->move(document, fromUtf8("positions"), 1);
    EXPECT_EQ(articles(), before);
    EXPECT_NE(shown(document).find("[Heading 1] 第四章　阵地管理"), std::string::npos);
    api()->remove(document, fromUtf8("positions"));
    EXPECT_LT(articles(), before);
    EXPECT_NE(shown(document).find("[Heading 1] 第六章　附则"), std::string::npos);
}

} // namespace
} // namespace zhangfa
