// Checking a document as the service offers it, and what is remembered of it from one check to the next.
#pragma once

#include "check/checker.h"
#include "office/document.h"

#include <boost/json.hpp>
#include <cppuhelper/weakref.hxx>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace zhangfa {

// What a request wants and the unit's profile knows. Throws a RefusalError.
CheckSettings checkSettings(const Context& context, const Library& library, const Snapshot& snapshot,
                            const boost::json::object& request);

// With all that is checked.
Snapshot readToCheck(const Document& document);

// Whether the request's list of findings has it; without a list all are wanted.
bool isWanted(const boost::json::object& request, const Finding& finding, const Snapshot& snapshot);

struct CheckResult {
    Snapshot snapshot;
    std::vector<Finding> findings;
};
// Also by the rules on the layout, unless the request says {"layout": false}.
CheckResult checkOnce(const Context& context, const Document& document, const Library& library,
                      const boost::json::object& request);

// Checks of one document, the last one: while it is written, only what changed is looked at.
class Rechecking {
public:
    using Result = CheckResult;
    Result check(const Context& context, const Document& document, const Library& library,
                 const boost::json::object& request);

    struct Place {
        std::size_t element = 0;
        std::vector<Finding> findings;
        const Snapshot* snapshot = nullptr; // until the next call
    };
    // The body's paragraph at the cursor. Nothing where it is not known from the last check, or paragraphs came or went
    // before it.
    std::optional<Place> recheck(const Document& document);

private:
    std::optional<std::size_t> atCursor(const Document& document) const;
    std::optional<std::size_t> indexOf(const Reference<css::uno::XInterface>& paragraph) const;

    std::mutex busy_; // whoever finds it locked does without what is remembered
    css::uno::WeakReference<css::frame::XModel> model_;
    std::vector<Reference<css::uno::XInterface>> elements_; // held, so that each stays the same object
    std::unordered_map<const void*, std::size_t> indices_;
    Snapshot snapshot_;
    Checker checker_;
};

} // namespace zhangfa
