// What stands where on the pages of a PDF, in millimetres from the upper left corner of the page as it is shown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zhangfa {

// One drawn character, and the box of its em: Chinese fonts have 88 % of it above the baseline.
struct Glyph {
    std::string text; // UTF-8
    double x = 0, baseline = 0;
    double advance = 0; // as the font has it, without what the document adds to it
    double points = 0;
    std::string font;  // PostScript name, without the subset's mark
    double turned = 0; // degrees by which it is turned anticlockwise
};

// Characters on one baseline, from left to right; across the page only where they are not turned.
struct TextLine {
    std::vector<Glyph> glyphs;

    std::string text() const;
    double baseline() const { return glyphs.front().baseline; }
    double left() const { return glyphs.front().x; }
    double right() const { return glyphs.back().x + glyphs.back().advance; }
    double points() const { return glyphs.front().points; }
    double top() const;    // of the em
    double bottom() const; // of the em
};

// A line that is drawn, or a filled rectangle: its box.
struct Rule {
    double left = 0, top = 0, right = 0, bottom = 0;
    std::uint32_t colour = 0; // 0xRRGGBB

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool isRed() const;
};

struct PdfPage {
    double width = 0, height = 0;
    std::vector<TextLine> lines; // from top to bottom, those that are not turned
    std::vector<Glyph> turned;   // in the order in which they are drawn
    std::vector<Rule> rules;
};

// Throws std::runtime_error where the file is no PDF.
std::vector<PdfPage> readPdf(const std::filesystem::path& file);

} // namespace zhangfa
