// What was made by an office.
#include "batch/ledger.h"

#include <boost/uuid/detail/sha1.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>

namespace zhangfa {

// A line each: source, file, path.
Ledger::Ledger(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::ifstream in(folder_ / fileName, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
        if (!in.eof() && first != std::string::npos &&
            second != std::string::npos) { // a last line without end was cut off
            entries_[line.substr(second + 1)] = {line.substr(0, first), line.substr(first + 1, second - first - 1)};
        }
    }
}

std::string Ledger::mark(std::string_view source) {
    boost::uuids::detail::sha1 hash;
    hash.process_bytes(source.data(), source.size());
    boost::uuids::detail::sha1::digest_type digest;
    hash.get_digest(digest);
    std::string text;
    for (const unsigned int word : digest) {
        std::array<char, 9> hex{};
        std::snprintf(hex.data(), hex.size(), "%08x", word);
        text += hex.data();
    }
    return text;
}

bool Ledger::has(const std::string& path, const std::string& mark) const {
    std::string bytes;
    {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(path);
        if (found == entries_.end() || found->second.mark != mark) {
            return false;
        }
        bytes = found->second.bytes;
    }
    std::ifstream in(folder_ / path, std::ios::binary);
    return in && Ledger::mark(std::string(std::istreambuf_iterator<char>(in), {})) == bytes;
}

void Ledger::add(const std::string& path, const std::string& mark, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    const Entry& entry = entries_[path] = {mark, Ledger::mark(bytes)};
    std::ofstream out(folder_ / fileName, std::ios::binary | std::ios::app);
    const std::string line =
        entry.mark + '\t' + entry.bytes + '\t' + path + '\n'; // at once: other processes add to it, too
    if (!out.write(line.data(), static_cast<std::streamsize>(line.size())).flush()) {
        throw std::system_error(errno, std::generic_category(), (folder_ / fileName).native());
    }
}

} // namespace zhangfa
