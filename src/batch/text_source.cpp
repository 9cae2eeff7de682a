// Decides on an encoding as late as it can: as long as all is ASCII, it does not matter.
#include "text_source.h"

#include "encoding.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>

namespace zhangfa {

namespace {

// Bytes by which the kind of file, and its encoding are told, however small the blocks.
constexpr std::size_t beginning = 4'096, sample = 65'536;

// Files that people take for tables as text: ZIP (xlsx, ods), Excel's old ones, PDF.
bool isNoText(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("\xD0\xCF\x11\xE0"sv) || bytes.starts_with("%PDF-"sv);
}

std::size_t firstBeyondAscii(std::string_view bytes) {
    const auto found = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
    return static_cast<std::size_t>(found - bytes.begin());
}

} // namespace

TextSource::TextSource(std::shared_ptr<std::istream> in, const RowOptions& options)
    : in_(std::move(in)), encoding_(options.encoding), block_(std::max<std::size_t>(options.block, 1)) {}

void TextSource::read() {
    const std::size_t before = raw_.size();
    raw_.resize(before + block_);
    errno = 0;
    in_->read(raw_.data() + before, static_cast<std::streamsize>(block_));
    raw_.resize(before + static_cast<std::size_t>(in_->gcount()));
    if (in_->bad()) {
        fault_ = Message{"cli.unreadable", {std::strerror(errno != 0 ? errno : EIO)}};
    }
    ended_ = !in_->good();
}

// What a file is shows at its beginning: a mark, another kind of file, the zeros of UTF-16.
void TextSource::begin() {
    begun_ = true;
    while (raw_.size() < beginning && !ended_) {
        read();
    }
    if (isNoText(raw_)) {
        fault_ = Message{"rows.not-text", {}};
        return;
    }
    if (const ByteOrderMark mark = byteOrderMark(raw_);
        mark.size > 0 && encoding_.value_or(mark.encoding) == mark.encoding) {
        encoding_ = mark.encoding;
        raw_.erase(0, mark.size);
    }
    if (!encoding_ && raw_.find('\0') != std::string::npos) {
        encoding_ = guessUtf16(raw_);
        if (!encoding_) {
            fault_ = Message{"rows.not-text", {}};
        }
    }
}

// False: it cannot be decided.
bool TextSource::decide() {
    const std::size_t first = firstBeyondAscii(raw_);
    if (first == raw_.size()) {
        return true;
    }
    while (raw_.size() - first < sample && !ended_) {
        read();
    }
    switch (guessEncoding(std::string_view(raw_).substr(first), ended_)) {
    case Guess::utf8:
        encoding_ = Encoding::utf8;
        return true;
    case Guess::gb18030:
        encoding_ = Encoding::gb18030;
        return true;
    case Guess::either:
        fault_ = Message{"rows.encoding-unclear", {}};
        break;
    case Guess::neither:
        fault_ = Message{"rows.encoding-unknown", {}};
        break;
    }
    // What is ASCII before it is text all the same, and says in which line it is.
    text_ = raw_.substr(0, first);
    return false;
}

bool TextSource::fill() {
    text_.clear();
    at_ = 0;
    if (fault_) {
        return false;
    }
    if (!begun_) {
        begin();
        if (fault_) {
            return false;
        }
    }
    while (text_.empty() && !fault_) {
        if (raw_.empty() || tried_) {
            if (ended_) {
                return false;
            }
            read();
            tried_ = false;
            continue;
        }
        if (!encoding_ && !decide()) {
            return !text_.empty();
        }
        if (!encoding_) {
            text_.swap(raw_);
            return true;
        }
        if (conversion_ == nullptr) {
            conversion_ = std::make_unique<Conversion>(*encoding_);
        }
        const Conversion::Step step = conversion_->convert(raw_, text_);
        raw_.erase(0, step.done);
        tried_ = true;
        if (step.broken || (ended_ && !raw_.empty())) {
            constexpr const char* names[] = {"UTF-8", "UTF-16", "UTF-16", "GB18030"};
            fault_ = Message{"rows.broken-character", {names[static_cast<std::size_t>(*encoding_)]}};
        }
    }
    return !text_.empty();
}

} // namespace zhangfa
