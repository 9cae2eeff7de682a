// What a document carries about its own form, so that it can be filled where its templates are not installed.
#pragma once

#include "library.h"

#include <map>
#include <string>
#include <vector>

namespace zhangfa {

struct CarriedSection {
    SectionId id;
    std::string title;
    std::vector<Field> fields;
};

struct Carried {
    std::string title;         // of the kind
    std::vector<Field> fields; // the kind's own, and others that the texts mention
    std::vector<CarriedSection> sections;

    const CarriedSection* section(const SectionId& id) const; // null: none
    const Field* field(const FieldId& id) const;              // wherever it is described
};

// As properties to set. Chunks that `present` has beyond those needed are set to "".
std::map<std::string, std::string> writeCarried(const Carried& carried,
                                                const std::map<std::string, std::string>& present);

// Anything that cannot be read counts as not there.
Carried readCarried(const std::map<std::string, std::string>& properties);

} // namespace zhangfa
