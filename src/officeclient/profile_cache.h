// Folders that are dear to make, kept by the name of what they were made from.
#pragma once

#include "officeclient/keeper.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace zhangfa {

// A name for some content (64-bit FNV-1a: told apart, not protected).
class Digest {
public:
    void add(std::string_view text);
    std::string text() const;

private:
    std::uint64_t value_ = 14695981039346656037ULL;
};

// Copies the kept folder `name` to `target`, times included; where it is missing, `make` fills it first, in one process
// only however many ask at once. False, and nothing done, where nothing can be kept. Kept folders unused for a month
// go.
bool copyKept(const std::string& name, const std::filesystem::path& target, Keeper& keeper,
              const std::function<void(const std::filesystem::path&)>& make);

} // namespace zhangfa
