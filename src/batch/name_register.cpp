// A hash table that holds hashes only: a million names in about twelve megabytes.
#include "name_pattern.h"

#include "unicode.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t shardCount = 256, firstSlots = 16;

// FNV-1a, mixed once more: the same on all machines, so that numbered names are. That two of a million names have the
// same one is less likely than 1 : 10⁷, and would only number a name needlessly.
std::uint64_t hashOf(std::string_view path) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char letter : foldedName(path)) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3;
    }
    hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
    hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
    hash ^= hash >> 33;
    return hash == 0 ? 1 : hash;
}

// Where the hash is, or could be put.
std::size_t slotOf(const std::vector<std::uint64_t>& slots, std::uint64_t hash) {
    std::size_t slot = static_cast<std::size_t>(((hash & 0xFFFFFFFF) * slots.size()) >> 32);
    while (slots[slot] != 0 && slots[slot] != hash) {
        slot = slot + 1 == slots.size() ? 0 : slot + 1;
    }
    return slot;
}

} // namespace

NameRegister::NameRegister() : shards_(shardCount) {}

bool NameRegister::contains(std::uint64_t hash) const {
    const Shard& shard = shards_[hash >> 56];
    return !shard.slots.empty() && shard.slots[slotOf(shard.slots, hash)] == hash;
}

bool NameRegister::insert(std::uint64_t hash) {
    Shard& shard = shards_[hash >> 56];
    if (shard.used * 5 >= shard.slots.size() * 4) {
        std::vector<std::uint64_t> larger(std::max(firstSlots, shard.slots.size() + shard.slots.size() / 4));
        for (const std::uint64_t each : shard.slots) {
            if (each != 0) {
                larger[slotOf(larger, each)] = each;
            }
        }
        shard.slots = std::move(larger);
    }
    std::uint64_t& slot = shard.slots[slotOf(shard.slots, hash)];
    if (slot == hash) {
        return false;
    }
    slot = hash;
    ++shard.used;
    ++size_;
    return true;
}

bool NameRegister::add(std::string_view path) { return insert(hashOf(path)); }

std::string NameRegister::addNumbered(const std::string& path) {
    if (add(path)) {
        return path;
    }
    const std::size_t slash = path.rfind('/'), begin = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = std::max(path.rfind('.') == std::string::npos ? path.size() : path.rfind('.'), begin);
    const auto numbered = [&](std::size_t number) {
        return path.substr(0, begin) +
               safeComponent(path.substr(begin, dot - begin), "-" + std::to_string(number) + path.substr(dot));
    };
    const auto isFree = [&](std::size_t number) { return !contains(hashOf(numbered(number))); };
    // Numbers are given in a row: the end of it is found in few steps, however long it is.
    std::size_t taken = 1, free = 2;
    while (!isFree(free)) {
        taken = free;
        free *= 2;
    }
    while (free - taken > 1) {
        const std::size_t middle = taken + (free - taken) / 2;
        (isFree(middle) ? free : taken) = middle;
    }
    const std::string name = numbered(free);
    add(name);
    return name;
}

std::size_t NameRegister::bytes() const {
    std::size_t bytes = sizeof *this + shards_.capacity() * sizeof(Shard);
    for (const Shard& shard : shards_) {
        bytes += shard.slots.capacity() * sizeof(std::uint64_t);
    }
    return bytes;
}

} // namespace zhangfa
