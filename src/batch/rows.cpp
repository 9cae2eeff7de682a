// Which reader a file needs.
#include "rows.h"

#include "csv_rows.h"
#include "json_rows.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& file, int line, Message message) {
    throw RowsError({{file, line, 0}, std::move(message)});
}

std::string endingOf(const std::string& name) {
    std::string ending = fs::path(name).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

std::optional<RowFormat> formatOf(const std::string& ending) {
    if (ending == ".csv" || ending == ".tsv" || ending == ".txt") {
        return RowFormat::csv;
    }
    if (ending == ".json") {
        return RowFormat::json;
    }
    if (ending == ".jsonl" || ending == ".ndjson") {
        return RowFormat::jsonLines;
    }
    return std::nullopt;
}

RowFormat formatOfText(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool isJson = first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
    return isJson ? RowFormat::json : RowFormat::csv;
}

std::unique_ptr<RowReader> openShared(std::shared_ptr<std::istream> in, const std::string& name,
                                      const RowOptions& options) {
    TextSource source(std::move(in), options);
    if (!source.fill() && source.fault()) {
        fail(name, 1, *source.fault());
    }
    const std::string ending = endingOf(name);
    const auto said = options.format ? options.format : formatOf(ending);
    const RowFormat format = said ? *said : formatOfText(source.text());
    if (format == RowFormat::csv) {
        return std::make_unique<CsvRows>(std::move(source), name, ending == ".tsv");
    }
    return std::make_unique<JsonRows>(std::move(source), name, format);
}

} // namespace

std::unique_ptr<RowReader> RowReader::open(const std::string& path, const RowOptions& options) {
    if (path == "-") {
        return open(std::cin, path, options);
    }
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        fail(path, 0, {"cli.is-folder", {}});
    }
    errno = 0;
    auto in = std::make_shared<std::ifstream>(path, std::ios::binary);
    if (!*in) {
        const int error = errno;
        fail(path, 0,
             error == ENOENT ? Message{"cli.no-such-file", {}} : Message{"cli.unreadable", {std::strerror(error)}});
    }
    return openShared(std::move(in), path, options);
}

std::unique_ptr<RowReader> RowReader::open(std::istream& in, const std::string& name, const RowOptions& options) {
    return openShared({std::shared_ptr<void>(), &in}, name, options);
}

} // namespace zhangfa
