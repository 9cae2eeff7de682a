// Reads from Writer's own layout what the rules on it need to know.
#include "office/layout_reader.h"

#include "core/utf8.h"
#include "office/fonts.h"
#include "office/hidden_view.h"
#include "office/page_setup.h"
#include "office/portions.h"
#include "uno/properties.h"

#include <com/sun/star/beans/XMultiPropertySet.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/text/XPageCursor.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/util/XRefreshable.hpp>
#include <com/sun/star/view/XLineCursor.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace zhangfa {

namespace {

using Elements = std::vector<Reference<css::text::XTextContent>>;

// Enough of them tell what body text is like.
constexpr std::size_t sampledParagraphs = 12, sampledLines = 5, centredParagraphs = 30, titleLines = 8;

bool isFullWidth(char32_t sign) { return sign >= 0x2E80 && sign < 0xFFE0; }

struct Paragraph {
    SetElement set;
    bool centred = false;
    std::string pageStyle; // that begins with it; empty: none
};

Paragraph readParagraph(const Reference<css::text::XTextContent>& element, bool& deleted) {
    static const auto characterNames =
        sequence<rtl::OUString>({ascii("CharColor"), ascii("CharFontNameAsian"), ascii("CharHeightAsian")});
    static const auto paragraphNames =
        sequence<rtl::OUString>({ascii("PageDescName"), ascii("ParaAdjust"), ascii("ParaFirstLineIndent")});
    std::vector<std::pair<SetFont, std::size_t>> fonts;
    visitPortions(element, deleted, [&](const auto& portion, const rtl::OUString& type) {
        if (!type.equalsAscii("Text") && !type.equalsAscii("TextField")) {
            return;
        }
        const std::size_t length = as<Range>(portion)->getString().getLength();
        const auto values = as<css::beans::XMultiPropertySet>(portion)->getPropertyValues(characterNames);
        rtl::OUString family;
        float points = 0;
        SetFont font;
        values[0] >>= font.colour;
        values[1] >>= family;
        values[2] >>= points;
        font.family = toUtf8(family);
        font.points = points;
        font.colour = std::max(font.colour, std::int32_t(0)); // automatic
        const auto same = std::find_if(fonts.begin(), fonts.end(), [&](const auto& any) { return any.first == font; });
        (same == fonts.end() ? fonts.emplace_back(font, 0) : *same).second += length;
    });
    Paragraph paragraph;
    const auto most = std::max_element(fonts.begin(), fonts.end(),
                                       [](const auto& one, const auto& two) { return one.second < two.second; });
    if (most != fonts.end() && most->second > 0) {
        paragraph.set.font = most->first;
    }
    const auto values = as<css::beans::XMultiPropertySet>(element)->getPropertyValues(paragraphNames);
    rtl::OUString style;
    sal_Int16 adjust = 0;
    sal_Int32 firstLine = 0;
    values[0] >>= style;
    values[1] >>= adjust;
    values[2] >>= firstLine;
    paragraph.pageStyle = toUtf8(style);
    paragraph.centred = adjust == static_cast<sal_Int16>(css::style::ParagraphAdjust_CENTER);
    paragraph.set.firstLine = firstLine / 100.0;
    return paragraph;
}

// Goes through the layout.
class Walk {
public:
    explicit Walk(const Reference<css::text::XTextViewCursor>& cursor)
        : cursor_(cursor), pages_(cursor, UNO_QUERY_THROW), lines_(cursor, UNO_QUERY_THROW) {}

    int lastPage() {
        pages_->jumpToLastPage();
        return pages_->getPage();
    }
    int pageOf(const Reference<Range>& range) {
        cursor_->gotoRange(range, false);
        return pages_->getPage();
    }
    double topOfLastPage() {
        pages_->jumpToLastPage();
        pages_->jumpToStartOfPage();
        return height();
    }
    double height() { return cursor_->getPosition().Y / 100.0; }

    // The line at the cursor, which goes to the next one. Nothing behind the paragraph's last one.
    std::string line() {
        lines_->gotoStartOfLine(false);
        lines_->gotoEndOfLine(true);
        std::string text = toUtf8(cursor_->getString());
        cursor_->collapseToEnd();
        cursor_->goRight(1, false);
        return text;
    }
    void startOfLine() { lines_->gotoStartOfLine(false); }

private:
    Reference<css::text::XTextViewCursor> cursor_;
    Reference<css::text::XPageCursor> pages_;
    Reference<css::view::XLineCursor> lines_;
};

// Where lines end, in characters of the text; nothing where the text cannot be followed.
std::vector<std::size_t> linesOf(Walk& walk, const Reference<Range>& start, const std::string& text) {
    walk.pageOf(start);
    std::vector<std::size_t> lines;
    std::string read;
    while (lines.size() < titleLines) {
        read += walk.line();
        if (read.size() >= text.size()) {
            break;
        }
        lines.push_back(countCharacters(read));
    }
    return read == text ? lines : std::vector<std::size_t>();
}

template <class Number> Number mostFrequent(const std::map<Number, int>& counts) {
    const auto found = std::max_element(counts.begin(), counts.end(),
                                        [](const auto& one, const auto& two) { return one.second < two.second; });
    return found == counts.end() ? Number() : found->first;
}

// How many characters a line has that is full of Chinese ones, where no rule on punctuation made it longer or shorter:
// no sign hangs behind it, and no character of it had to go on to the next one. 0: it does not tell.
int charactersOf(const std::u32string& line, const std::u32string& next) {
    constexpr std::u32string_view signs = U"，。、；：？！“”‘’《》〈〉（）〔〕【】—…·";
    const auto isSign = [&](char32_t any) { return signs.find(any) != std::u32string_view::npos; };
    const bool went =
        next.empty() || !isFullWidth(next.front()) || isSign(next.front()) || (next.size() > 1 && isSign(next[1]));
    const bool tells =
        !went && !line.empty() && !isSign(line.back()) && std::all_of(line.begin(), line.end(), isFullWidth);
    return tells ? static_cast<int>(line.size()) : 0;
}

// Body text: how far its lines are apart, and how many Chinese characters fill one.
void measureLines(Walk& walk, const Elements& elements, const Snapshot& snapshot, Layout& layout) {
    std::map<int, int> characters, distances; // how often each was met; distances in 1/100 mm
    std::size_t sampled = 0;
    for (std::size_t i = 0; i < elements.size() && sampled < sampledParagraphs; ++i) {
        const std::size_t length = snapshot.body[i].table ? 0 : countCharacters(snapshot.body[i].paragraph.text);
        if (length < 80) {
            continue;
        }
        ++sampled;
        walk.pageOf(Reference<Range>(elements[i], UNO_QUERY_THROW)->getStart());
        std::vector<std::u32string> lines;
        double above = walk.height();
        for (std::size_t read = 0; read < length && lines.size() < sampledLines;) {
            lines.push_back(toCharacters(walk.line()));
            read += std::max<std::size_t>(lines.back().size(), 1);
            walk.startOfLine();
            const double next = walk.height();
            if (read < length && next > above && next - above < 30) { // in this paragraph, on the same page
                ++distances[static_cast<int>(std::lround((next - above) * 100))];
            }
            above = next;
        }
        if (!snapshot.body[i].paragraph.fields.empty()) {
            continue; // the cursor cannot stop in one, where a line may end
        }
        for (std::size_t line = 1; line + 1 < lines.size(); ++line) { // the first one is in by some characters
            if (const int count = charactersOf(lines[line], lines[line + 1]); count > 0) {
                ++characters[count];
            }
        }
    }
    layout.lineDistance = mostFrequent(distances) / 100.0;
    layout.characters = mostFrequent(characters);
}

// Of a table: in its first and in its last cell.
Reference<Range> startOf(const Reference<css::text::XTextContent>& element) {
    const Reference<css::text::XTextTable> table(element, UNO_QUERY);
    return table.is() ? as<css::text::XText>(table->getCellByName(table->getCellNames()[0]))->getStart()
                      : as<Range>(element)->getStart();
}
Reference<Range> endOf(const Reference<css::text::XTextContent>& element) {
    const Reference<css::text::XTextTable> table(element, UNO_QUERY);
    if (!table.is()) {
        return as<Range>(element)->getEnd();
    }
    const auto names = table->getCellNames();
    return as<css::text::XText>(table->getCellByName(names[names.getLength() - 1]))->getEnd();
}

double spaceAboveFirst(const Elements& elements, const Layout& layout) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (layout.elements[i].lastPage == layout.pageCount) {
            const bool begins = layout.elements[i].firstPage == layout.pageCount && !isTable(elements[i]);
            return begins ? get<sal_Int32>(as<css::beans::XPropertySet>(elements[i]), "ParaTopMargin") / 100.0 : 0;
        }
    }
    return 0;
}

void readPlaces(const Context& context, const Document& document, const Elements& elements, const Snapshot& snapshot,
                const std::vector<std::size_t>& centred, Layout& layout) {
    const HiddenView view(context, document);
    if (!view.cursor().is()) {
        return;
    }
    as<css::util::XRefreshable>(document.model)->refresh(); // pages that nobody looked at yet
    Walk walk(view.cursor());
    layout.pageCount = walk.lastPage();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        layout.elements[i].firstPage = walk.pageOf(startOf(elements[i]));
        layout.elements[i].lastPage = walk.pageOf(endOf(elements[i]));
    }
    // What begins the page may have space above it, as 版记 that stands alone there has.
    const double top = walk.topOfLastPage() - spaceAboveFirst(elements, layout);
    for (std::size_t i = elements.size(); i > 0 && layout.elements[i - 1].lastPage == layout.pageCount; --i) {
        walk.pageOf(endOf(elements[i - 1]));
        layout.elements[i - 1].bottom = walk.height() - top;
    }
    for (const std::size_t i : centred) {
        if (snapshot.body[i].paragraph.fields.empty()) { // the cursor cannot stop in one, where a line may end
            layout.elements[i].lines = linesOf(walk, startOf(elements[i]), snapshot.body[i].paragraph.text);
        }
    }
    measureLines(walk, elements, snapshot, layout);
}

} // namespace

Layout readLayout(const Context& context, const Document& document, const Snapshot& snapshot, const Format& format) {
    Layout layout;
    const auto elements = bodyElements(document);
    if (elements.size() != snapshot.body.size() || elements.empty()) {
        return layout;
    }
    std::vector<std::size_t> centred;
    std::vector<std::string> pageStyles;
    bool deleted = false;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (snapshot.body[i].table) {
            const auto style = get<rtl::OUString>(as<css::beans::XPropertySet>(elements[i]), "PageDescName");
            pageStyles.push_back(toUtf8(style));
            layout.elements.emplace_back();
            continue;
        }
        Paragraph paragraph = readParagraph(elements[i], deleted);
        if (paragraph.centred && centred.size() < centredParagraphs && !snapshot.body[i].paragraph.text.empty()) {
            centred.push_back(i);
        }
        pageStyles.push_back(std::move(paragraph.pageStyle));
        layout.elements.push_back(std::move(paragraph.set));
    }
    layout.pages = readPages(document, pageStyles);
    layout.fonts = fontsInUse(context, format, layout.elements);

    const Layout withoutPlaces = layout;
    try {
        readPlaces(context, document, elements, snapshot, centred, layout);
    } catch (const css::uno::Exception&) {
        return withoutPlaces; // hidden text, say, where no cursor can go: a check must not fail for it
    }
    return layout;
}

} // namespace zhangfa
