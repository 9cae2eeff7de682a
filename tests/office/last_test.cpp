// Last period's report: what it says is remembered, compared with, and survives saving.
#include "office/report.h"

#include <fstream>

namespace zhangfa {
namespace {

class Last : public ReportTest {
protected:
    json::object take(const Model& document, const std::string& request) {
        return parse(api()->takeLast(document, fromUtf8(request))).as_object();
    }
    std::string url(const std::filesystem::path& file) { return "file://" + file.string(); }
    std::string lastOf(const Model& document, const std::string& id) {
        const json::object state = this->state(document);
        for (const json::value& group : state.at("groups").as_array()) {
            for (const json::value& field : group.at("fields").as_array()) {
                if (field.at("id").as_string() == id) {
                    return json::serialize(field.at("last"));
                }
            }
        }
        return "none";
    }
};

TEST_F(Last, IsExactWhereZhangfaMadeTheReport) {
    const Model earlier =
        newReport(R"({"year":2025,"span":"年度","theory.sessions":9,"theory.attendance":95.5,"date":"2025-12-20"})");
    for (const char* name : {"last.odt", "last.docx"}) {
        office().store(earlier, scratch() / name);
        const Model document = newReport(R"({"year":2026,"span":"年度","theory.sessions":12})");
        const auto before = snapshot(document);
        const json::object taken = take(document, R"({"url":")" + url(scratch() / name) + "\"}");
        EXPECT_GE(taken.at("taken").as_int64(), 5) << name;
        EXPECT_TRUE(taken.at("proposals").as_array().empty());
        EXPECT_EQ(lastOf(document, "theory.sessions"), "9");
        EXPECT_NE(Office::text(document).find("集中学习12次（较上年增加3次）"), std::string::npos) << name;
        undo(document);
        EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before)) << "one step";
        redo(document);
        office().store(document, scratch() / "again.docx");
        EXPECT_EQ(lastOf(office().load(scratch() / "again.docx"), "theory.attendance"), "9.55E1");
    }
}

TEST_F(Last, IsProposedWhereSomebodyElseWroteIt) {
    const auto file = scratch() / "theirs.fodt";
    std::ofstream(file) << R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>
<text:p>中共青禾县云溪镇委员会关于2025年度落实意识形态工作责任制情况的报告</text:p>
<text:p>一、加强组织领导</text:p>
<text:p>镇党委会议研究意识形态工作6次，其中专题研究3次，书记讲授意识形态专题党课1次。</text:p>
<text:p>二、理论武装</text:p>
<text:p>镇党委理论学习中心组开展集中学习11次，其中意识形态专题学习2次，2025年共有3个村参加。</text:p>
</office:text></office:body></office:document>)";
    const Model document = newReport(R"({"year":2026,"span":"年度","theory.sessions":12})");
    const json::object taken = take(document, R"({"url":")" + url(file) + "\"}");
    EXPECT_EQ(taken.at("taken").as_int64(), 0) << "nothing is taken that nobody confirmed";
    EXPECT_EQ(lastOf(document, "theory.sessions"), "null");
    std::map<std::string, std::string> found;
    json::object values;
    for (const json::value& proposal : taken.at("proposals").as_array()) {
        found[std::string(proposal.at("field").as_string())] = json::serialize(proposal.at("value"));
        values[proposal.at("field").as_string()] = proposal.at("value");
        EXPECT_FALSE(proposal.at("sentence").as_string().empty());
    }
    EXPECT_EQ(found["year"], "2025");
    EXPECT_EQ(found["span"], "\"年度\"");
    EXPECT_EQ(found["leadership.studies"], "6");
    EXPECT_EQ(found["leadership.special-studies"], "3");
    EXPECT_EQ(found["leadership.lessons"], "1");
    EXPECT_EQ(found.count("leadership.reports"), 0U);
    EXPECT_EQ(found["theory.sessions"], "11");
    EXPECT_EQ(found["theory.special-sessions"], "2");
    take(document, R"({"values":)" + json::serialize(values) + "}");
    EXPECT_NE(Office::text(document).find("集中学习12次（较上年增加1次）"), std::string::npos);
}

TEST_F(Last, WhatCannotBeOpenedIsRefused) {
    const Model document = newReport();
    EXPECT_EQ(refusal([&] { take(document, R"({"url":"file:///no/such/file.odt"})"); }), "open.cannot");
    EXPECT_EQ(refusal([&] { take(document, "{}"); }), "request.missing");
    EXPECT_EQ(refusal([&] { take(document, R"({"values":{"no.such":1}})"); }), "request.value");
}

} // namespace
} // namespace zhangfa
