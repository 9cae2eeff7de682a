// Findings that the user wants to hear of no more: remembered in the document, wherever their text moves.
#pragma once

#include "check/finding.h"
#include "core/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace zhangfa {

inline const std::string ignoredProperty = "zf._ignored."; // followed by 1, 2, …

struct IgnoredFinding {
    std::string rule, text, before; // a few characters before the text
    bool operator==(const IgnoredFinding&) const = default;
};
IgnoredFinding ignoredAs(const Finding& finding, const Snapshot& snapshot);

// Whatever cannot be read is left out.
std::vector<IgnoredFinding> readIgnored(const std::map<std::string, std::string>& properties);

class IsIgnored {
public:
    explicit IsIgnored(const Snapshot& snapshot) : snapshot_(&snapshot), all_(readIgnored(snapshot.properties)) {}
    bool operator()(const Finding& finding) const;

private:
    const Snapshot* snapshot_; // not owned
    std::vector<IgnoredFinding> all_;
};

// Remembers one more.
Edits planIgnore(const Snapshot& snapshot, const Finding& finding);
Edits planForgetIgnored(const Snapshot& snapshot);

} // namespace zhangfa
