// A report under test: the public API's JSON, read into values.
#pragma once

#include "office/office.h"

#include <boost/json.hpp>

#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>

#include <string>
#include <vector>

namespace zhangfa {

namespace json = boost::json;

Reference<css::text::XText> bodyOf(const Model& document);
// The paragraph or table at this place of the body, as the snapshot counts them.
Reference<css::text::XTextContent> elementAt(const Model& document, std::size_t index);
// Not yet in the text: "com.sun.star.text.Footnote", …
Reference<css::text::XTextContent> makeContent(const Model& document, const char* service);

class ReportTest : public OfficeTest {
protected:
    Reference<org::zhangfa::XZhangfa> api() { return office().service(); }

    // The situation report with these values (JSON), its required and recommended sections.
    Model newReport(const std::string& values = "{}");
    // With every section and every value of samples/situation-report.json.
    Model fullReport();

    json::object state(const Model& document) { return parse(api()->state(document)).as_object(); }
    json::object values(const Model& document) { return parse(api()->values(document)).as_object(); }
    json::object snapshot(const Model& document) { return parse(api()->snapshot(document)).as_object(); }
    void fill(const Model& document, const std::string& values) { api()->fill(document, fromUtf8(values)); }

    // A value as the API gives it: "null" where unfilled.
    std::string value(const Model& document, const char* field) { return json::serialize(values(document).at(field)); }
    json::array rows(const Model& document, const char* field) { return values(document).at(field).as_array(); }

    // Ids of the sections present, in document order.
    std::vector<std::string> sections(const Model& document);
    // The numbered headings of level 1 as they show: "一、组织领导…".
    std::vector<std::string> headings(const Model& document);

    static void undo(const Model& document);
    static void redo(const Model& document);
    static std::vector<std::string> undoTitles(const Model& document);

    // "" where the call succeeded, else the refusal's reason.
    template <class Call> static std::string refusal(const Call& call) {
        try {
            call();
            return "";
        } catch (const org::zhangfa::Refused& refused) {
            EXPECT_NE(refused.Message.getLength(), 0);
            return toUtf8(refused.Reason);
        }
    }

    static json::value parse(const rtl::OUString& text) { return json::parse(toUtf8(text)); }
    static std::string read(const std::filesystem::path& file);
};

} // namespace zhangfa
