// Units whose reports the user writes: what the form need not ask again, kept in LibreOffice's configuration.
#pragma once

#include "core/library.h"
#include "core/values.h"

#include <com/sun/star/uno/XComponentContext.hpp>

#include <string>
#include <vector>

namespace zhangfa {

struct Profile {
    std::string id;   // name of its node; empty: not kept yet
    std::string name; // what the user calls it
    Values values;    // of the library's fields that are `profile`
};

struct Profiles {
    std::vector<Profile> all; // by name
    std::string current;      // id of the one proposed in new reports; empty: none
    const Profile* find(const std::string& id) const;
};

using ProfileContext = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;

// Fields a profile has values of, in the library's order.
std::vector<const Field*> profileFields(const Library& library);

Profiles readProfiles(const ProfileContext& context, const Library& library);
// Adds it, or puts it in the place of the one of its id; it becomes the current one. Returns its id.
std::string keepProfile(const ProfileContext& context, const Library& library, const Profile& profile);
// Refuse an id that none has.
void removeProfile(const ProfileContext& context, const std::string& id);
void chooseProfile(const ProfileContext& context, const std::string& id); // empty: none

} // namespace zhangfa
