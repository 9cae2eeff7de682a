// Places are looked up in an index of lines and of characters a block of bytes, so that many problems in one long line
// stay cheap.
#include "source_text.h"

#include "utf8.h"

#include <algorithm>

namespace zhangfa {
namespace {

constexpr std::size_t blockSize = 256;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool beginsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

} // namespace

std::optional<SourceText> SourceText::check(std::string file, std::string bytes, std::vector<Problem>& problems) {
    if (bytes.size() > maxBytes) {
        problems.push_back({Place{file}, Message{"template.file-too-large", {std::to_string(maxBytes / 1'000'000)}}});
        return std::nullopt;
    }
    if (bytes.starts_with(byteOrderMark))
        bytes.erase(0, byteOrderMark.size());
    const auto broken = brokenUtf8(bytes);
    SourceText source(std::move(file), std::move(bytes));
    if (broken) {
        problems.push_back({source.place(*broken), Message{"template.not-utf8", {}}});
        return std::nullopt;
    }
    return source;
}

SourceText::SourceText(std::string file, std::string text)
    : file_(std::move(file)), text_(std::move(text)), lineStarts_{0} {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (i % blockSize == 0)
            charactersBeforeBlock_.push_back(characters);
        if (beginsCharacter(text_[i]))
            ++characters;
        const bool loneReturn = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
        if (text_[i] == '\n' || loneReturn)
            lineStarts_.push_back(i + 1);
    }
}

std::size_t SourceText::charactersBefore(std::size_t offset) const {
    const std::size_t block = std::min(offset / blockSize, charactersBeforeBlock_.size() - 1);
    const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(block * blockSize);
    return charactersBeforeBlock_[block] +
           static_cast<std::size_t>(
               std::count_if(begin, text_.begin() + static_cast<std::ptrdiff_t>(offset), beginsCharacter));
}

Place SourceText::place(std::size_t offset) const {
    if (text_.empty())
        return {file_, 1, 1};
    offset = std::min(offset, text_.size());
    const auto line = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset) - lineStarts_.begin();
    const std::size_t start = lineStarts_[static_cast<std::size_t>(line) - 1];
    return {file_, static_cast<int>(line), static_cast<int>(charactersBefore(offset) - charactersBefore(start)) + 1};
}

std::size_t SourceText::offset(int line, int byteColumn) const {
    if (line < 1)
        return 0;
    const std::size_t index = std::min(static_cast<std::size_t>(line) - 1, lineStarts_.size() - 1);
    return std::min(lineStarts_[index] + static_cast<std::size_t>(std::max(byteColumn, 1) - 1), text_.size());
}

} // namespace zhangfa
