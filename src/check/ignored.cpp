// Findings that the user wants to hear of no more: remembered in the document, wherever their text moves.
#include "check/ignored.h"

#include "core/long_property.h"
#include "core/utf8.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

namespace {

constexpr std::size_t around = 8; // characters

Edits remember(const Snapshot& snapshot, const std::vector<IgnoredFinding>& all) {
    json::array array;
    for (const IgnoredFinding& one : all) {
        array.push_back(json::array{one.rule, one.text, one.before});
    }
    return editsFor(
        longProperty(ignoredProperty, array.empty() ? std::string() : json::serialize(array), snapshot.properties),
        snapshot.properties);
}

} // namespace

IgnoredFinding ignoredAs(const Finding& finding, const Snapshot& snapshot) {
    IgnoredFinding ignored{std::string(finding.rule->id), finding.text, {}};
    if (finding.text.empty() && !finding.message.args.empty()) {
        ignored.text = finding.message.args.front(); // of the document as a whole: what it is about
    }
    const std::u32string before = toCharacters(textAt(snapshot, finding.place).substr(0, finding.offset));
    ignored.before = toUtf8(before.substr(before.size() - std::min(before.size(), around)));
    return ignored;
}

std::vector<IgnoredFinding> readIgnored(const std::map<std::string, std::string>& properties) {
    std::vector<IgnoredFinding> all;
    boost::system::error_code wrong;
    const json::value value = json::parse(readLongProperty(ignoredProperty, properties), wrong);
    if (wrong || !value.is_array()) {
        return all;
    }
    for (const json::value& one : value.get_array()) {
        const auto* parts = one.if_array();
        const bool texts =
            parts != nullptr && parts->size() == 3 &&
            std::all_of(parts->begin(), parts->end(), [](const json::value& any) { return any.is_string(); });
        if (texts) {
            const auto part = [&](std::size_t index) { return std::string((*parts)[index].get_string()); };
            all.push_back({part(0), part(1), part(2)});
        }
    }
    return all;
}

bool IsIgnored::operator()(const Finding& finding) const {
    return !all_.empty() && std::find(all_.begin(), all_.end(), ignoredAs(finding, *snapshot_)) != all_.end();
}

Edits planIgnore(const Snapshot& snapshot, const Finding& finding) {
    std::vector<IgnoredFinding> all = readIgnored(snapshot.properties);
    IgnoredFinding one = ignoredAs(finding, snapshot);
    if (std::find(all.begin(), all.end(), one) == all.end()) {
        all.push_back(std::move(one));
    }
    return remember(snapshot, all);
}

Edits planForgetIgnored(const Snapshot& snapshot) { return remember(snapshot, {}); }

} // namespace zhangfa
