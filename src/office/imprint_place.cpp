// Puts 版记 (GB/T 9704—2012, 7.4) at the bottom of the text area of the last page, which is an even one where both
// sides are printed.
//
// It is a group of paragraphs that keep together; space above the first one moves it down. In the text: the most with
// which the last one does not leave its page, so that no length of the text need be known; fonts, notes and tables are
// as they are. At the top of a page paragraphs that keep together do not come back once they left it: there its own
// height counts.
#include "office/imprint_place.h"

#include "office/official_parts.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/PageStyleLayout.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/text/XPageCursor.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XRefreshable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace zhangfa {

namespace {

using Properties = Reference<css::beans::XPropertySet>;
using Cursor = Reference<css::text::XTextViewCursor>;

constexpr const char* leftPageStyle = "Zhangfa Imprint Page"; // behind a blank page: neither has a number (7.4)
constexpr sal_Int32 lastRule = 35;                            // 1/100 mm, which Writer lets stick out
constexpr sal_Int32 spare = 10;                               // for programs that round otherwise

// Where it begins: in the text, on the next page, or on the next even one.
enum class Begins { here, nextPage, evenPage };
struct Standing {
    Begins begins = Begins::here;
    sal_Int32 above = 0; // 1/100 mm
};

struct Imprint {
    Properties rule; // its first paragraph
    Reference<css::text::XTextRange> first, last;
};

std::optional<Imprint> findImprint(const Document& document) {
    const auto body = bodyElements(document);
    for (std::size_t i = body.size(); i-- > 1 && !isTable(body[i]);) {
        const Properties paragraph(body[i], UNO_QUERY_THROW);
        const auto style = get<rtl::OUString>(paragraph, "ParaStyleName");
        if (style == ascii(imprintStyle)) {
            return Imprint{paragraph, as<Range>(body[i]), as<Range>(body.back())};
        }
        if (!style.startsWith(ascii(imprintStyle))) {
            break;
        }
    }
    return std::nullopt;
}

// Cursor, scrolling and selection come back.
class ViewKept {
public:
    explicit ViewKept(const Reference<css::frame::XController>& controller)
        : controller_(controller), view_(controller->getViewData()), selection_(controller, UNO_QUERY) {
        selected_ = selection_.is() ? selection_->getSelection() : css::uno::Any();
    }
    ~ViewKept() {
        try {
            if (selected_.hasValue()) {
                selection_->select(selected_);
            }
            controller_->restoreViewData(view_);
        } catch (const css::uno::Exception&) { // it is not worth more than the document
        }
    }
    ViewKept(const ViewKept&) = delete;
    ViewKept& operator=(const ViewKept&) = delete;

private:
    Reference<css::frame::XController> controller_;
    css::uno::Any view_, selected_;
    Reference<css::view::XSelectionSupplier> selection_;
};

Reference<css::container::XNameContainer> pageStyles(const Document& document) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document.model, UNO_QUERY_THROW);
    return {supplier->getStyleFamilies()->getByName(ascii("PageStyles")), UNO_QUERY_THROW};
}

// Below the text, the footer included.
sal_Int32 bottomOf(const Properties& page) {
    return get<sal_Int32>(page, "BottomMargin") +
           (get<bool>(page, "FooterIsOn") ? get<sal_Int32>(page, "FooterHeight") : 0);
}

void ensureLeftPage(const Document& document) {
    const auto pages = pageStyles(document);
    if (pages->hasByName(ascii(leftPageStyle))) {
        return;
    }
    const UndoLocked locked(document);
    const Properties standard(pages->getByName(ascii("Standard")), UNO_QUERY_THROW);
    pages->insertByName(ascii(leftPageStyle),
                        css::uno::Any(document.factory->createInstance(ascii("com.sun.star.style.PageStyle"))));
    const Properties page(pages->getByName(ascii(leftPageStyle)), UNO_QUERY_THROW);
    for (const char* length : {"Width", "Height", "TopMargin", "LeftMargin", "RightMargin"}) {
        page->setPropertyValue(ascii(length), standard->getPropertyValue(ascii(length)));
    }
    set(page, "BottomMargin", bottomOf(standard));
    set(page, "PageStyleLayout", css::style::PageStyleLayout_LEFT);
}

class Placing {
public:
    Placing(const Document& document, Imprint imprint, const Cursor& cursor)
        : document_(document), imprint_(std::move(imprint)), cursor_(cursor), pages_(cursor, UNO_QUERY_THROW) {}

    Standing now() const {
        Standing place;
        place.above = get<sal_Int32>(imprint_.rule, "ParaTopMargin");
        if (!get<rtl::OUString>(imprint_.rule, "PageDescName").isEmpty()) {
            place.begins = Begins::evenPage;
        } else if (get<css::style::BreakType>(imprint_.rule, "BreakType") == css::style::BreakType_PAGE_BEFORE) {
            place.begins = Begins::nextPage;
        }
        return place;
    }

    void put(const Standing& place) const {
        const Reference<css::beans::XPropertyState> states(imprint_.rule, UNO_QUERY_THROW);
        if (place.begins == Begins::evenPage) {
            ensureLeftPage(document_);
            set(imprint_.rule, "PageDescName", rtl::OUString(ascii(leftPageStyle)));
        } else {
            if (!get<rtl::OUString>(imprint_.rule, "PageDescName").isEmpty()) {
                states->setPropertyToDefault(ascii("PageDescName"));
            }
            if (place.begins == Begins::nextPage) {
                set(imprint_.rule, "BreakType", css::style::BreakType_PAGE_BEFORE);
            } else {
                states->setPropertyToDefault(ascii("BreakType"));
            }
        }
        set(imprint_.rule, "ParaTopMargin", place.above);
    }

    // Writer lays out in its own time, unless it is told to.
    // Of a document that was just opened, pages may still be to come.
    void layOutWhole() const {
        constexpr int most = 5;
        for (int time = 0, pages = 0; time < most; ++time) {
            layOut();
            pages_->jumpToLastPage();
            if (std::exchange(pages, pages_->getPage()) == pages_->getPage()) {
                break;
            }
        }
    }
    void layOut() const { Reference<css::util::XRefreshable>(document_.model, UNO_QUERY_THROW)->refresh(); }

    // What left its page comes back only where there is room to spare.
    void putFromAbove(const Standing& place) const {
        put({place.begins, 0});
        layOut();
        put(place);
        layOut();
    }

    // Where it ought to be.
    Standing find(bool duplex) const {
        put({Begins::here, 0});
        const int text = pageOfText();
        Standing place;
        const bool fits = pageOf(imprint_.last) == text && pageOf(imprint_.first) == text;
        if (!fits || (duplex && text % 2 != 0)) {
            place.begins = duplex && text % 2 == 0 ? Begins::evenPage : Begins::nextPage;
        }
        place.above = most(place.begins);
        return place;
    }

private:
    int pageOf(const Reference<css::text::XTextRange>& range) const {
        layOut();
        cursor_->gotoRange(range->getEnd(), false);
        return pages_->getPage();
    }
    int pageOfText() const {
        layOut();
        cursor_->gotoRange(imprint_.first->getStart(), false);
        cursor_->goLeft(1, false);
        return pages_->getPage();
    }

    sal_Int32 most(Begins begins) const {
        put({begins, 0});
        const int page = pageOf(imprint_.last);
        sal_Int32 fits = 0, tooMuch = textHeight();
        if (begins != Begins::here) {
            return std::max(sal_Int32(0), tooMuch - height() - spare);
        }
        while (tooMuch - fits > 2) {
            const sal_Int32 middle = fits + (tooMuch - fits) / 2;
            set(imprint_.rule, "ParaTopMargin", middle);
            (pageOf(imprint_.last) == page ? fits : tooMuch) = middle;
        }
        return std::max(sal_Int32(0), fits - spare);
    }

    // In 1/100 mm.
    sal_Int32 textHeight() const {
        const Properties page(pageStyles(document_)->getByName(ascii("Standard")), UNO_QUERY_THROW);
        return get<sal_Int32>(page, "Height") - get<sal_Int32>(page, "TopMargin") - bottomOf(page);
    }
    sal_Int32 topOf(const Reference<css::text::XTextRange>& range) const {
        cursor_->gotoRange(range, false);
        return cursor_->getPosition().Y;
    }
    // Lines are of one exact height, whatever font they are shown in.
    sal_Int32 height() const {
        const auto heightOf = [](const Properties& paragraph) {
            return std::max<sal_Int32>(1, get<css::style::LineSpacing>(paragraph, "ParaLineSpacing").Height);
        };
        const auto width = [](const Properties& paragraph, const char* border) {
            return static_cast<sal_Int32>(get<css::table::BorderLine2>(paragraph, border).LineWidth);
        };
        const Properties last(imprint_.last, UNO_QUERY_THROW);
        const sal_Int32 line = heightOf(last);
        const sal_Int32 lines = (topOf(imprint_.last->getEnd()) - topOf(imprint_.first->getStart())) / line + 1;
        return heightOf(imprint_.rule) + lines * line + width(imprint_.rule, "BottomBorder") +
               width(last, "TopBorder") + width(last, "BottomBorder");
    }

    Document document_;
    Imprint imprint_;
    Cursor cursor_;
    Reference<css::text::XPageCursor> pages_;
};

} // namespace

void placeImprint(const Document& document, bool duplex, const std::string& undoTitle) {
    const auto imprint = findImprint(document);
    const auto controller = document.model->getCurrentController();
    const Reference<css::text::XTextViewCursorSupplier> window(controller, UNO_QUERY);
    if (!imprint || !window.is()) {
        return;
    }
    const ViewKept view(controller);
    const Placing placing(document, *imprint, window->getViewCursor());
    placing.layOutWhole();
    const Standing before = placing.now();
    const Reference<css::util::XModifiable> modifiable(document.model, UNO_QUERY_THROW);
    const bool modified = modifiable->isModified();
    const RecordingSuspended unrecorded(document);
    Standing wanted;
    {
        const UndoLocked locked(document);
        wanted = placing.find(duplex);
        placing.putFromAbove(before);
    }
    if (wanted.begins == before.begins && std::abs(wanted.above - before.above) <= spare / 2) {
        modifiable->setModified(modified);
        return;
    }
    const UndoContext step(document, undoTitle);
    placing.putFromAbove(wanted);
}

} // namespace zhangfa
