// Rules on pages, lines and fonts: each finds what it must and leaves alone what it must.
#include "check_library.h"

#include "check/check.h"

#include <gtest/gtest.h>

#include <functional>

namespace zhangfa {
namespace {

// A document with its layout, right in all that the rules look at, until a test changes it.
struct Sheet {
    Snapshot snapshot =
        documentOf({"{title}关于2026年度工作情况的报告", "县委：", "一、基本情况", "全年组织集中学习12次。",
                    "二、下一步打算", "持续加强学习。", "特此报告。", "附件：工作台账", "{right}白鹭镇党委",
                    "{right}2026年12月18日", "附件", "{title}工作台账", "台账见下表。"});
    Layout layout;

    Sheet() {
        using R = FormatRole;
        constexpr R roles[] = {
            R::title,          R::addressee, R::heading1, R::body,           R::heading1,        R::body, R::body,
            R::attachmentNote, R::signature, R::date,     R::attachmentMark, R::attachmentTitle, R::body};
        const Format& format = standardFormat();
        for (const R role : roles) {
            const ParagraphFormat& style = format.style(role);
            SetElement& element = layout.elements.emplace_back();
            element.font = {style.font, style.points, 0};
            element.firstLine = style.firstLine * format.character();
            element.firstPage = element.lastPage = role == R::attachmentMark || layout.elements.size() > 11 ? 2 : 1;
        }
        layout.pageCount = 2;
        layout.lineDistance = 10.21;
        layout.characters = 28;
        SetPageNumber number;
        number.font.family = "宋体";
        number.font.points = 14;
        number.adjust = Adjust::right;
        number.before = "— ";
        number.behind = " —";
        SetPage& page = layout.pages.emplace_back(SetPage{210, 297, 37, 35, 28, 26, {}, {}, false});
        page.odd = page.even = number;
        page.even->adjust = Adjust::left;
        layout.fonts = {{"仿宋_GB2312", true, true, ""}};
    }

    std::vector<Finding> findings(const std::string& format = "standard") const {
        CheckSettings settings;
        settings.layout = &layout;
        settings.format = format;
        std::vector<Finding> all = check(snapshot, checkLibrary(), settings);
        std::erase_if(all, [](const Finding& any) {
            return !any.rule->id.starts_with("layout.") && any.rule->id != "title.lines";
        });
        return all;
    }
};

using Change = std::function<void(Sheet&)>;

// What is told of a document so changed: "rule message text", or nothing.
std::string told(const Change& change) {
    Sheet sheet;
    change(sheet);
    std::string all;
    for (const Finding& finding : sheet.findings()) {
        all += (all.empty() ? "" : "; ") + std::string(finding.rule->id);
        for (const std::string& arg : finding.message.args) {
            all += "|" + arg;
        }
    }
    return all;
}

TEST(LayoutRules, SayNothingOfADocumentThatIsRight) {
    EXPECT_EQ(told([](Sheet&) {}), "");
}

TEST(LayoutRules, SayNothingWhereTheLayoutIsNotKnown) {
    Sheet sheet;
    sheet.layout.pages[0].top = 10;
    CheckSettings settings;
    for (const Finding& finding : check(sheet.snapshot, checkLibrary(), settings)) {
        EXPECT_FALSE(finding.rule->id.starts_with("layout."));
    }
    sheet.layout.elements.pop_back(); // of another state of the document
    EXPECT_TRUE(sheet.findings().empty());
    sheet.layout = Layout{std::vector<SetElement>(sheet.snapshot.body.size()), {}, 0, 0, 0, {}};
    EXPECT_TRUE(sheet.findings().empty());
}

TEST(LayoutRules, Pages) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].top = 25.4; }),
              "layout.page|25.4|28|156|236.6|37|28|156|225; layout.lines|23|22");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.pages[0].width = 216;
                  s.layout.pages[0].height = 279;
              }),
              "layout.page|216|279|210|297; layout.lines|20|22");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.pages[0].left = s.layout.pages[0].right = 31.8;
                  s.layout.pages.push_back(s.layout.pages[0]);
              }),
              "layout.page|37|31.8|146.4|225|37|28|156|225")
        << "told once";
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].top = 36; }), "") << "within 1 mm, text 226 mm high";
    EXPECT_EQ(told([](Sheet& s) {
                  SetPage onItsSide = s.layout.pages[0];
                  std::swap(onItsSide.width, onItsSide.height);
                  onItsSide.top = 28;
                  s.layout.pages.push_back(onItsSide);
              }),
              "");
}

TEST(LayoutRules, LinesAndCharacters) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.lineDistance = 9.88; }), "") << "28 pt: still 22 lines";
    EXPECT_EQ(told([](Sheet& s) { s.layout.lineDistance = 10.58; }), "layout.lines|21|22");
    EXPECT_EQ(told([](Sheet& s) { s.layout.lineDistance = 7.8; }), "layout.lines|28|22");
    EXPECT_EQ(told([](Sheet& s) { s.layout.characters = 27; }), "layout.lines|27|28");
    EXPECT_EQ(told([](Sheet& s) { s.layout.characters = 0; }), "") << "no line is full";
}

TEST(LayoutRules, Fonts) {
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.elements[3].font = {"宋体", 12, 0};
              }),
              "layout.font|1|仿宋_GB2312 三号|宋体 小四");
    EXPECT_EQ(told([](Sheet& s) {
                  for (SetElement& element : s.layout.elements) {
                      element.font = {"宋体", 15.5, 0};
                  }
              }),
              "layout.font|1|方正小标宋简体 二号|宋体 15.5磅; layout.font|1|仿宋_GB2312 三号|宋体 15.5磅; "
              "layout.font|2|黑体 三号|宋体 15.5磅; layout.font|4|仿宋_GB2312 三号|宋体 15.5磅; "
              "layout.font|1|仿宋_GB2312 三号|宋体 15.5磅; layout.font|1|仿宋_GB2312 三号|宋体 15.5磅; "
              "layout.font|1|仿宋_GB2312 三号|宋体 15.5磅; layout.font|1|黑体 三号|宋体 15.5磅; "
              "layout.font|1|方正小标宋简体 二号|宋体 15.5磅")
        << "one for each kind of text";
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.elements[3].font.family = "FangSong";
                  s.layout.elements[2].font.family = "方正黑体_GBK";
                  s.layout.elements[0].font.family = "方正小标宋_GBK";
              }),
              "")
        << "the standard names kinds";
    EXPECT_EQ(told([](Sheet& s) {
                  s.snapshot.body[3].paragraph.text = "2026";
                  s.layout.elements[3].font = {"宋体", 12, 0};
              }),
              "")
        << "no Chinese in it";
    EXPECT_EQ(told([](Sheet& s) {
                  s.snapshot.body[2].paragraph.text = "一、基本情况。全年组织集中学习12次，参加人员覆盖全体干部。";
                  s.layout.elements[2].font = s.layout.elements[3].font;
              }),
              "")
        << "text behind a heading";
}

TEST(LayoutRules, Colours) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[3].font.colour = 0x0000FF; }), "layout.colour|1");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].font.colour = s.layout.elements[9].font.colour = 0xFF0000; }),
              "layout.colour|2");
    EXPECT_EQ(told([](Sheet& s) {
                  s.snapshot.body.insert(s.snapshot.body.begin(), documentOf({"{centred}青禾县人民政府文件"}).body[0]);
                  s.layout.elements.insert(s.layout.elements.begin(), {{"方正小标宋简体", 40, 0xFF0000}});
              }),
              "")
        << "the mark of the office is red";
    EXPECT_EQ(told([](Sheet& s) {
                  s.snapshot.body[3].paragraph.text = " ";
                  s.layout.elements[3].font.colour = 0xFF0000;
              }),
              "");
}

TEST(LayoutRules, Indents) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[3].firstLine = s.layout.elements[5].firstLine = 0; }),
              "layout.indent|2");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[3].firstLine = 22; }), "layout.indent|1");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.elements[3].firstLine = 0;
                  s.snapshot.body[3].paragraph.text = "　　" + s.snapshot.body[3].paragraph.text;
              }),
              "")
        << "made of spaces: told by another rule";
    EXPECT_EQ(told([](Sheet& s) { s.snapshot.body[3].paragraph.text = "　　　　张三"; }), "") << "lined up by spaces";
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.elements[3].firstLine = 0;
                  s.snapshot.body[3].paragraph.looks.centred = true;
              }),
              "");
}

TEST(LayoutRules, PageNumbers) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].odd = s.layout.pages[0].even = std::nullopt; }),
              "layout.page-number|— 1 —|宋体 四号");
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].even->adjust = Adjust::centre; }),
              "layout.page-number|— 1 —|宋体 四号");
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].odd->before = "第"; }), "layout.page-number|— 1 —|宋体 四号");
    EXPECT_EQ(told([](Sheet& s) { s.layout.pages[0].odd->font.points = 9; }), "layout.page-number|— 1 —|宋体 四号");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.pages[0].odd->before = "—";
                  s.layout.pages[0].even->font.family = "SimSun";
                  s.layout.pages[0].even->adjust = Adjust::block;
              }),
              "");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.pages[0].odd = s.layout.pages[0].even = std::nullopt;
                  s.layout.pages[0].numberUnknown = true;
              }),
              "")
        << "it may be in the box there";
}

TEST(LayoutRules, BodyOnTheFirstPage) {
    EXPECT_EQ(told([](Sheet& s) {
                  for (std::size_t i = 2; i < s.layout.elements.size(); ++i) {
                      s.layout.elements[i].firstPage = s.layout.elements[i].lastPage = i < 10 ? 2 : 3;
                  }
              }),
              "layout.body-on-first-page|2");
    EXPECT_EQ(told([](Sheet& s) {
                  for (SetElement& element : s.layout.elements) {
                      ++element.firstPage, ++element.lastPage; // a cover
                  }
              }),
              "layout.body-on-first-page|2");
    EXPECT_EQ(told([](Sheet& s) {
                  for (std::size_t i = 3; i < 10; ++i) {
                      s.layout.elements[i].firstPage = s.layout.elements[i].lastPage = 2;
                  }
                  for (std::size_t i = 10; i < 13; ++i) {
                      s.layout.elements[i].firstPage = s.layout.elements[i].lastPage = 3;
                  }
              }),
              "")
        << "a heading is text";
}

TEST(LayoutRules, ANoticeIsTheBodyOfWhatItIssues) {
    EXPECT_EQ(told([](Sheet& s) {
                  for (SetElement& element : s.layout.elements) {
                      ++element.firstPage, ++element.lastPage;
                  }
                  s.snapshot.body.insert(s.snapshot.body.begin(),
                                         documentOf({"现将方案印发给你们，请遵照执行。"}).body[0]);
                  s.layout.elements.insert(s.layout.elements.begin(), s.layout.elements[3]);
                  s.layout.elements[0].firstPage = s.layout.elements[0].lastPage = 1;
              }),
              "");
}

TEST(LayoutRules, SignaturePage) {
    const auto apart = [](Sheet& s, std::size_t from) {
        for (std::size_t i = from; i < s.layout.elements.size(); ++i) {
            s.layout.elements[i].firstPage = s.layout.elements[i].lastPage = i < 10 ? 2 : 3;
        }
    };
    EXPECT_EQ(told([&](Sheet& s) { apart(s, 8); }), "layout.signature-page|2");
    EXPECT_EQ(told([&](Sheet& s) { apart(s, 9); }), "layout.signature-page|2") << "the date alone";
    EXPECT_EQ(told([&](Sheet& s) { apart(s, 7); }), "") << "the note of attachments is text";
    EXPECT_EQ(told([&](Sheet& s) {
                  apart(s, 8);
                  s.layout.elements[7].lastPage = 2;
              }),
              "")
        << "its last line is on that page";
}

TEST(LayoutRules, AttachmentPages) {
    EXPECT_EQ(told([](Sheet& s) {
                  for (std::size_t i = 10; i < 13; ++i) {
                      s.layout.elements[i].firstPage = s.layout.elements[i].lastPage = 1;
                  }
              }),
              "layout.attachment-page|附件");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[9].lastPage = 2; }), "layout.attachment-page|附件");
    EXPECT_EQ(told([](Sheet& s) {
                  s.snapshot.body.insert(s.snapshot.body.begin() + 10, documentOf({""}).body[0]);
                  s.layout.elements.insert(s.layout.elements.begin() + 10, s.layout.elements[10]);
              }),
              "")
        << "a blank paragraph before it";
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[10].firstPage = 4; }), "");
}

void addImprint(Sheet& sheet, int page, double bottom) {
    for (const char* const line : {"抄送：县委办公室。", "白鹭镇党政办公室  2026年12月18日印发"}) {
        sheet.snapshot.body.push_back(documentOf({line}).body[0]);
        sheet.layout.elements.push_back({{"仿宋_GB2312", 14, 0}, 0, page, page, bottom, {}});
    }
    sheet.layout.pageCount = 2;
}

TEST(LayoutRules, Imprint) {
    EXPECT_EQ(told([](Sheet& s) { addImprint(s, 2, 100); }), "layout.imprint|11.5");
    EXPECT_EQ(told([](Sheet& s) { addImprint(s, 2, 195); }), "layout.imprint|2");
    EXPECT_EQ(told([](Sheet& s) { addImprint(s, 1, 214); }), "layout.imprint|白鹭镇党政办公室  2026年12月18日印发");
    EXPECT_EQ(told([](Sheet& s) { addImprint(s, 2, 214); }), "");
    EXPECT_EQ(told([](Sheet& s) { addImprint(s, 2, 205); }), "") << "a line of another height";
}

TEST(LayoutRules, MissingFonts) {
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.fonts = {{"黑体", true, false, "Noto Sans CJK SC"}};
              }),
              "layout.fonts-missing|黑体|Noto Sans CJK SC");
    EXPECT_EQ(told([](Sheet& s) {
                  s.layout.fonts = {{"黑体", true, false, ""}, {"宋体", true, true, ""}, {"楷体", false, false, ""}};
              }),
              "layout.fonts-missing|黑体、楷体|");
    EXPECT_EQ(told([](Sheet& s) { s.layout.fonts = {{"黑体", true, true, ""}}; }), "");
    EXPECT_EQ(told([](Sheet& s) { s.layout.fonts.clear(); }), "");
}

TEST(LayoutRules, TitlesAreBrokenBetweenWords) {
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].lines = {8}; }), "");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].lines = {4}; }), "title.lines|关于20");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].lines = {2, 9}; }), "title.lines|2026年度工");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].lines = {2, 8, 10}; }), "");
    EXPECT_EQ(told([](Sheet& s) { s.layout.elements[0].lines = {40}; }), "");
}

TEST(LayoutRules, AnotherFormatIsToldOnce) {
    Sheet sheet;
    Library library = checkLibrary();
    Format draft = standardFormat();
    draft.id = "draft";
    draft.title = "普通文稿";
    draft.page.top = draft.page.bottom = 25.4;
    draft.page.lines = 24;
    draft.styles[FormatRole::body].font = "宋体";
    library.formats["draft"] = draft;
    sheet.layout.pages[0].top = sheet.layout.pages[0].bottom = 25.4;
    for (const std::size_t i : {3, 5, 6, 12}) {
        sheet.layout.elements[i].font.family = "宋体";
    }
    CheckSettings settings;
    settings.layout = &sheet.layout;
    settings.format = "draft";
    std::vector<Finding> found = check(sheet.snapshot, library, settings);
    std::erase_if(found, [](const Finding& any) { return !any.rule->id.starts_with("layout."); });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule->id, "layout.format");
    EXPECT_EQ(found[0].message.args[0], "普通文稿");
}

} // namespace
} // namespace zhangfa
