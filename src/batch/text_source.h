// A text from a stream, in UTF-8, a block at a time, whatever its encoding.
#pragma once

#include "conversion.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

class TextSource {
public:
    TextSource(std::shared_ptr<std::istream> in, const RowOptions& options);

    // What is not yet taken of this block; it begins with a whole character, but need not end with one.
    std::string_view text() const { return std::string_view(text_).substr(at_); }
    void take(std::size_t bytes) { at_ += bytes; }
    // The next block, where this one is taken. False: there is no more, as the text ends, or as fault() says.
    bool fill();
    const std::optional<Message>& fault() const { return fault_; }

    std::size_t held() const { return raw_.capacity() + text_.capacity(); }

private:
    void read();
    void begin();
    bool decide();

    std::shared_ptr<std::istream> in_;
    std::optional<Encoding> encoding_; // nothing: all so far is ASCII
    std::unique_ptr<Conversion> conversion_;
    std::string raw_, text_;
    std::size_t at_ = 0, block_;
    bool begun_ = false, ended_ = false; // the stream
    bool tried_ = false;                 // raw_ is the beginning of a character that is cut off
    std::optional<Message> fault_;
};

} // namespace zhangfa
