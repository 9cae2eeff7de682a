// 版头 and 版记 in Writer: added, filled, taken away; and where 版记 stands, at every fill level of the last page.
#include "office/report.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/text/XPageCursor.hpp>
#include <com/sun/star/text/XParagraphCursor.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/util/XRefreshable.hpp>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;

class Parts : public ReportTest {
protected:
    Model create(const char* kind, const std::string& more, const std::string& values = "{}") {
        const Model document = office().newDocument();
        api()->create(document,
                      fromUtf8(std::string(R"({"kind": ")") + kind + R"(", "values": )" + values + more + "}"));
        return document;
    }
    void set(const Model& document, const char* request) { api()->setOfficialParts(document, fromUtf8(request)); }

    // Texts of the paragraphs whose style begins so.
    std::string texts(const Model& document, const std::string& style) {
        std::string lines;
        const auto all = snapshot(document);
        for (const auto& element : all.at("body").as_array()) {
            const auto* own = element.as_object().if_contains("style");
            if (own != nullptr && std::string(own->as_string()).starts_with(style)) {
                lines += std::string(element.at("text").as_string()) + "\n";
            }
        }
        return lines;
    }
    static Properties style(const Model& document, const char* family, const char* name) {
        const Reference<css::container::XNameAccess> styles(
            Reference<css::style::XStyleFamiliesSupplier>(document, UNO_QUERY_THROW)
                ->getStyleFamilies()
                ->getByName(ascii(family)),
            UNO_QUERY_THROW);
        return {styles->getByName(ascii(name)), UNO_QUERY_THROW};
    }
    static Properties paragraphStyle(const Model& document, const char* name) {
        return style(document, "ParagraphStyles", name);
    }
    Model reopened(const Model& document, const char* ending) {
        const auto file = scratch() / (std::string("again.") + ending);
        api()->saveCopy(document, fromUtf8("file://" + file.string()));
        return office().load(file);
    }
};

constexpr const char* filled = R"({"org-full": "中共青禾县白鹭镇委员会", "red-head.number": "白鹭委〔2026〕15号",
    "red-head.signer": "陆青川", "red-head.urgency": "加急", "imprint.copies": "县纪委监委，县委办公室",
    "imprint.office": "中共青禾县白鹭镇委员会党政办公室", "imprint.date": "2026-12-20"})";
constexpr const char* issued = R"({"org-full": "中共青禾县白鹭镇委员会", "red-head.number": "白鹭委〔2026〕16号",
    "recipients": "镇机关各办，各村", "date": "2026-12-18", "imprint.office": "中共青禾县白鹭镇委员会党政办公室",
    "imprint.date": "2026-12-20"})";
constexpr const char* both = R"(, "head": "printed", "imprint": true)";

TEST_F(Parts, StandAroundTheText) {
    const Model document = create("situation-report", both, filled);
    EXPECT_EQ(texts(document, "Zhangfa Head"),
              "加急\n中共青禾县白鹭镇委员会文件\n白鹭委〔2026〕15号\t签发人：陆青川\n");
    EXPECT_EQ(texts(document, "Zhangfa Imprint"),
              "\n抄送：县纪委监委，县委办公室。\n中共青禾县白鹭镇委员会党政办公室\t2026年12月20日印发\n");
    EXPECT_EQ(sections(document).front(), "red-head");
    EXPECT_EQ(sections(document).back(), "imprint");
}

TEST_F(Parts, AddedInOneStepEachAndTakenAwayAgain) {
    const Model document = create("situation-report", "");
    const auto before = snapshot(document);
    const auto steps = undoTitles(document).size();
    set(document, R"({"head": "printed", "imprint": true})");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    const auto after = snapshot(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
    set(document, R"({"head": "none"})");
    EXPECT_EQ(texts(document, "Zhangfa Head"), "");
    EXPECT_NE(texts(document, "Zhangfa Imprint"), "");
    set(document, R"({"imprint": false})");
    EXPECT_EQ(json::serialize(snapshot(document).at("body")), json::serialize(before.at("body")));
    EXPECT_EQ(undoTitles(document).size(), steps + 3);
    for (int i = 0; i < 3; ++i) {
        undo(document);
    }
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    set(document, R"({"head": "none", "imprint": false})");
    EXPECT_EQ(undoTitles(document).size(), steps); // nothing to do
}

TEST_F(Parts, WorkingPapersGetNone) {
    const Model document = create("duty-report", "");
    EXPECT_EQ(refusal([&] { set(document, R"({"imprint": true})"); }), "plan.parts-not-of-kind");
    EXPECT_EQ(refusal([&] { set(document, R"({"head": "gold"})"); }), "request.unknown-head");
}

TEST_F(Parts, EveryFieldIsUndoneExactly) {
    const Model document = create("situation-report", both);
    for (const char* value : {R"({"red-head.copy-number": "000012"})", R"({"red-head.urgency": "特急"})",
                              R"({"red-head.signer": "陆青川"})", R"({"red-head.signer-2": "沈听澜"})",
                              R"({"red-head.signer-3": "程远山"})", R"({"red-head.organ-2": "青禾县白鹭镇人民政府"})",
                              R"({"imprint.copies": "县委办公室"})"}) {
        const auto before = snapshot(document);
        const auto steps = undoTitles(document).size();
        fill(document, value);
        EXPECT_EQ(undoTitles(document).size(), steps + 1) << value;
        const auto after = snapshot(document);
        undo(document);
        EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before)) << value;
        redo(document);
        EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after)) << value;
    }
    EXPECT_EQ(texts(document, "Zhangfa Head"), "000012\n特急\n〔发文机关标志〕\n青禾县白鹭镇人民政府\n"
                                               "\t签发人：陆青川　沈听澜\n〔发文字号〕\t程远山　　　　\n");
}

TEST_F(Parts, TheMarkStays35MillimetresDownWhateverStandsAboveIt) {
    const Model document = create("situation-report", both);
    const auto above = [&] { return get<sal_Int32>(paragraphStyle(document, "Zhangfa Head Mark"), "ParaTopMargin"); };
    EXPECT_NEAR(above(), 3500, 3);
    fill(document, R"({"red-head.copy-number": "000012", "red-head.urgency": "特急"})");
    EXPECT_NEAR(above(), 3500 - 2 * 1021, 5);
    undo(document);
    EXPECT_NEAR(above(), 3500, 3);
}

TEST_F(Parts, ALongMarkIsMadeSmaller) {
    const Model document = create("situation-report", both);
    fill(document, R"({"org-full": "中共青禾县白鹭镇委员会宣传思想文化工作领导小组"})");
    const auto points = get<float>(paragraphStyle(document, "Zhangfa Head Mark"), "CharHeightAsian");
    EXPECT_LE(points * 25, 156 * 72 / 25.4);
    EXPECT_GT(points, 15);
}

TEST_F(Parts, PreprintedPaperHasMarkAndLineAlready) {
    const Model document = create("situation-report", both, filled);
    const auto color = [](const Model& of) {
        return get<sal_Int32>(paragraphStyle(of, "Zhangfa Head Mark"), "CharColor");
    };
    const auto line = [](const Model& of) {
        return get<css::table::BorderLine2>(paragraphStyle(of, "Zhangfa Head Number Upward"), "BottomBorder").Color;
    };
    EXPECT_EQ(color(document), 0xFF0000);
    EXPECT_EQ(line(document), 0xFF0000);
    const auto steps = undoTitles(document).size();
    set(document, R"({"head": "preprinted"})");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    EXPECT_EQ(color(document), 0xFFFFFF);
    EXPECT_EQ(line(document), 0xFFFFFF);
    undo(document);
    EXPECT_EQ(color(document), 0xFF0000);
    const Model made = create("situation-report", R"(, "head": "preprinted")", filled);
    EXPECT_EQ(color(made), 0xFFFFFF);
    const Model again = reopened(made, "docx");
    EXPECT_EQ(color(again), 0xFFFFFF);
    set(again, R"({"head": "printed"})");
    EXPECT_EQ(color(again), 0xFF0000);
}

TEST_F(Parts, StayBoundInEveryFormat) {
    for (const char* ending : {"odt", "docx", "doc"}) {
        const Model document = create("situation-report", both, filled);
        const Model again = reopened(document, ending);
        ASSERT_TRUE(again.is()) << ending;
        EXPECT_EQ(texts(again, "Zhangfa Head"), texts(document, "Zhangfa Head")) << ending;
        EXPECT_EQ(texts(again, "Zhangfa Imprint"), texts(document, "Zhangfa Imprint")) << ending;
        EXPECT_EQ(sections(again), sections(document)) << ending;
        EXPECT_EQ(json::serialize(values(again)), json::serialize(values(document))) << ending;
        fill(again,
             R"({"red-head.copy-number": "000007", "red-head.signer": "程远山", "imprint.copies": "县委办公室"})");
        EXPECT_EQ(texts(again, "Zhangfa Head"),
                  "000007\n加急\n中共青禾县白鹭镇委员会文件\n白鹭委〔2026〕15号\t签发人：程远山\n")
            << ending;
        EXPECT_EQ(texts(again, "Zhangfa Imprint").substr(0, 1 + std::string("抄送：县委办公室。").size()),
                  "\n抄送：县委办公室。")
            << ending;
        set(again, R"({"head": "none", "imprint": false})");
        EXPECT_EQ(sections(again).front(), "preamble") << ending;
        EXPECT_EQ(texts(again, "Zhangfa Imprint"), "") << ending;
    }
}

TEST_F(Parts, ACheckFindsNothingWrongInThem) {
    for (const char* kind : {"situation-report", "work-plan"}) {
        const Model document = create(kind, both, kind == std::string("work-plan") ? issued : filled);
        fill(document, R"({"red-head.copy-number": "000012"})");
        const auto findings = parse(api()->check(document, ascii("{}")));
        for (const auto& finding : findings.as_array()) {
            EXPECT_NE(finding.at("severity").as_string(), "error") << kind << " " << json::serialize(finding);
            const auto* place = finding.as_object().if_contains("element");
            if (place == nullptr) {
                continue; // of the whole document
            }
            const auto element = place->to_number<std::size_t>();
            const auto all = snapshot(document);
            const auto* style = all.at("body").as_array().at(element).as_object().if_contains("style");
            const std::string own(style != nullptr ? style->as_string() : "");
            EXPECT_FALSE(own.starts_with("Zhangfa Head") || own.starts_with("Zhangfa Imprint"))
                << kind << " " << json::serialize(finding);
        }
    }
}

// ---- 密级 ----------------------------------------------------------------------------------------------------------

TEST_F(Parts, ClassifyingStopsUnlessItIsConfirmed) {
    const Model document = create("work-plan", both);
    const auto before = snapshot(document);
    EXPECT_EQ(refusal([&] { fill(document, R"({"red-head.classification": "秘密"})"); }), "classified.notice");
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    fill(document, R"({"red-head.classification": "秘密", "classified": "confirmed"})");
    EXPECT_TRUE(texts(document, "Zhangfa Head").starts_with("秘密\n"));
    const Model other = office().newDocument();
    const std::string request =
        R"({"kind": "work-plan", "head": "printed", "values": {"red-head.classification": "秘密"})";
    EXPECT_EQ(refusal([&] { api()->create(other, fromUtf8(request + "}")); }), "classified.notice");
    api()->create(other, fromUtf8(request + R"(, "classified": "confirmed"})"));
}

TEST_F(Parts, AClassifiedDocumentKeepsNoFiguresOfLastPeriod) {
    const Model document = create("situation-report", R"(, "head": "printed", "last": {"theory.sessions": 9})");
    const auto kept = [&] {
        const auto now = snapshot(document);
        const auto& all = now.at("properties").as_object();
        return std::any_of(all.begin(), all.end(), [](const auto& any) { return any.key().starts_with("zf._last"); });
    };
    EXPECT_TRUE(kept());
    fill(document, R"({"red-head.classification": "机密", "classified": "confirmed"})");
    EXPECT_FALSE(kept());
    EXPECT_EQ(refusal([&] { api()->takeLast(document, fromUtf8(R"({"values": {"theory.sessions": 9}})")); }),
              "classified.no-last");
    const auto file = scratch() / "earlier.odt";
    office().store(document, file);
    const Model next = create("situation-report", "");
    EXPECT_EQ(refusal([&] { api()->takeLast(next, fromUtf8(R"({"url": "file://)" + file.string() + "\"}")); }),
              "classified.no-last");
    undo(document);
    EXPECT_TRUE(kept());
}

// ---- Where 版记 stands ---------------------------------------------------------------------------------------------

class ImprintPlace : public Parts {
protected:
    static Reference<css::text::XTextViewCursor> cursor(const Model& document) {
        return Reference<css::text::XTextViewCursorSupplier>(document->getCurrentController(), UNO_QUERY_THROW)
            ->getViewCursor();
    }
    static int page(const Model& document) {
        return Reference<css::text::XPageCursor>(cursor(document), UNO_QUERY_THROW)->getPage();
    }
    // Elements of the imprint; the first is its first rule.
    std::vector<Properties> imprint(const Model& document) {
        std::vector<Properties> found;
        const auto all =
            Reference<css::container::XEnumerationAccess>(bodyOf(document), UNO_QUERY_THROW)->createEnumeration();
        while (all->hasMoreElements()) {
            const Properties element(all->nextElement(), UNO_QUERY_THROW);
            if (get<rtl::OUString>(element, "ParaStyleName").startsWith("Zhangfa Imprint")) {
                found.push_back(element);
            }
        }
        return found;
    }
    // Pages of a document that was just opened come one after the other.
    void layOutWhole(const Model& document) {
        for (int time = 0, pages = 0; time < 20; ++time) {
            Reference<css::util::XRefreshable>(document, UNO_QUERY_THROW)->refresh();
            if (std::exchange(pages, lastPage(document)) == lastPage(document)) {
                break;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
    int lastPage(const Model& document) {
        cursor(document)->gotoEnd(false);
        return page(document);
    }
    int textPage(const Model& document) {
        const Reference<css::text::XTextRange> first(imprint(document).front(), UNO_QUERY_THROW);
        cursor(document)->gotoRange(first->getStart(), false);
        cursor(document)->goLeft(1, false);
        return page(document);
    }
    static constexpr int mostSpare = 60; // 0.1 mm, and the last rule, which Writer lets stick out; in steps of 0.05
    // How far the last rule could still go down on its page, in 1/100 mm, within a tenth of a millimetre.
    int spare(const Model& document) {
        const Properties rule = imprint(document).front();
        const Reference<css::util::XRefreshable> layout(document, UNO_QUERY_THROW);
        const auto above = get<sal_Int32>(rule, "ParaTopMargin");
        layout->refresh();
        const int before = lastPage(document);
        int more = 0;
        for (int page = before; more < 100 && page == before; more += 5) {
            zhangfa::set(rule, "ParaTopMargin", sal_Int32(0));
            layout->refresh();
            zhangfa::set(rule, "ParaTopMargin", sal_Int32(above + more));
            layout->refresh();
            page = lastPage(document);
        }
        zhangfa::set(rule, "ParaTopMargin", above);
        layout->refresh();
        return more;
    }
    void expectRight(const Model& document, bool duplex, const std::string& what) {
        const int text = textPage(document), last = lastPage(document);
        if (duplex) {
            EXPECT_EQ(last % 2, 0) << what;
            EXPECT_LE(last - text, text % 2 == 0 ? 2 : 1) << what;
        } else {
            EXPECT_LE(last - text, 1) << what;
        }
        EXPECT_LE(spare(document), mostSpare) << what;
    }
    // A plan of two pages or so, at whose end stand so many lines more.
    static void addLines(const Model& document, int lines) {
        const auto body = bodyOf(document);
        const auto place = body->createTextCursorByRange(body->getStart());
        std::string text;
        for (int i = 0; i < lines; ++i) {
            text += "\n补充";
        }
        const Reference<css::text::XParagraphCursor> paragraph(place, UNO_QUERY_THROW);
        Reference<css::text::XTextRange> last;
        for (bool more = true; more; more = paragraph->gotoNextParagraph(false)) {
            if (get<rtl::OUString>(Properties(paragraph, UNO_QUERY_THROW), "ParaStyleName").equalsAscii("Text body")) {
                last = paragraph->getStart();
            }
        }
        place->gotoRange(last, false);
        paragraph->gotoEndOfParagraph(false);
        body->insertString(place->getEnd(), fromUtf8(text), false);
    }
};

TEST_F(ImprintPlace, IsTheBottomOfTheLastEvenPageAtEveryFillLevel) {
    for (const char* copies :
         {"null", R"("县委办公室")",
          R"("县纪委监委，县委办公室，县委组织部，县委宣传部，县委统战部，县委政法委，县人大常委会办公室，)"
          R"(县政府办公室，县政协办公室，县人民法院，县人民检察院，县总工会，团县委，县妇联")"}) {
        const Model document =
            create("work-plan", R"(, "imprint": true, "sections": [])",
                   std::string(R"({"imprint.office": "青禾县林业局办公室", "imprint.copies": )") + copies + "}");
        for (int line = 0; line <= 46; ++line) {
            const auto file = scratch() / "level.odt";
            api()->saveCopy(document, fromUtf8("file://" + file.string()));
            const std::string what = std::to_string(line) + " lines more, copies " + copies + ", text on page " +
                                     std::to_string(textPage(document)) + ", imprint on " +
                                     std::to_string(lastPage(document));
            expectRight(document, true, what);
            if (line % 4 == 0) {
                for (const char* ending : {"odt", "docx"}) {
                    const Model again = reopened(document, ending);
                    layOutWhole(again);
                    EXPECT_EQ(lastPage(again), lastPage(document)) << ending << " " << what;
                    EXPECT_EQ(textPage(again), textPage(document)) << ending << " " << what;
                    const Properties was = imprint(document).front(), is = imprint(again).front();
                    EXPECT_NEAR(get<sal_Int32>(is, "ParaTopMargin"), get<sal_Int32>(was, "ParaTopMargin"), 3)
                        << ending << " " << what;
                }
            }
            addLines(document, 1);
        }
    }
}

TEST_F(ImprintPlace, SavingChangesNothingWhereItStandsRight) {
    const Model document = create("work-plan", both);
    const auto steps = undoTitles(document).size();
    const auto file = scratch() / "a.odt";
    api()->saveCopy(document, fromUtf8("file://" + file.string()));
    api()->saveCopy(document, fromUtf8("file://" + file.string()));
    EXPECT_EQ(undoTitles(document).size(), steps);
}

TEST_F(ImprintPlace, TheCursorStaysWhereItIs) {
    const Model document = create("work-plan", both);
    const auto view = cursor(document);
    view->gotoStart(false);
    view->goRight(7, false);
    view->goRight(5, true);
    const auto selected = view->getString();
    addLines(document, 3);
    api()->saveCopy(document, fromUtf8("file://" + (scratch() / "a.odt").string()));
    EXPECT_EQ(cursor(document)->getString(), selected);
}

} // namespace
} // namespace zhangfa
