// Writes documents by a master's program.
#include "program.h"

#include "core/values.h"

#include <array>
#include <charconv>

namespace zhangfa {

namespace {

constexpr std::array<bool, 256> specials = [] {
    std::array<bool, 256> all{};
    for (int letter = 0; letter < ' '; ++letter) {
        all[static_cast<std::size_t>(letter)] = true;
    }
    all['&'] = all['<'] = all['>'] = true;
    return all;
}();

bool isSpecial(char letter) { return specials[static_cast<unsigned char>(letter)]; }

// 1440 twips are an inch: how Word counts, and Writer within.
long twips(long hundredths) {
    const long scaled = hundredths * 1440;
    return (scaled + (scaled < 0 ? -1270 : 1270)) / 2540;
}

// As Writer saves a length in ODT: by its own twips, with three digits.
void appendCentimetres(std::string& out, long hundredths) {
    const long inTwips = twips(hundredths);
    const long thousandths = (inTwips * 2540 + (inTwips < 0 ? -720 : 720)) / 1440;
    const long whole = thousandths / 1000;
    std::string rest = std::to_string(1000 + std::abs(thousandths % 1000)).substr(1);
    while (!rest.empty() && rest.back() == '0') {
        rest.pop_back();
    }
    out += std::to_string(whole) + (rest.empty() ? "" : "." + rest) + "cm";
}

void appendLength(std::string& out, long hundredths, PackageFormat format) {
    if (format == PackageFormat::docx) {
        out += std::to_string(twips(hundredths));
    } else {
        appendCentimetres(out, hundredths);
    }
}

std::string_view adjustText(Adjust adjust, PackageFormat format) {
    const bool docx = format == PackageFormat::docx;
    switch (adjust) {
    case Adjust::left:
        return docx ? "left" : "start";
    case Adjust::right:
        return docx ? "right" : "end";
    case Adjust::centre:
        return "center";
    default:
        return docx ? "both" : "justify";
    }
}

} // namespace

void appendEscaped(std::string& out, std::string_view text) {
    for (std::size_t done = 0; done < text.size();) {
        std::size_t end = done;
        while (end < text.size() && !isSpecial(text[end])) {
            ++end;
        }
        out.append(text.data() + done, end - done);
        if (end == text.size()) {
            break;
        }
        switch (text[end]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\t':
        case '\n':
        case '\r':
            out += text[end];
            break;
        default:
            break;
        }
        done = end + 1;
    }
}

void Program::write(const Filling& filling, Deflater& deflater, std::string& out, std::string& scratch) const {
    out.clear();
    ZipWriter zip(out);
    for (const Entry& entry : entries) {
        if (entry.copied != nullptr) {
            zip.copy(*entry.copied);
        } else {
            scratch.clear();
            run(parts[entry.part], filling, scratch);
            const PartProgram& part = parts[entry.part];
            if (part.beginning) {
                zip.add(part.name, *part.beginning, scratch, deflater);
            } else {
                zip.add(part.name, scratch, deflater);
            }
        }
    }
    zip.finish();
}

void Program::run(const PartProgram& part, const Filling& filling, std::string& out) const {
    using Kind = Step::Kind;
    for (std::size_t i = 0; i < part.steps.size(); ++i) {
        const Step& step = part.steps[i];
        switch (step.kind) {
        case Kind::literal:
            out.append(part.pool, step.at, step.length);
            break;
        case Kind::value:
            appendEscaped(out, filling.texts[step.at]);
            break;
        case Kind::ifUnfilled:
            i = isUnfilled(filling.texts[step.at]) ? i : step.length - 1;
            break;
        case Kind::ifThere:
            i = !filling.texts[step.at].empty() ? i : step.length - 1;
            break;
        case Kind::jump:
            i = step.length - 1;
            break;
        case Kind::block:
            if (const auto& items = filling.blocks[step.at]) {
                const BlockPieces& block = pieces[step.at];
                for (std::size_t item = 0; item < items->size(); ++item) {
                    writeItem(item < block.items.size() ? block.items[item] : block.more, (*items)[item], out);
                }
            } else {
                out += pieces[step.at].original;
            }
            break;
        case Kind::styleLeft:
            appendLength(out, filling.styles[step.at].left, format);
            break;
        case Kind::styleRight:
            appendLength(out, filling.styles[step.at].right, format);
            break;
        case Kind::styleAbove:
            appendLength(out, filling.styles[step.at].above, format);
            break;
        case Kind::styleAdjust:
            out += adjustText(filling.styles[step.at].adjust, format);
            break;
        }
    }
}

void Program::writeItem(const ItemPieces& pieces, const BlockItem& item, std::string& out) const {
    out += pieces.before;
    for (std::size_t i = 0; pieces.cells.empty() && i < item.size(); ++i) {
        writeText(item[i].text, pieces.looks, item[i].unfilled, out);
    }
    for (std::size_t i = 0; i < pieces.cells.size(); ++i) {
        const ItemPieces::Cell& cell = pieces.cells[i];
        out += cell.before;
        if (i < item.size()) {
            writeText(item[i].text, cell.looks, item[i].unfilled, out);
        }
        out += cell.after;
    }
    out += pieces.after;
}

// What XML would take for mere spacing is written as an element.
void Program::writeText(std::string_view text, const ItemPieces::Looks& looks, bool unfilled, std::string& out) const {
    if (text.empty()) {
        return;
    }
    const bool docx = format == PackageFormat::docx;
    out += unfilled ? looks.unfilledBefore : looks.before;
    for (std::size_t done = 0; done < text.size();) {
        const std::size_t plain = std::min(text.find_first_of(docx ? "\t\n" : "\t\n ", done), text.size());
        appendEscaped(out, text.substr(done, plain - done));
        done = plain;
        if (done == text.size()) {
            break;
        }
        const char sign = text[done++];
        if (sign == ' ') {
            std::size_t count = 1;
            for (; done < text.size() && text[done] == ' '; ++done) {
                ++count;
            }
            const bool inside = plain > 0 && done < text.size();
            if (inside) {
                out += ' ';
                --count;
            }
            if (count > 0) {
                out += "<text:s text:c=\"" + std::to_string(count) + "\"/>";
            }
        } else if (docx) {
            out += sign == '\t' ? "</w:t><w:tab/><w:t xml:space=\"preserve\">"
                                : "</w:t><w:br/><w:t xml:space=\"preserve\">";
        } else {
            out += sign == '\t' ? "<text:tab/>" : "<text:line-break/>";
        }
    }
    out += unfilled ? looks.unfilledAfter : looks.after;
}

} // namespace zhangfa
