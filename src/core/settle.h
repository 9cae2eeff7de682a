// What follows from a change brings itself into line: computed values, parts of sentences, numbers of attachments, the
// signature's place.
#pragma once

#include "known.h"
#include "plan.h"

namespace zhangfa {

// Computed values of a document, told apart from those that somebody gave in their stead.
class ComputedValues {
public:
    // `values` as they stand, before a change; `report` must outlive it.
    ComputedValues(const Report& report, Values values, const Values& last);

    // After a change, with the computed values that follow.
    Known after(Known known) const;
    const std::vector<const Field*>& fields() const { return fields_; }

private:
    bool isGiven(const Field& field, const Values& now) const;

    std::vector<const Field*> fields_;
    Values was_, followed_; // followed_: what followed from was_
};

// Edits for the document as it is `after` a change. A computed value that somebody else gave (it is not what followed
// from the values `before`), a sentence that somebody reworded, and a mark 附件 that was typed over stay as they are.
Edits planSettle(const Library& library, const Snapshot& before, const Snapshot& after);

// The document as it will be once only these properties are set.
Snapshot withProperties(Snapshot snapshot, const std::map<std::string, std::string>& properties);

} // namespace zhangfa
