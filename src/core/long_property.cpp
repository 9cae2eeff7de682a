// A text too long for one document property, as several.
#include "long_property.h"

#include "utf8.h"

#include <vector>

namespace zhangfa {

namespace {

constexpr std::size_t chunkLimit = 255; // UTF-16 units: Word's limit for a text property

// At most chunkLimit units each, never a part of a character, and no space at an end (Word may drop it).
std::vector<std::string> chunksOf(std::string_view text) {
    std::vector<std::string> chunks;
    const std::u32string characters = toCharacters(text);
    for (std::size_t begin = 0; begin < characters.size();) {
        std::size_t end = begin, units = 0;
        while (end < characters.size() && units + (characters[end] > 0xFFFF ? 2 : 1) <= chunkLimit) {
            units += characters[end++] > 0xFFFF ? 2 : 1;
        }
        std::size_t cut = end;
        while (cut < characters.size() && cut > begin + 1 && (characters[cut] == U' ' || characters[cut - 1] == U' ')) {
            --cut;
        }
        end = cut > begin + 1 ? cut : end;
        chunks.push_back(toUtf8(std::u32string_view(characters).substr(begin, end - begin)));
        begin = end;
    }
    return chunks;
}

} // namespace

std::map<std::string, std::string> longProperty(const std::string& prefix, const std::string& text,
                                                const std::map<std::string, std::string>& present) {
    std::map<std::string, std::string> properties;
    for (const std::string& chunk : chunksOf(text)) {
        properties[prefix + std::to_string(properties.size() + 1)] = chunk;
    }
    for (const auto& [name, value] : present) {
        if (name.starts_with(prefix) && !value.empty()) {
            properties.try_emplace(name, "");
        }
    }
    return properties;
}

std::string readLongProperty(const std::string& prefix, const std::map<std::string, std::string>& properties) {
    std::string text;
    for (std::size_t number = 1;; ++number) {
        const auto chunk = properties.find(prefix + std::to_string(number));
        if (chunk == properties.end() || chunk->second.empty()) {
            return text;
        }
        text += chunk->second;
    }
}

Edits editsFor(std::map<std::string, std::string> properties, const std::map<std::string, std::string>& present) {
    std::erase_if(properties, [&](const auto& property) {
        const auto known = present.find(property.first);
        return (known != present.end() ? known->second : std::string()) == property.second;
    });
    return properties.empty() ? Edits{} : Edits{SetProperties{std::move(properties)}};
}

} // namespace zhangfa
