// Names that files may have on Linux, Windows and in an office's document system.
#include "state.h"
#include "utf8.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::size_t mostCharacters = 80;
constexpr std::size_t mostBytes = 240; // Linux allows 255, the ending included
constexpr char32_t substitute = U'_';
constexpr const char* nameless = "报告";

bool isReserved(char32_t c) { return std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos; }

// Marks that are seen nowhere and turn the order of a name around, or make two names look alike.
bool isInvisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF || c == 0x00AD;
}

bool isLoose(char32_t c) { return c == U' ' || c == U'.' || c == 0x3000 || c == 0xA0 || c == U'\t'; }

// CON, com1, nul.txt: Windows' devices, with any ending.
bool isDevice(const std::u32string& name) {
    std::string base;
    for (const char32_t c : name) {
        if (c == U'.') {
            break;
        }
        base += c < 0x80 ? static_cast<char>(c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c) : '?';
    }
    while (!base.empty() && base.back() == ' ') {
        base.pop_back();
    }
    constexpr std::array names = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    const bool port =
        base.size() == 4 && (base.starts_with("COM") || base.starts_with("LPT")) && base[3] >= '0' && base[3] <= '9';
    return port || std::find(names.begin(), names.end(), base) != names.end();
}

} // namespace

std::string safeFileName(std::string_view proposed, std::string_view behind) {
    const std::size_t characters = mostCharacters - std::min(mostCharacters - 1, countCharacters(behind));
    const std::size_t bytes = mostBytes - std::min(mostBytes - 1, behind.size());
    std::u32string name;
    for (const char32_t c : toCharacters(proposed)) {
        if (!isInvisible(c)) {
            name += isReserved(c) || isControl(c) ? substitute : c;
        }
    }
    name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), isLoose));
    if (isDevice(name)) {
        name.insert(name.begin(), substitute);
    }
    if (name.size() > characters) {
        name.resize(characters);
    }
    while (!name.empty() && (isLoose(name.back()) || toUtf8(name).size() > bytes)) {
        name.pop_back();
    }
    return name.empty() ? nameless : toUtf8(name);
}

} // namespace zhangfa
