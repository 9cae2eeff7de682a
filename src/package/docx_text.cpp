// The text of DOCX paragraphs.
#include "docx_text.h"

#include "field_code.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

template <std::size_t count> bool isOneOf(std::string_view name, const std::array<std::string_view, count>& names) {
    return std::ranges::find(names, name) != names.end();
}

// What is only around other content.
constexpr std::array<std::string_view, 9> wrappers{"w:hyperlink",  "w:ins",       "w:moveTo", "w:smartTag", "w:sdt",
                                                   "w:sdtContent", "w:customXml", "w:dir",    "w:bdo"};
constexpr std::array<std::string_view, 5> shapes{"w:drawing", "w:pict", "w:object", "w:footnoteReference",
                                                 "w:endnoteReference"};

// A field that has begun and not yet ended.
struct Open {
    std::string code;
    bool result = false;    // behind w:fldChar "separate"
    std::size_t offset = 0; // of the text where its result begins
    std::vector<pugi::xml_node> runs;
};

class Reader {
public:
    DocxParagraph read(pugi::xml_node paragraph) {
        inlines(paragraph);
        return std::move(read_);
    }

private:
    void inlines(pugi::xml_node parent) {
        for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
            const std::string_view name = node.name();
            if (name == "w:r") {
                run(node);
            } else if (name == "w:bookmarkStart") {
                read_.bookmarks.emplace_back(node.attribute("w:name").value());
            } else if (name == "w:fldSimple") {
                simpleField(node);
            } else if (isOneOf(name, wrappers)) {
                inlines(node);
            }
        }
    }

    void simpleField(pugi::xml_node node) {
        const std::size_t offset = read_.text.size();
        inlines(node);
        if (const auto field = boundFieldIn(node.attribute("w:instr").value())) {
            addField(*field, offset, {node});
        }
    }

    void addField(const FieldId& field, std::size_t offset, std::vector<pugi::xml_node> nodes) {
        const std::string shown = read_.text.substr(offset);
        read_.fields.push_back({FieldPlace{field, offset, shown.size(), shown, false}, std::move(nodes), inCode()});
    }

    bool inCode() const {
        return std::ranges::any_of(open_, [](const Open& field) { return !field.result; });
    }

    void run(pugi::xml_node run) {
        for (Open& field : open_) {
            field.runs.push_back(run);
        }
        bool hasText = false;
        for (pugi::xml_node node = run.first_child(); node; node = node.next_sibling()) {
            const std::string_view name = node.name();
            if (name == "w:rPr") {
                continue;
            }
            if (name == "w:fldChar") {
                mark(node, run);
            } else if (name == "w:instrText") {
                if (!open_.empty() && !open_.back().result) {
                    open_.back().code += node.text().get();
                }
            } else if (name == "mc:AlternateContent") {
                read_.holdsMore = true;
                boxes(node.child("mc:Choice") ? node.child("mc:Choice") : node);
            } else if (isOneOf(name, shapes)) {
                read_.holdsMore = true;
                boxes(node);
            } else if (!inCode() && text(node, name)) {
                hasText = true;
            }
        }
        if (hasText) {
            read_.runs.push_back(run);
        }
    }

    // Whether it is text.
    bool text(pugi::xml_node node, std::string_view name) {
        std::string& text = read_.text;
        if (name == "w:t") {
            text += node.text().get();
        } else if (name == "w:tab" || name == "w:ptab") {
            text += '\t';
        } else if (name == "w:br" || name == "w:cr") {
            const std::string_view kind = node.attribute("w:type").value();
            if (kind == "page" || kind == "column") {
                read_.holdsMore = true;
                return false;
            }
            text += '\n';
        } else if (name == "w:noBreakHyphen") {
            text += "\u2011";
        } else if (name == "w:softHyphen") {
            text += "\u00AD";
        } else {
            return false;
        }
        return true;
    }

    void mark(pugi::xml_node node, pugi::xml_node run) {
        const std::string_view kind = node.attribute("w:fldCharType").value();
        if (kind == "begin") {
            open_.push_back({{}, false, read_.text.size(), {run}});
        } else if (open_.empty()) {
            // ends what began in another paragraph, a table of contents, say
        } else if (kind == "separate") {
            open_.back().offset = open_.back().result ? open_.back().offset : read_.text.size();
            open_.back().result = true;
        } else if (kind == "end") {
            const Open field = std::move(open_.back());
            open_.pop_back();
            if (const auto bound = boundFieldIn(field.code)) {
                addField(*bound, field.result ? field.offset : read_.text.size(), field.runs);
            }
        }
    }

    void boxes(pugi::xml_node shape) {
        for (pugi::xml_node node = shape.first_child(); node;) {
            if (isNamed(node, "w:txbxContent")) {
                read_.textBoxes.push_back(node);
            } else if (node.first_child()) {
                node = node.first_child();
                continue;
            }
            while (node && node != shape && !node.next_sibling()) {
                node = node.parent();
            }
            if (!node || node == shape) {
                break;
            }
            node = node.next_sibling();
        }
    }

    DocxParagraph read_;
    std::vector<Open> open_;
};

void collect(pugi::xml_node container, std::vector<DocxBlock>& blocks, std::vector<std::string>& bookmarks) {
    for (pugi::xml_node node = container.first_child(); node; node = node.next_sibling()) {
        const std::string_view name = node.name();
        if (name == "w:p" || name == "w:tbl") {
            blocks.push_back({node, std::move(bookmarks)});
            bookmarks.clear();
        } else if (name == "w:bookmarkStart") {
            bookmarks.emplace_back(node.attribute("w:name").value());
        } else if (isOneOf(name, wrappers)) {
            collect(node, blocks, bookmarks);
        }
    }
}

} // namespace

DocxParagraph readDocxParagraph(pugi::xml_node paragraph) { return Reader().read(paragraph); }

std::vector<DocxBlock> docxBlocks(pugi::xml_node container) {
    std::vector<DocxBlock> blocks;
    std::vector<std::string> bookmarks;
    collect(container, blocks, bookmarks);
    return blocks;
}

} // namespace zhangfa
