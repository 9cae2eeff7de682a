// Names of many documents, from a pattern and values: out/{unit}/{period}-{#3}.docx
#pragma once

#include "columns.h"
#include "core/values.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zhangfa {

inline constexpr std::size_t longestPath = 4'000, longestComponent = 240; // bytes

struct DocumentName {
    std::string path; // below the pattern's folder, which it never leaves; NFC
    std::vector<const Field*>
        unfilled{};                   // named in it by their titles in 〔〕: a problem, unless a user wants to go on
    std::optional<Message> problem{}; // it cannot be used: too long, folder included
};

// {id} or {title}: the value as a document shows it. {#}: the row's number; {#3}: with zeros before it. {{ and }}:
// braces.
class NamePattern {
public:
    // Nothing, and problems (whose column counts in the pattern), where it is wrong. `several`: there may be more than
    // one row, so that names must differ.
    static std::optional<NamePattern> parse(std::string_view text, const ColumnMatcher& matcher, bool several,
                                            std::vector<Problem>& problems);

    // The pattern's own words before the first field, up to their last /: "out/", or empty. As the user wrote it.
    const std::string& folder() const { return folder_; }
    // odt, docx, pdf, doc or fodt.
    const std::string& ending() const { return ending_; }
    // Fields whose values the names have.
    std::vector<const Field*> fields() const;

    DocumentName expand(const Values& values, std::size_t number) const;

private:
    struct Literal {
        std::string text;
    };
    struct Number {
        std::size_t width = 0;
    };
    struct Shown {
        const Field* field;
    };
    using Piece = std::variant<Literal, Number, Shown>;
    using Component = std::vector<Piece>;
    friend class NamePatternParser;

    std::string folder_, ending_;
    std::vector<Component> components_; // the last one without its ending
    std::size_t behind_ = 0;            // pieces at the end of the last one that are never cut off: numbers, words
};

// One component of a path, safe anywhere (core/state.h), in NFC, `behind` included at most longestComponent bytes.
std::string safeComponent(std::string_view proposed, std::string_view behind = {});

// Names that were given already, as hashes: a million take less than 20 MB. Names that differ in case or in Unicode's
// form only are the same, as they are on Windows and macOS.
class NameRegister {
public:
    NameRegister();
    // False: it was there.
    bool add(std::string_view path);
    // The path itself, or the first that was not there of name-2.docx, name-3.docx, …; it is there from now on. The
    // same paths in the same order give the same names.
    std::string addNumbered(const std::string& path);

    std::size_t size() const { return size_; }
    std::size_t bytes() const; // of memory

private:
    // Many small tables, so that none is copied whole while another grows.
    struct Shard {
        std::vector<std::uint64_t> slots; // 0: free
        std::size_t used = 0;
    };
    bool contains(std::uint64_t hash) const;
    bool insert(std::uint64_t hash);

    std::vector<Shard> shards_;
    std::size_t size_ = 0;
};

} // namespace zhangfa
