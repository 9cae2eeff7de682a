// Where a long title is broken (GB/T 9704—2012, 7.3.1): between words, its lines about as long as each other.
#include "title_lines.h"

#include "report.h"
#include "utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <tuple>

namespace zhangfa {

namespace {

// Words that titles are made of.
constexpr std::u32string_view endsOfWords[] = {U"关于", U"印发", U"落实", U"开展", U"加强", U"推进",   U"的",   U"》",
                                               U"、",   U"和",   U"年度", U"半年", U"工作", U"责任制", U"制度", U"建设",
                                               U"管理", U"情况", U"打算", U"问题", U"任务", U"方案"};
constexpr std::u32string_view notFirst = U"》、，）”：。", notLast = U"《（“";

// A character, and what a break behind it costs.
struct Piece {
    double width = 1; // em
    double cost = 0;
};
constexpr double never = 1000, inWord = 12, inWholeWord = 9, unknown = 6, good = 0, loneEnd = 30;

bool isHalfWide(char32_t character) { return character < 0x250; }

double costBehind(std::u32string_view text, std::size_t at) {
    const char32_t here = text[at], next = text[at + 1];
    const bool together = isHalfWide(here) && isHalfWide(next);
    if (together || notFirst.find(next) != std::u32string_view::npos ||
        notLast.find(here) != std::u32string_view::npos) {
        return never;
    }
    if (isHalfWide(here) || next == U'的') {
        return inWord; // a figure and what it counts
    }
    const std::u32string_view before = text.substr(0, at + 1), behind = text.substr(at + 1);
    const bool ends = std::any_of(std::begin(endsOfWords), std::end(endsOfWords),
                                  [&](std::u32string_view word) { return before.ends_with(word); });
    return ends || behind.starts_with(U"关于") || behind.starts_with(U"《") ? good : unknown;
}

// Words that titles of the genre are made of.
constexpr std::u32string_view wholeWords[] = {U"关于", U"意识形态",   U"责任制", U"委员会", U"领导小组", U"人民政府",
                                              U"情况", U"报告",       U"汇报",   U"述职",   U"实施",     U"方案",
                                              U"办法", U"细则",       U"工作",   U"落实",   U"专题",     U"通知",
                                              U"印发", U"征求意见稿", U"送审稿", U"试行"};

void keepWordsWhole(const std::u32string& text, std::vector<Piece>& pieces) {
    for (const std::u32string_view word : wholeWords) {
        for (std::size_t at = text.find(word); at != std::u32string::npos; at = text.find(word, at + 1)) {
            for (std::size_t i = at; i + 1 < at + word.size(); ++i) {
                pieces[i].cost = std::max(pieces[i].cost, inWholeWord);
            }
        }
    }
}

std::vector<Piece> piecesOf(const PlaceTitle& title, double half) {
    const std::u32string text = toCharacters(title.text);
    std::vector<Piece> pieces(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        pieces[i].width = isHalfWide(text[i]) ? half : 1;
        pieces[i].cost = i + 1 < text.size() ? costBehind(text, i) : never;
    }
    keepWordsWhole(text, pieces);
    for (const auto& [offset, length] : title.words) {
        const std::size_t first = countCharacters(std::string_view(title.text).substr(0, offset));
        const std::size_t count = countCharacters(std::string_view(title.text).substr(offset, length));
        for (std::size_t i = first; i < std::min(first + count, text.size()); ++i) {
            double& cost = pieces[i].cost;
            if (i + 1 < first + count) {
                cost = std::max(cost, inWord);
            } else if (cost < inWord) {
                cost = good;
            }
        }
    }
    return pieces;
}

// As Writer breaks in this measure: as late as it may.
struct Broken {
    std::vector<double> lines; // widths
    double cost = 0;
};
Broken brokenIn(const std::vector<Piece>& pieces, double measure) {
    Broken broken;
    for (std::size_t begin = 0; begin < pieces.size();) {
        double width = 0;
        std::size_t end = begin;
        while (end < pieces.size() && width + pieces[end].width <= measure + 1e-9) {
            width += pieces[end++].width;
        }
        while (end < pieces.size() && end > begin + 1 && pieces[end - 1].cost == never) {
            width -= pieces[--end].width;
        }
        end = std::max(end, begin + 1);
        broken.lines.push_back(width);
        broken.cost += end < pieces.size() ? pieces[end - 1].cost : 0;
        begin = end;
    }
    return broken;
}

} // namespace

std::vector<PlaceTitle> titlesOf(const Library& library, const Snapshot& snapshot) {
    const auto format = snapshot.properties.find(formatProperty);
    std::vector<PlaceTitle> titles;
    for (const BodyElement& element : snapshot.body) {
        const DocumentParagraph& paragraph = element.paragraph;
        const bool title = !element.table && (paragraph.style == titleStyle || paragraph.style == issuedTitleStyle);
        const bool again = std::any_of(titles.begin(), titles.end(),
                                       [&](const PlaceTitle& other) { return other.style == paragraph.style; });
        if (!title || again) {
            continue;
        }
        PlaceTitle& place =
            titles.emplace_back(PlaceTitle{paragraph.style,
                                           paragraph.text,
                                           {},
                                           library.format(format != snapshot.properties.end() ? format->second : "")});
        for (const FieldPlace& field : paragraph.fields) {
            place.words.emplace_back(field.offset, field.length);
        }
    }
    return titles;
}

double titleIndent(const PlaceTitle& title, double half) {
    const double em = title.format.style(FormatRole::title).points * millimetresAPoint;
    const PageFormat& page = title.format.page;
    const double room = (page.width - page.left - page.right) / em;
    const std::vector<Piece> pieces = piecesOf(title, half);
    const Broken plain = brokenIn(pieces, room);
    if (plain.lines.size() < 2 || title.text.find('\n') != std::string::npos) {
        return 0;
    }
    // Measures half an em apart. A third line where two cannot be had without breaking a word.
    constexpr double step = 0.5, shortest = 4, third = 8;
    const std::size_t most = std::max<std::size_t>(plain.lines.size(), 3);
    double best = room, least = std::numeric_limits<double>::max();
    for (double measure = std::floor(room / step) * step; measure > room / 2; measure -= step) {
        const Broken broken = brokenIn(pieces, measure);
        if (broken.lines.size() > most) {
            break;
        }
        const auto [low, high] = std::minmax_element(broken.lines.begin(), broken.lines.end());
        const double cost = broken.cost + (broken.lines.back() < shortest ? loneEnd : 0) + (*high - *low) / 4 +
                            (broken.lines.size() > plain.lines.size() ? third : 0);
        if (cost < least - 1e-9) {
            least = cost;
            best = measure;
        }
    }
    return best >= room ? 0 : (room - best) * em / 2;
}

Edits planTitles(const Library& library, const Snapshot& before, const Snapshot& after) {
    Edits edits;
    if (!isMade(after.properties)) {
        return edits;
    }
    const auto facts = [](const PlaceTitle& title) {
        return std::tie(title.style, title.text, title.words, title.format.id);
    };
    const auto was = titlesOf(library, before);
    for (PlaceTitle& title : titlesOf(library, after)) {
        if (std::none_of(was.begin(), was.end(),
                         [&](const PlaceTitle& other) { return facts(other) == facts(title); })) {
            edits.emplace_back(std::move(title));
        }
    }
    return edits;
}

} // namespace zhangfa
