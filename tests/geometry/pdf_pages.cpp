// What stands where on the pages of a PDF, in millimetres from the upper left corner of the page as it is shown.
#include "geometry/pdf_pages.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <UnicodeMapFuncs.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace zhangfa {

namespace {

constexpr double millimetresAPoint = 25.4 / 72;
constexpr double emAbove = 0.88;
constexpr double sameBaseline = 0.1; // millimetres

std::string utf8(const Unicode* text, int length) {
    std::string all;
    for (int i = 0; i < length; ++i) {
        char bytes[8];
        all.append(bytes, static_cast<std::size_t>(mapUTF8(text[i], bytes, sizeof bytes)));
    }
    return all;
}

std::string fontName(const GfxFont* font) {
    if (font == nullptr || !font->getName()) {
        return {};
    }
    const std::string& name = *font->getName();
    return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

// Sees a page as it is drawn, at 72 dots an inch, y downwards.
class PageReader : public OutputDev {
public:
    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    void startPage(int, GfxState* state, XRef*) override {
        PdfPage& page = pages.emplace_back();
        page.width = state->getPageWidth() * millimetresAPoint;
        page.height = state->getPageHeight() * millimetresAPoint;
        glyphs_.clear();
    }

    void endPage() override {
        PdfPage& page = pages.back();
        std::stable_sort(glyphs_.begin(), glyphs_.end(),
                         [](const Glyph& a, const Glyph& b) { return a.baseline < b.baseline; });
        for (Glyph& glyph : glyphs_) {
            const bool newLine = page.lines.empty() || glyph.baseline - page.lines.back().baseline() > sameBaseline;
            if (newLine) {
                page.lines.emplace_back();
            }
            page.lines.back().glyphs.push_back(std::move(glyph));
        }
        for (TextLine& line : page.lines) {
            std::stable_sort(line.glyphs.begin(), line.glyphs.end(),
                             [](const Glyph& a, const Glyph& b) { return a.x < b.x; });
        }
    }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double originX, double originY, CharCode,
                  int, const Unicode* unicode, int length) override {
        double px = 0, py = 0, ax = 0, ay = 0;
        state->transform(x - originX, y - originY, &px, &py);
        state->transformDelta(dx, dy, &ax, &ay);
        const double *text = state->getTextMat(), *page = state->getCTM();
        // Direction and height of what is written, on the page.
        const double alongX = text[0] * page[0] + text[1] * page[2], alongY = text[0] * page[1] + text[1] * page[3];
        const double upX = text[2] * page[0] + text[3] * page[2], upY = text[2] * page[1] + text[3] * page[3];
        Glyph glyph{utf8(unicode, length),
                    px * millimetresAPoint,
                    py * millimetresAPoint,
                    std::hypot(ax, ay) * millimetresAPoint,
                    state->getFontSize() * std::hypot(upX, upY),
                    fontName(state->getFont().get()),
                    std::atan2(-alongY, alongX) * 180 / M_PI};
        const bool straight = std::abs(glyph.turned) < 0.5;
        (straight ? glyphs_ : pages.back().turned).push_back(std::move(glyph));
    }

    void stroke(GfxState* state) override {
        GfxRGB colour;
        state->getStrokeRGB(&colour);
        addRules(state, colour, state->getTransformedLineWidth() / 2);
    }
    void fill(GfxState* state) override {
        GfxRGB colour;
        state->getFillRGB(&colour);
        addRules(state, colour, 0);
    }
    void eoFill(GfxState* state) override { fill(state); }

    std::vector<PdfPage> pages;

private:
    void addRules(GfxState* state, const GfxRGB& colour, double around) {
        const GfxPath* path = state->getPath();
        for (int i = 0; i < path->getNumSubpaths(); ++i) {
            const GfxSubpath* part = path->getSubpath(i);
            double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
            for (int j = 0; j < part->getNumPoints(); ++j) {
                double x = 0, y = 0;
                state->transform(part->getX(j), part->getY(j), &x, &y);
                left = std::min(left, x), right = std::max(right, x);
                top = std::min(top, y), bottom = std::max(bottom, y);
            }
            // A line's ends are cut off straight: it is thicker across only.
            const double alongX = right - left > bottom - top ? 0 : around,
                         alongY = right - left > bottom - top ? around : 0;
            pages.back().rules.push_back({(left - alongX) * millimetresAPoint, (top - alongY) * millimetresAPoint,
                                          (right + alongX) * millimetresAPoint, (bottom + alongY) * millimetresAPoint,
                                          static_cast<std::uint32_t>(colToByte(colour.r) << 16 |
                                                                     colToByte(colour.g) << 8 | colToByte(colour.b))});
        }
    }

    std::vector<Glyph> glyphs_;
};

} // namespace

std::string TextLine::text() const {
    std::string all;
    for (const Glyph& glyph : glyphs) {
        all += glyph.text;
    }
    return all;
}

double TextLine::top() const { return baseline() - emAbove * points() * millimetresAPoint; }
double TextLine::bottom() const { return baseline() + (1 - emAbove) * points() * millimetresAPoint; }

bool Rule::isRed() const { return colour >> 16 >= 0xC0 && (colour >> 8 & 0xFF) < 0x40 && (colour & 0xFF) < 0x40; }

std::vector<PdfPage> readPdf(const std::filesystem::path& file) {
    if (!globalParams) {
        globalParams = std::make_unique<GlobalParams>();
    }
    PDFDoc document(std::make_unique<GooString>(file.native()));
    if (!document.isOk()) {
        throw std::runtime_error("no PDF: " + file.native());
    }
    PageReader reader;
    constexpr double dotsAnInch = 72;
    document.displayPages(&reader, 1, document.getNumPages(), dotsAnInch, dotsAnInch, 0, false, true, false);
    return std::move(reader.pages);
}

} // namespace zhangfa
