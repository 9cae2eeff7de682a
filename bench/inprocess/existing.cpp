// How long it takes to read, understand and change a long document that somebody else made, and what typing in it costs
// with the deck beside it.
#include "check/check.h"
#include "core/plan.h"
#include "core/report.h"
#include "core/state.h"
#include "inprocess/documents.h"
#include "office/layout_reader.h"
#include "office/snapshot_reader.h"
#include "office/templates.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/DispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XPageCursor.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>

#include <stdexcept>
#include <thread>

namespace zhangfa::bench {

namespace json = boost::json;

namespace {

// Headings of the first level: some standard sections, some that are none, none of them 阵地建设.
constexpr const char* chapters[] = {"扛牢政治责任，加强组织领导",
                                    "突出思想引领，抓实理论学习",
                                    "凝聚各方力量，营造良好氛围",
                                    "完善制度机制，堵塞管理漏洞",
                                    "深化志愿服务，丰富活动载体",
                                    "建强工作队伍，提升能力素质",
                                    "存在的主要问题",
                                    "下一步工作打算"};
constexpr int keys = 8;
constexpr int subsections = 11, paragraphs = 12;

// Some 100 pages as an office types them: one paragraph style, all looks set by hand, headings run into the text.
void write(const zhangfa::Document& document) {
    const UndoLocked unrecorded(document);
    const ControllersLocked still(document);
    const auto add = [&](const std::string& heading, const std::string& body) {
        const auto end = document.text->getEnd();
        const auto cursor = document.text->createTextCursorByRange(end);
        for (const auto& [words, weight] :
             {std::pair(heading, css::awt::FontWeight::BOLD), std::pair(body, css::awt::FontWeight::NORMAL)}) {
            if (words.empty()) {
                continue;
            }
            document.text->insertString(as<Range>(cursor), fromUtf8(words), true);
            const auto properties = as<css::beans::XPropertySet>(cursor);
            set(properties, "CharWeightAsian", weight);
            set(properties, "CharHeightAsian", 16.0F);
            set(properties, "CharFontNameAsian", fromUtf8("Noto Serif CJK SC"));
            cursor->collapseToEnd();
        }
        document.text->insertControlCharacter(document.text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK,
                                              false);
    };
    const std::string sentence =
        "党委坚持把这项工作摆在重要位置，结合年度任务定期听取汇报，及时研究解决实际困难，推动各项要求"
        "逐条落到实处，干部群众的认识进一步统一，工作基础进一步夯实。";
    add("关于2025年度落实意识形态工作责任制情况的报告", "");
    add("", "县委：");
    add("", "根据有关要求，现将有关情况报告如下：");
    int chapter = 0;
    for (const char* const title : chapters) {
        constexpr const char* numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"};
        add(std::string(numerals[chapter++]) + "、" + title, "");
        for (int part = 0; part < subsections; ++part) {
            add(std::string("（") + numerals[part] + "）把要求落细落实。", sentence);
            for (int i = 1; i < paragraphs; ++i) {
                add("", sentence);
            }
        }
    }
    add("", "白鹭镇党委");
    add("", "2025年12月20日");
}

// Keys at the beginning of a paragraph in the middle, as a person types them; what was typed is taken out again.
void type(const Context& context, const OpenDocument& open, const std::string& name, int keys, Figures& figures) {
    const auto controller = open.model()->getCurrentController();
    const auto cursor = Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor();
    for (int key = 0; key < keys; ++key) {
        const Stopwatch watch;
        cursor->getText()->insertString(as<Range>(cursor), fromUtf8("字"), false);
        settle(context);
        figures.add(name, watch.taken());
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
    }
    cursor->goLeft(static_cast<sal_Int16>(keys), true);
    cursor->setString(rtl::OUString());
    settle(context);
}

// After each key the paragraph it is in; and all, once nobody types.
void recheck(const OpenDocument& open, org::zhangfa::XZhangfa& zhangfa, int keys, Figures& figures) {
    const auto controller = open.model()->getCurrentController();
    const auto cursor = Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor();
    zhangfa.check(open.model(), ascii("{}"));
    for (int key = 0; key < keys; ++key) {
        cursor->getText()->insertString(as<Range>(cursor), fromUtf8(key % 2 == 0 ? "帐" : "号"), false);
        rtl::OUString told;
        figures.time("existing/recheck the paragraph", [&] { told = zhangfa.recheck(open.model()); });
        if (told.indexOf(ascii("confusable")) < 0 && key > 0) {
            throw std::runtime_error("the recheck does not find what was typed");
        }
        figures.time("existing/check again", [&] { zhangfa.check(open.model(), ascii("{}")); });
    }
    cursor->goLeft(static_cast<sal_Int16>(keys), true);
    cursor->setString(rtl::OUString());
}

} // namespace

void measureExisting(const Context& context, const json::value& wish, Figures& figures) {
    const int runs = wish.at("runs").to_number<int>();
    const Library& library = templates(context);
    const auto zhangfa = service(context);
    const OpenDocument open(context, true);
    const zhangfa::Document document = open.adapter();
    write(document);
    settle(context);
    const Reference<css::text::XTextViewCursorSupplier> views(open.model()->getCurrentController(), UNO_QUERY_THROW);
    const Reference<css::text::XPageCursor> pages(views->getViewCursor(), UNO_QUERY_THROW);
    pages->jumpToLastPage();
    figures.add("existing/pages", {Milliseconds(pages->getPage()), Milliseconds(pages->getPage())});
    views->getViewCursor()->gotoStart(false);

    const SectionId missing{"positions"};
    const rtl::OUString request = fromUtf8(R"({"section": "positions"})");
    for (int run = 0; run < runs; ++run) {
        Snapshot snapshot;
        figures.time("existing/snapshot", [&] { snapshot = readSnapshot(document); });
        figures.time("existing/recognise", [&] { readReport(snapshot, library); });
        figures.time("existing/recognise and plan", [&] { planInsert(library, snapshot, missing); });
        figures.time("existing/describe", [&] { describe(library, snapshot); });
        figures.time("existing/check in the core", [&] { zhangfa::check(snapshot, library, {}); });
        figures.time("existing/layout", [&] { readLayout(context, document, snapshot, standardFormat()); });
        figures.time("existing/check", [&] { zhangfa->check(open.model(), ascii("{}")); });
        figures.time("existing/state", [&] { zhangfa->state(open.model()); });
        figures.time("existing/insert", [&] { zhangfa->insert(open.model(), request); });
        settle(context);
        document.undo->undo();
        settle(context);
    }
    const Reference<css::frame::XDispatchProvider> frame(open.model()->getCurrentController()->getFrame(), UNO_QUERY);
    const auto deck = [&](const char* command) {
        css::frame::DispatchHelper::create(context)->executeDispatch(frame, ascii(command), rtl::OUString(), 0, {});
        settle(context);
    };
    views->getViewCursor()->gotoRange(as<Range>(bodyElements(document)[400])->getStart(), false);
    recheck(open, *zhangfa, 5 * runs, figures);
    for (int run = 0; run < std::min(runs, 3); ++run) {
        figures.time("existing/format", [&] { zhangfa->format(open.model(), ascii("{}")); });
        settle(context);
        document.undo->undo();
        settle(context);
    }
    for (int run = 0; run < runs; ++run) {
        deck(".uno:SidebarDeck.StyleListDeck");
        type(context, open, "existing/keystroke without the deck", keys, figures);
        deck(".uno:SidebarDeck.ZhangfaDeck");
        std::this_thread::sleep_for(std::chrono::milliseconds(600)); // it has read the document
        settle(context);
        type(context, open, "existing/keystroke with the deck", keys, figures);
    }
}

} // namespace zhangfa::bench
