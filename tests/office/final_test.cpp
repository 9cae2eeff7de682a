// 定稿: nothing of the form leaves the house.
#include "office/report.h"

#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/text/XBookmarksSupplier.hpp>

#include <cstdio>

namespace zhangfa {
namespace {

class Final : public ReportTest {
protected:
    static rtl::OUString url(const std::filesystem::path& file) { return fromUtf8("file://" + file.string()); }

    // All parts of a zip, unpacked, one after the other: what a stranger can read.
    static std::string parts(const std::filesystem::path& file) {
        const std::string command = "unzip -p '" + file.string() + "'";
        std::string all;
        FILE* pipe = popen(command.c_str(), "r");
        for (int c = 0; (c = std::fgetc(pipe)) != EOF;) {
            all += static_cast<char>(c);
        }
        pclose(pipe);
        return all;
    }
};

TEST_F(Final, RefusesWhileValuesAreUnfilledAndSaysWhich) {
    const Model document = newReport();
    const auto obstacles = parse(api()->finalObstacles(document)).as_array();
    EXPECT_GT(obstacles.size(), 10U);
    EXPECT_TRUE(obstacles.at(0).as_object().contains("message"));
    EXPECT_NE(refusal([&] { api()->saveFinal(document, url(scratch() / "a.docx")); }), "");
    EXPECT_FALSE(std::filesystem::exists(scratch() / "a.docx"));
}

// What nothing in the text shows, as only parts of sentences wait for it.
TEST_F(Final, RefusesWhileWhatPartsWaitForIsUnknown) {
    const Model document = fullReport();
    EXPECT_TRUE(parse(api()->finalObstacles(document)).as_array().empty());
    fill(document, R"({"network.major":null})");
    const auto obstacles = parse(api()->finalObstacles(document)).as_array();
    ASSERT_EQ(obstacles.size(), 1U);
    EXPECT_EQ(obstacles.at(0).at("field"), "network.major");
    EXPECT_EQ(json::serialize(state(document).at("open")), R"(["network.major"])");
    fill(document, R"({"network.major":0})");
    EXPECT_TRUE(parse(api()->finalObstacles(document)).as_array().empty());
}

TEST_F(Final, RefusesWhileChangesArePending) {
    const Model document = fullReport();
    set(Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW), "RecordChanges", true);
    const auto text = bodyOf(document);
    text->insertString(text->getEnd(), fromUtf8("改"), false);
    const auto obstacles = parse(api()->finalObstacles(document)).as_array();
    ASSERT_EQ(obstacles.size(), 1U);
    EXPECT_EQ(obstacles.at(0).at("reason"), "final.recorded-changes");
}

TEST_F(Final, CarriesNothingButTheText) {
    const Model document = fullReport();
    const auto properties =
        Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)->getDocumentProperties();
    properties->setAuthor(fromUtf8("拟稿人甲"));
    properties->setModifiedBy(fromUtf8("核稿人乙"));
    const auto comment = makeContent(document, "com.sun.star.text.TextField.Annotation");
    set(Reference<css::beans::XPropertySet>(comment, UNO_QUERY_THROW), "Content", fromUtf8("内部意见"));
    set(Reference<css::beans::XPropertySet>(comment, UNO_QUERY_THROW), "Author", fromUtf8("批注人丙"));
    const auto body = bodyOf(document);
    body->insertTextContent(body->getStart(), comment, false);
    // A value that stands nowhere in the text.
    api()->remove(document, ascii("team"));
    const std::string expected = Office::text(document);
    const auto before = snapshot(document);

    for (const char* name : {"a.docx", "a.odt"}) {
        api()->saveFinal(document, url(scratch() / name));
        const std::string all = parts(scratch() / name);
        ASSERT_GT(all.size(), 10000U) << name;
        for (const char* secret : {"拟稿人甲", "核稿人乙", "内部意见", "批注人丙", "zf.", "zf_", "Zhangfa Unfilled",
                                   "ZhangfaUnfilled", "DOCPROPERTY", "user-defined"}) {
            EXPECT_EQ(all.find(secret), std::string::npos)
                << name << ": " << secret << ": "
                << all.substr(std::max<std::size_t>(all.find(secret), 100) - 100, 200);
        }
        const Model final = office().load(scratch() / name);
        EXPECT_EQ(Office::text(final), expected) << name;
        const auto state = this->state(final);
        EXPECT_TRUE(state.at("kind").is_null());
        EXPECT_FALSE(Reference<css::text::XBookmarksSupplier>(final, UNO_QUERY_THROW)->getBookmarks()->hasElements());
    }
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

} // namespace
} // namespace zhangfa
