// Units whose reports the user writes, in LibreOffice's configuration (extension/registry/Options.xcs).
#include "office/profiles.h"

#include "office/refusal.h"
#include "uno/configuration.h"
#include "uno/strings.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XSingleServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;
using NameAccess = Reference<css::container::XNameAccess>;
using NameContainer = Reference<css::container::XNameContainer>;

namespace {

class Units {
public:
    explicit Units(const ProfileContext& context)
        : root_(changeableConfiguration(context, "org.zhangfa.Options/Units")),
          profiles_(root_->getByName(ascii("Profiles")), UNO_QUERY_THROW) {}

    const NameContainer& profiles() const { return profiles_; }
    std::string current() const { return textIn(NameAccess(root_.get()), "Current"); }
    void choose(const std::string& id) { write(root_, "Current", id); }
    bool has(const std::string& id) const { return profiles_->hasByName(fromUtf8(id)); }

    Reference<css::container::XNameReplace> make(const NameContainer& set, const std::string& name) const {
        const Reference<css::lang::XSingleServiceFactory> factory(set, UNO_QUERY_THROW);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // the only way there is to make a node of a set
        set->insertByName(fromUtf8(name), css::uno::Any(factory->createInstance()));
#pragma GCC diagnostic pop
        return {set->getByName(fromUtf8(name)), UNO_QUERY_THROW};
    }
    static std::string textIn(const NameAccess& node, const char* name) {
        rtl::OUString text;
        node->getByName(ascii(name)) >>= text;
        return toUtf8(text);
    }
    static void write(const Reference<css::container::XNameReplace>& node, const char* name, const std::string& text) {
        node->replaceByName(ascii(name), css::uno::Any(fromUtf8(text)));
    }
    void commit() { Reference<css::util::XChangesBatch>(root_, UNO_QUERY_THROW)->commitChanges(); }

private:
    Reference<css::container::XNameReplace> root_;
    NameContainer profiles_;
};

void requireKnown(const Units& units, const std::string& id) {
    if (!units.has(id)) {
        refuse("profile.unknown", {id});
    }
}

} // namespace

const Profile* Profiles::find(const std::string& id) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Profile& profile) { return profile.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Field*> profileFields(const Library& library) {
    std::vector<const Field*> fields;
    for (const Field& field : library.fields) {
        if (field.profile) {
            fields.push_back(&field);
        }
    }
    return fields;
}

Profiles readProfiles(const ProfileContext& context, const Library& library) {
    const Units units(context);
    Profiles profiles{{}, units.current()};
    const auto names = units.profiles()->getElementNames();
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        const NameAccess node(units.profiles()->getByName(names[i]), UNO_QUERY_THROW);
        const NameAccess values(node->getByName(ascii("Values")), UNO_QUERY_THROW);
        Profile profile{toUtf8(names[i]), Units::textIn(node, "Name"), {}};
        for (const Field* field : profileFields(library)) {
            const rtl::OUString id = fromUtf8(field->id.value);
            if (values->hasByName(id)) {
                const NameAccess value(values->getByName(id), UNO_QUERY_THROW);
                profile.values[field->id] = readValue(*field, Units::textIn(value, "Text"));
            }
        }
        profiles.all.push_back(std::move(profile));
    }
    std::sort(profiles.all.begin(), profiles.all.end(),
              [](const Profile& one, const Profile& other) { return one.name < other.name; });
    return profiles;
}

std::string keepProfile(const ProfileContext& context, const Library& library, const Profile& profile) {
    Units units(context);
    std::string id = profile.id;
    for (int number = 1; id.empty(); ++number) {
        const std::string free = "unit-" + std::to_string(number);
        id = units.has(free) ? "" : free;
    }
    if (units.has(id)) {
        units.profiles()->removeByName(fromUtf8(id));
    }
    const auto node = units.make(units.profiles(), id);
    Units::write(node, "Name", profile.name);
    const NameContainer values(node->getByName(ascii("Values")), UNO_QUERY_THROW);
    for (const Field* field : profileFields(library)) {
        const auto value = profile.values.find(field->id);
        if (value != profile.values.end() && !value->second.is_null()) {
            Units::write(units.make(values, field->id.value), "Text", shownValue(*field, value->second));
        }
    }
    units.choose(id);
    units.commit();
    return id;
}

void removeProfile(const ProfileContext& context, const std::string& id) {
    Units units(context);
    requireKnown(units, id);
    units.profiles()->removeByName(fromUtf8(id));
    if (units.current() == id) {
        units.choose("");
    }
    units.commit();
}

void chooseProfile(const ProfileContext& context, const std::string& id) {
    Units units(context);
    if (!id.empty()) {
        requireKnown(units, id);
    }
    units.choose(id);
    units.commit();
}

} // namespace zhangfa
