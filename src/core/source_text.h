// A text file of a template, checked as a text, and the line and column of any byte in it.
#pragma once

#include "message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

class SourceText {
public:
    // A larger file is refused: no section comes near it.
    static constexpr std::size_t maxBytes = 1'000'000;

    // Takes a BOM off; nothing, and a problem, for a file that is too large or no UTF-8.
    static std::optional<SourceText> check(std::string file, std::string bytes, std::vector<Problem>& problems);

    const std::string& file() const { return file_; }
    std::string_view text() const { return text_; }

    // Constant time, whatever the length of the line.
    Place place(std::size_t offset) const;
    // `line` and `byteColumn` count from 1, as cmark's do; clamped to the text.
    std::size_t offset(int line, int byteColumn) const;

private:
    SourceText(std::string file, std::string text);
    std::size_t charactersBefore(std::size_t offset) const;

    std::string file_, text_;
    std::vector<std::size_t> lineStarts_;
    std::vector<std::size_t> charactersBeforeBlock_; // of `blockSize` bytes
};

} // namespace zhangfa
