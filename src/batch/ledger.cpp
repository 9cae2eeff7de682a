// What was made by an office.
#include "batch/ledger.h"

#include <boost/uuid/detail/sha1.hpp>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace zhangfa {

Ledger::Ledger(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::ifstream in(folder_ / fileName, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (!in.eof() && tab != std::string::npos) { // a last line without its end was cut off
            marks_[line.substr(tab + 1)] = line.substr(0, tab);
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
    const std::lock_guard lock(mutex_);
    const auto found = marks_.find(path);
    return found != marks_.end() && found->second == mark && std::filesystem::exists(folder_ / path);
}

void Ledger::add(const std::string& path, const std::string& mark) {
    const std::lock_guard lock(mutex_);
    marks_[path] = mark;
    std::ofstream out(folder_ / fileName, std::ios::binary | std::ios::app);
    out << mark << '\t' << path << '\n';
    if (!out.flush()) {
        throw std::system_error(errno, std::generic_category(), (folder_ / fileName).native());
    }
}

} // namespace zhangfa
