// What was made by an office, or of a document that one made, whose files are never twice the same bytes: so that it
// need not be made again.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace zhangfa {

class Ledger {
public:
    // Kept in the folder, a line a file.
    explicit Ledger(std::filesystem::path folder);

    // What a file was made of, as a text that another source does not have.
    static std::string mark(std::string_view source);

    // The file is there, was made of this, and nobody changed it.
    bool has(const std::string& path, const std::string& mark) const;
    // After it was written with these bytes. Throws std::system_error.
    void add(const std::string& path, const std::string& mark, std::string_view bytes);

    static constexpr const char* fileName = ".zhangfa-batch";

private:
    std::filesystem::path folder_;
    struct Entry {
        std::string mark, bytes; // marks of what it was made of, and of itself
    };
    std::map<std::string, Entry> entries_;
    mutable std::mutex mutex_;
};

} // namespace zhangfa
