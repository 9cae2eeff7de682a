// cmark does the parsing; what remains here is to take what a section may hold and to refuse the rest by name.
#include "section_text.h"

#include "ids.h"
#include "official_parts.h"
#include "references.h"
#include "utf8.h"
#include "values.h"

#include <boost/regex.hpp>
#include <cmark.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace zhangfa {
namespace {

// What Markdown has and a template may not have.
struct Refused {
    cmark_node_type type;
    const char* messageKey;
};
constexpr Refused refusedNodes[] = {
    {CMARK_NODE_BLOCK_QUOTE, "template.quotation"},
    {CMARK_NODE_CODE_BLOCK, "template.code-block"},
    {CMARK_NODE_THEMATIC_BREAK, "template.rule"},
    {CMARK_NODE_LIST, "template.nested-list"},
    {CMARK_NODE_HTML_BLOCK, "template.html"},
    {CMARK_NODE_HEADING, "template.heading-in-list"},
    {CMARK_NODE_EMPH, "template.emphasis"},
    {CMARK_NODE_STRONG, "template.emphasis"},
    {CMARK_NODE_CODE, "template.code"},
    {CMARK_NODE_HTML_INLINE, "template.html"},
    {CMARK_NODE_LINK, "template.link"},
    {CMARK_NODE_IMAGE, "template.image"},
    {CMARK_NODE_LINEBREAK, "template.line-break"},
};

const char* refusal(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    const auto found = std::find_if(std::begin(refusedNodes), std::end(refusedNodes),
                                    [&](const Refused& refused) { return refused.type == type; });
    return found == std::end(refusedNodes) ? "template.markdown" : found->messageKey;
}

// 一、 （一） 1. （1） ① 第一章: what Writer's numbering puts before a heading.
bool beginsWithNumber(std::string_view heading) {
    static const boost::regex number("^(?:"
                                     "(?:一|二|三|四|五|六|七|八|九|十|百)+(?:、|\\.)|"
                                     "第(?:一|二|三|四|五|六|七|八|九|十|百|[0-9])+(?:章|节|条|部分)|"
                                     "\\((?:一|二|三|四|五|六|七|八|九|十|[0-9])+\\)|"
                                     "[0-9]+(?:、|\\)|\\.(?![0-9]))|"
                                     "(?:①|②|③|④|⑤|⑥|⑦|⑧|⑨|⑩))");
    return boost::regex_search(halfWidth(shortened(heading, 20)), number, boost::match_continuous);
}

// 一是, 二是: what an item of a list gets.
bool beginsWithItemNumber(const std::string& item) {
    static const boost::regex number("^(?:一|二|三|四|五|六|七|八|九|十)+是");
    return boost::regex_search(item, number, boost::match_continuous);
}

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};

// The text of a block as one line, and where its pieces stand in the source.
struct InlineText {
    std::string text;
    struct Piece {
        std::size_t inText, inSource;
    };
    std::vector<Piece> pieces;
};

class Parser {
public:
    Parser(const SourceText& source, bool mayHaveTopHeading, std::vector<Problem>& problems)
        : source_(source), mayHaveTopHeading_(mayHaveTopHeading), problems_(problems) {}

    SectionText parse() {
        const std::size_t problemsBefore = problems_.size();
        checkCharacters();
        checkLinkDefinitions();
        const auto text = source_.text();
        const std::unique_ptr<cmark_node, FreeNode> document(
            cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
        cmark_consolidate_text_nodes(document.get());
        for (cmark_node* node = cmark_node_first_child(document.get()); node; node = cmark_node_next(node))
            block(node);
        if (!option_.empty())
            complain(optionPlace_, "template.option-open", {option_});
        if (result_.paragraphs.empty() && problems_.size() == problemsBefore)
            complain({source_.file(), 1, 1}, "template.section-empty");
        return std::move(result_);
    }

private:
    void complain(const Place& place, std::string key, std::vector<std::string> args = {}) {
        problems_.push_back({place, Message{std::move(key), std::move(args)}});
    }
    std::size_t offsetOf(cmark_node* node) const {
        return source_.offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    }
    Place placeOf(cmark_node* node) const { return source_.place(offsetOf(node)); }
    // In the lines of a block after its first, cmark counts columns without the line's own indentation.
    std::size_t inlineOffset(cmark_node* block, int line, int column) const {
        if (line == cmark_node_get_start_line(block))
            return source_.offset(line, column);
        const std::size_t start = source_.offset(line, 1);
        const std::size_t indented = std::min(source_.text().find_first_not_of(' ', start), source_.text().size());
        return indented + static_cast<std::size_t>(std::max(0, column - cmark_node_get_start_column(block)));
    }
    std::size_t inlineOffset(cmark_node* block, cmark_node* node) const {
        return inlineOffset(block, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    }
    Place placeAfter(cmark_node* block, cmark_node* node) const {
        if (!node || cmark_node_get_end_line(node) == 0)
            return placeOf(block);
        return source_.place(inlineOffset(block, cmark_node_get_end_line(node), cmark_node_get_end_column(node) + 1));
    }

    // Control characters and tabs, the first in each line.
    void checkCharacters() {
        int lastLine = 0;
        const auto text = source_.text();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
            if (!c1 && (byte >= 0x20 || byte == '\n' || byte == '\r') && byte != 0x7F)
                continue;
            const Place place = source_.place(i);
            if (place.line != lastLine)
                complain(place, "template.control-character");
            lastLine = place.line;
        }
    }

    // cmark takes them out of the text without a trace.
    void checkLinkDefinitions() {
        static const boost::regex definition("^ {0,3}(\\[[^\\]\\[\\r\\n]*\\]:)");
        const std::string text(source_.text());
        for (boost::sregex_iterator at(text.begin(), text.end(), definition), end; at != end; ++at)
            complain(source_.place(static_cast<std::size_t>(at->position(1))), "template.link");
    }

    void block(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING:
            return heading(node);
        case CMARK_NODE_PARAGRAPH:
            return paragraph(node, 0, "");
        case CMARK_NODE_LIST:
            return list(node);
        case CMARK_NODE_HTML_BLOCK:
            return optionMark(node);
        default:
            return complain(placeOf(node), refusal(node));
        }
    }

    void heading(cmark_node* node) {
        const int level = cmark_node_get_heading_level(node);
        const Place place = placeOf(node);
        if (level > 4)
            complain(place, "template.heading-too-deep", {std::to_string(level)});
        if (!source_.text().substr(offsetOf(node)).starts_with('#'))
            complain(place, "template.heading-underlined");
        if (level == 1 && !mayHaveTopHeading_)
            complain(place, "template.heading-not-allowed");
        else if (level == 1 && !result_.paragraphs.empty())
            complain(place, "template.heading-not-first");
        else if (level == 1 && !option_.empty())
            complain(place, "template.heading-optional");
        if (!cmark_node_first_child(node))
            complain(place, "template.heading-empty");
        paragraph(node, level, "");
    }

    void list(cmark_node* node) {
        if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
            return complain(placeOf(node), "template.bullets");
        int number = 0;
        for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
            cmark_node* const content = cmark_node_first_child(item);
            if (!content) {
                complain(placeOf(item), "template.item-empty");
                continue;
            }
            if (cmark_node_get_type(content) == CMARK_NODE_PARAGRAPH)
                paragraph(content, 0, chineseNumber(++number) + "是");
            else
                complain(placeOf(content), refusal(content));
            for (cmark_node* more = cmark_node_next(content); more; more = cmark_node_next(more))
                complain(placeOf(more), cmark_node_get_type(more) == CMARK_NODE_PARAGRAPH ? "template.item-paragraphs"
                                                                                          : refusal(more));
        }
    }

    void optionMark(cmark_node* node) {
        static const boost::regex begin("<!--\\s*option:\\s*(\\S*?)\\s*-->\\s*"), end("<!--\\s*/option\\s*-->\\s*");
        const std::string literal(trimmed(cmark_node_get_literal(node)));
        const Place place = placeOf(node);
        static const boost::regex role("<!--\\s*role:\\s*(\\S*?)\\s*-->\\s*");
        boost::smatch parts;
        if (boost::regex_match(literal, parts, role)) {
            role_ = roleNamed(parts[1].str());
            if (!role_)
                complain(place, "template.unknown-role", {shortened(parts[1].str(), 40)});
        } else if (boost::regex_match(literal, parts, begin)) {
            const std::string id = parts[1].str();
            if (!isPlainId(id))
                complain(place, "template.bad-id", {shortened(id, 40)});
            if (!option_.empty())
                complain(place, "template.option-nested", {option_, std::to_string(optionPlace_.line)});
            option_ = id;
            optionPlace_ = place;
            result_.options.push_back({id, place});
        } else if (boost::regex_match(literal, end)) {
            if (option_.empty())
                complain(place, "template.option-stray");
            option_.clear();
        } else {
            complain(place, "template.html");
        }
    }

    InlineText inlineText(cmark_node* block) {
        InlineText result;
        for (cmark_node* node = cmark_node_first_child(block); node; node = cmark_node_next(node)) {
            const auto type = cmark_node_get_type(node);
            if (type == CMARK_NODE_TEXT) {
                result.pieces.push_back({result.text.size(), inlineOffset(block, node)});
                result.text += cmark_node_get_literal(node);
            } else if (type == CMARK_NODE_LINEBREAK) { // cmark does not say where
                complain(placeAfter(block, cmark_node_previous(node)), refusal(node));
            } else if (type != CMARK_NODE_SOFTBREAK) {
                complain(source_.place(inlineOffset(block, node)), refusal(node));
            }
        }
        return result;
    }

    // Backslashes and entities in the source move what comes after them: then the braces are looked for nearby.
    Place placeIn(const InlineText& text, std::size_t offset) const {
        const auto after =
            std::upper_bound(text.pieces.begin(), text.pieces.end(), offset,
                             [](std::size_t at, const InlineText::Piece& piece) { return at < piece.inText; });
        if (after == text.pieces.begin())
            return {source_.file(), 0, 0};
        const auto& piece = *std::prev(after);
        const std::size_t exact = piece.inSource + (offset - piece.inText);
        constexpr std::size_t nearby = 200;
        const auto braces = std::string_view(text.text).substr(offset, 2);
        const auto found =
            source_.text().substr(0, std::min(exact + nearby, source_.text().size())).find(braces, exact);
        return source_.place(found == std::string_view::npos ? piece.inSource : found);
    }

    void paragraph(cmark_node* node, int level, const std::string& itemNumber) {
        const InlineText text = inlineText(node);
        const Place place = placeOf(node);
        if (level > 0 && beginsWithNumber(text.text))
            complain(place, "template.heading-numbered", {text.text});
        if (!itemNumber.empty() && beginsWithItemNumber(text.text))
            complain(place, "template.item-numbered");
        if (level == 0 && text.text.starts_with('|'))
            complain(place, "template.table");
        ParsedInlines inlines = parseInlines(text.text, level == 0 ? Brackets::parts : Brackets::plain);
        for (auto& wrong : inlines.wrong)
            complain(placeIn(text, wrong.offset), std::move(wrong.message.key), std::move(wrong.message.args));
        if (!itemNumber.empty() && !inlines.parts.empty() && inlines.parts.front().first == 0)
            complain(placeIn(text, inlines.partOffsets.front()), "template.part-begins-item");
        if (!itemNumber.empty() && inlines.wrong.empty()) {
            if (!inlines.content.empty() && std::holds_alternative<std::string>(inlines.content.front()))
                std::get<std::string>(inlines.content.front()).insert(0, itemNumber);
            else {
                inlines.content.insert(inlines.content.begin(), itemNumber);
                for (auto& part : inlines.parts)
                    ++part.first;
            }
        }
        TextParagraph result;
        result.paragraph = {level, std::move(inlines.content), option_, std::move(inlines.parts)};
        result.paragraph.role = std::exchange(role_, std::nullopt);
        result.item = !itemNumber.empty();
        result.place = place;
        for (const auto offset : inlines.partOffsets)
            result.parts.push_back(placeIn(text, offset));
        for (const auto offset : inlines.references)
            result.references.push_back(placeIn(text, offset));
        result_.paragraphs.push_back(std::move(result));
    }

    const SourceText& source_;
    bool mayHaveTopHeading_;
    std::vector<Problem>& problems_;
    SectionText result_;
    std::string option_; // the one we are in
    Place optionPlace_;
    std::optional<Role> role_; // of the next paragraph
};

} // namespace

SectionText parseSectionText(const SourceText& source, bool mayHaveTopHeading, std::vector<Problem>& problems) {
    return Parser(source, mayHaveTopHeading, problems).parse();
}

} // namespace zhangfa
