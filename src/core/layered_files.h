// Templates of several folders: the shipped ones, then those of the office and of the user.
#pragma once

#include "library.h"

#include <set>
#include <vector>

namespace zhangfa {

class LayeredFiles : public TemplateFiles {
public:
    // The first is complete; of the others only sections, kinds and formats count, and only those that none before has;
    // words are added.
    explicit LayeredFiles(std::vector<const TemplateFiles*> layers) : layers_(std::move(layers)) {}

    std::vector<std::string> list(const std::string& folder) const override;
    std::optional<std::string> read(const std::string& path) const override;

private:
    std::vector<const TemplateFiles*> layers_; // not owned
};

// Loads them all and marks the sections that the first layer does not have as the user's own.
LoadedLibrary loadLayers(const TemplateFiles& shipped, const std::vector<const TemplateFiles*>& further);

} // namespace zhangfa
