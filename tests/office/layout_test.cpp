// Rules on pages, lines and fonts over Writer's own layout: one document for each, and none of it disturbs the user.
#include "office/report.h"

#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel2.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/LineSpacingMode.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/view/XViewSettingsSupplier.hpp>

#include <functional>
#include <map>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;

class LayoutOf : public ReportTest {
protected:
    // Those on the layout, by rule, but for fonts that this machine lacks.
    std::multimap<std::string, json::value> found(const Model& document, const char* request = "{}") {
        std::multimap<std::string, json::value> all;
        const json::value findings = parse(api()->check(document, fromUtf8(request)));
        for (const json::value& finding : findings.as_array()) {
            const std::string rule(finding.at("rule").as_string());
            if (rule.starts_with("layout.") && rule != "layout.fonts-missing") {
                all.emplace(rule, finding);
            }
        }
        return all;
    }
    static std::string shown(const std::multimap<std::string, json::value>& findings) {
        std::string all;
        for (const auto& [rule, finding] : findings) {
            all += rule + " " + std::string(finding.at("message").as_string()) + " " +
                   std::string(finding.at("text").as_string()) + "\n";
        }
        return all;
    }
    static Properties style(const Model& document, const char* family, const char* name) {
        const auto families =
            Reference<css::style::XStyleFamiliesSupplier>(document, UNO_QUERY_THROW)->getStyleFamilies();
        return {Reference<css::container::XNameAccess>(families->getByName(ascii(family)), UNO_QUERY_THROW)
                    ->getByName(ascii(name)),
                UNO_QUERY_THROW};
    }
    // The first body paragraph in a style, from the n-th on.
    Properties paragraph(const Model& document, const std::string& styleName) {
        const json::array body = snapshot(document).at("body").as_array();
        for (std::size_t i = 0; i < body.size(); ++i) {
            const Properties element(elementAt(document, i), UNO_QUERY_THROW);
            if (element->getPropertySetInfo()->hasPropertyByName(ascii("ParaStyleName")) &&
                toUtf8(get<rtl::OUString>(element, "ParaStyleName")) == styleName) {
                return element;
            }
        }
        return {};
    }
    // A full report, changed, has just this one finding.
    void expectOnly(const char* rule, const std::function<void(const Model&)>& change, std::size_t count = 1) {
        const Model document = fullReport();
        change(document);
        const auto all = found(document);
        EXPECT_EQ(all.count(rule), count) << shown(all);
        EXPECT_EQ(all.size(), count) << shown(all);
    }
    static void add(const Model& document, const std::string& line) {
        const auto text = bodyOf(document);
        text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
        text->insertString(text->getEnd(), fromUtf8(line), false);
    }
};

const char* const kinds[] = {"situation-report", "inspection-report", "duty-report", "work-plan", "measures", "rules"};

TEST_F(LayoutOf, ADocumentOfEveryKindIsRightAsOdtAndDocx) {
    for (const std::string kind : kinds) {
        const Model document = office().newDocument();
        api()->create(document, fromUtf8(R"({"kind":")" + kind + R"(","values":)" +
                                         read(source("samples/" + kind + ".json")) + "}"));
        EXPECT_EQ(shown(found(document)), "") << kind;
        for (const char* const ending : {"odt", "docx"}) {
            const auto file = scratch() / (kind + "." + ending);
            office().store(document, file);
            EXPECT_EQ(shown(found(office().load(file))), "") << kind << " " << ending;
        }
    }
}

TEST_F(LayoutOf, AMessyDocumentHasThemUntilItIsPutIntoTheFormat) {
    const Model document = office().load(source("tests/format/messy-report.fodt"));
    const auto before = found(document);
    for (const char* const rule : {"layout.page", "layout.font"}) {
        EXPECT_GT(before.count(rule), 0U) << rule << "\n" << shown(before);
    }
    api()->format(document, fromUtf8("{}"));
    // Captions stay as they are, and where an imprint stands and what fills the signature's page is its author's
    // affair.
    const auto after = found(document);
    for (const char* const rule : {"layout.page", "layout.lines", "layout.page-number", "layout.body-on-first-page"}) {
        EXPECT_EQ(after.count(rule), 0U) << shown(after);
    }
    EXPECT_LE(after.count("layout.font"), 1U) << shown(after);
}

TEST_F(LayoutOf, APageWithOtherMargins) {
    expectOnly("layout.page", [](const Model& document) {
        set(style(document, "PageStyles", "Standard"), "LeftMargin", sal_Int32(3180));
        set(style(document, "PageStyles", "Standard"), "RightMargin", sal_Int32(2220)); // as wide as before
    });
}

TEST_F(LayoutOf, LinesThatAreTooFarApartOrTooShort) {
    expectOnly("layout.lines", [](const Model& document) {
        set(style(document, "ParagraphStyles", "Text body"), "ParaLineSpacing",
            css::style::LineSpacing(css::style::LineSpacingMode::FIX, 1100));
    });
    const char* const sentence =
        "各部门坚持把这项工作摆在重要位置并且结合年度任务定期听取汇报及时研究解决实际困难推动各项要求逐条落到实处"
        "使干部群众的认识进一步统一工作基础进一步夯实同时建立台账逐项登记逐项销号确保件件有着落事事有回音。";
    expectOnly("layout.lines", [&](const Model& document) {
        Reference<css::text::XTextRange>(paragraph(document, "Text body"), UNO_QUERY_THROW)
            ->setString(fromUtf8(sentence)); // no fields, no figures
        set(style(document, "ParagraphStyles", "Text body"), "CharKerning", sal_Int16(0));
    });
    expectOnly(
        "layout.lines",
        [&](const Model& document) {
            Reference<css::text::XTextRange>(paragraph(document, "Text body"), UNO_QUERY_THROW)
                ->setString(fromUtf8(sentence));
        },
        0);
}

TEST_F(LayoutOf, FontsAndColoursSetByHand) {
    expectOnly("layout.font", [this](const Model& document) {
        set(paragraph(document, "Text body"), "CharFontNameAsian", fromUtf8("宋体"));
    });
    expectOnly("layout.font", [](const Model& document) {
        set(style(document, "ParagraphStyles", "Heading 1"), "CharHeightAsian", 14.0F);
    });
    expectOnly("layout.colour", [this](const Model& document) {
        set(paragraph(document, "Text body"), "CharColor", sal_Int32(0xFF0000));
    });
}

TEST_F(LayoutOf, TextWithoutIndent) {
    expectOnly("layout.indent", [this](const Model& document) {
        set(paragraph(document, "Text body"), "ParaFirstLineIndent", sal_Int32(0));
    });
}

TEST_F(LayoutOf, PageNumbersThatAreMissingOrElsewhere) {
    expectOnly("layout.page-number", [](const Model& document) {
        const Properties page = style(document, "PageStyles", "Standard");
        get<Reference<css::text::XText>>(page, "FooterTextLeft")->setString({});
        get<Reference<css::text::XText>>(page, "FooterTextRight")->setString({});
    });
    expectOnly("layout.page-number", [](const Model& document) {
        const auto footer =
            get<Reference<css::text::XText>>(style(document, "PageStyles", "Standard"), "FooterTextRight");
        set(Properties(footer->createTextCursor(), UNO_QUERY_THROW), "ParaAdjust",
            static_cast<sal_Int16>(css::style::ParagraphAdjust_CENTER));
    });
}

TEST_F(LayoutOf, ACoverWithoutText) {
    expectOnly("layout.body-on-first-page", [this](const Model& document) {
        set(paragraph(document, "Text body"), "BreakType", css::style::BreakType_PAGE_BEFORE);
    });
}

TEST_F(LayoutOf, ASignatureAloneOnItsPage) {
    expectOnly("layout.signature-page", [this](const Model& document) {
        set(paragraph(document, "Signature"), "BreakType", css::style::BreakType_PAGE_BEFORE);
    });
}

TEST_F(LayoutOf, AnAttachmentBehindTheSignature) {
    const Model document = newReport();
    for (const char* const line : {"附件", "工作台账", "台账见下表，逐项登记。"}) {
        add(document, line);
    }
    EXPECT_EQ(found(document).count("layout.attachment-page"), 1U) << shown(found(document));
    const json::array body = snapshot(document).at("body").as_array();
    set(Properties(elementAt(document, body.size() - 3), UNO_QUERY_THROW), "BreakType",
        css::style::BreakType_PAGE_BEFORE);
    EXPECT_EQ(found(document).count("layout.attachment-page"), 0U);
}

TEST_F(LayoutOf, AnImprintRightBehindTheDate) {
    const Model document = newReport();
    add(document, "抄送：县委办公室。");
    add(document, "白鹭镇党政办公室　　2026年12月18日印发");
    EXPECT_EQ(found(document).count("layout.imprint"), 1U) << shown(found(document));
}

TEST_F(LayoutOf, ATitleBrokenWithinAWordByWriterItself) {
    const Model document = office().newDocument();
    const auto text = bodyOf(document);
    const auto write = [&](const char* title) {
        text->setString(fromUtf8(title));
        const Properties first(elementAt(document, 0), UNO_QUERY_THROW);
        set(first, "ParaAdjust", static_cast<sal_Int16>(css::style::ParagraphAdjust_CENTER));
        set(first, "CharHeightAsian", 22.0F);
        for (const char* const line : {"县委：", "全年组织集中学习12次。", "特此报告。"}) {
            add(document, line);
            const Properties end(text->createTextCursorByRange(text->getEnd()), UNO_QUERY_THROW);
            set(end, "ParaAdjust", static_cast<sal_Int16>(css::style::ParagraphAdjust_LEFT));
            set(end, "CharHeightAsian", 16.0F);
        }
    };
    const Properties page = style(document, "PageStyles", "Standard");
    set(page, "LeftMargin", sal_Int32(2800));
    set(page, "RightMargin", sal_Int32(2600)); // 156 mm: 20 characters of 22 pt
    const auto broken = [&] {
        return toUtf8(api()->check(document, fromUtf8("{}"))).find("title.lines") != std::string::npos;
    };
    write("白鹭镇关于贯彻落实上级会议精神加强意识形态责任制有关情况的报告");
    EXPECT_TRUE(broken()) << "意识|形态 or thereabouts";
    write("青禾县白鹭镇关于贯彻落实上级会议精神加强意识形态责任制有关情况的报告");
    EXPECT_FALSE(broken());
}

TEST_F(LayoutOf, ADocumentIsReadAndNothingOfItOrItsWindowChanges) {
    const Model document = fullReport();
    const auto controller = document->getCurrentController();
    const auto cursor = Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor();
    cursor->gotoStart(false);
    cursor->goRight(30, false);
    cursor->goRight(12, true);
    const rtl::OUString selected = cursor->getString();
    const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
    modifiable->setModified(false);
    const auto steps = undoTitles(document);
    for (int time = 0; time < 20; ++time) {
        found(document);
    }
    EXPECT_EQ(document->getCurrentController(), controller);
    const auto views = Reference<css::frame::XModel2>(document, UNO_QUERY_THROW)->getControllers();
    EXPECT_TRUE(views->hasMoreElements());
    views->nextElement();
    EXPECT_FALSE(views->hasMoreElements());
    EXPECT_EQ(cursor->getString(), selected);
    EXPECT_FALSE(modifiable->isModified());
    EXPECT_EQ(undoTitles(document), steps);
}

TEST_F(LayoutOf, ARequestOrWebViewLeavesItOut) {
    const Model document = fullReport();
    set(paragraph(document, "Signature"), "BreakType", css::style::BreakType_PAGE_BEFORE);
    EXPECT_TRUE(found(document, R"({"layout": false})").empty());
    EXPECT_EQ(found(document).size(), 1U);
    const Reference<css::view::XViewSettingsSupplier> view(document->getCurrentController(), UNO_QUERY_THROW);
    set(view->getViewSettings(), "ShowOnlineLayout", true);
    EXPECT_EQ(shown(found(document)), "") << "there are no pages";
}

TEST_F(LayoutOf, AFindingCanBeIgnored) {
    const Model document = fullReport();
    set(paragraph(document, "Signature"), "BreakType", css::style::BreakType_PAGE_BEFORE);
    const auto all = found(document);
    ASSERT_EQ(all.size(), 1U);
    api()->ignore(document, fromUtf8(json::serialize(json::object{{"finding", all.begin()->second}})));
    EXPECT_TRUE(found(document).empty());
}

TEST_F(LayoutOf, FontsAreToldWithWhatIsShownInTheirStead) {
    const json::value fonts = parse(api()->fonts(fullReport()));
    std::map<std::string, json::value> byName;
    for (const json::value& font : fonts.as_array()) {
        byName[std::string(font.at("font").as_string())] = font;
    }
    for (const char* const family : {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}) {
        ASSERT_TRUE(byName.contains(family)) << json::serialize(fonts);
        // The tests' own fontconfig has free ones in their stead.
        EXPECT_EQ(byName[family].at("available"), false);
        EXPECT_TRUE(byName[family].at("shown").as_string().starts_with("Noto")) << json::serialize(byName[family]);
    }
    EXPECT_EQ(byName["仿宋_GB2312"].at("used"), true);
    const json::value findings = parse(api()->check(fullReport(), fromUtf8("{}")));
    EXPECT_NE(json::serialize(findings).find("layout.fonts-missing"), std::string::npos);
}

} // namespace
} // namespace zhangfa
