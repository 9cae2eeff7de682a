// Which document is which unit's.
#include "gathering.h"

#include <algorithm>

namespace zhangfa {

namespace {

std::vector<std::string> namesOf(const GatheredDocument& document) {
    std::vector<std::string> names;
    for (const std::string& name : {document.unit, document.organisation, document.shortName}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

// Full names by those that documents give beside them, unless two units have the same short one.
std::map<std::string, std::optional<std::string>> fullNames(const std::vector<GatheredDocument>& documents) {
    std::map<std::string, std::optional<std::string>> full;
    for (const GatheredDocument& document : documents) {
        for (const std::string& name : {document.organisation, document.shortName}) {
            if (!document.unit.empty() && !name.empty()) {
                const auto [known, isNew] = full.emplace(unitKey(name), document.unit);
                if (!isNew && known->second && unitKey(*known->second) != unitKey(document.unit)) {
                    known->second.reset();
                }
            }
        }
    }
    return full;
}

} // namespace

void findUnits(Gathering& gathering) {
    const auto full = fullNames(gathering.documents);
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        const GatheredDocument& document = gathering.documents[i];
        std::vector<std::string> names = namesOf(document);
        const std::string stem = stemOf(document.file);
        std::optional<std::size_t> listed;
        if (gathering.list) {
            listed = gathering.list->find(names.empty() ? std::vector{stem} : names);
            if (!listed && names.empty()) {
                listed = gathering.list->findInFileName(stem);
            }
        }
        std::string name = listed          ? gathering.list->units()[*listed].names.front()
                           : names.empty() ? stem
                                           : names.front();
        if (const auto longer = full.find(unitKey(name)); !listed && longer != full.end() && longer->second) {
            name = *longer->second;
        }
        const std::string key = listed ? "#" + std::to_string(*listed) : unitKey(name);
        const auto [unit, isNew] = known.emplace(key, gathering.units.size());
        if (isNew) {
            gathering.units.push_back({name, {}, listed});
        }
        gathering.units[unit->second].documents.push_back(i);
        gathering.unitOf.push_back(unit->second);
    }
    for (std::size_t i = 0; gathering.list && i < gathering.list->units().size(); ++i) {
        if (std::ranges::none_of(gathering.units, [&](const GatheredUnit& unit) { return unit.listed == i; })) {
            gathering.missing.push_back(i);
        }
    }
}

} // namespace zhangfa
