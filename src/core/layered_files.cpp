// Templates of several folders.
#include "layered_files.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr const char* sectionsFolder = "sections";
constexpr const char* kindsFolder = "kinds";
constexpr const char* formatsFolder = "formats";

bool isLayered(const std::string& folder) {
    return folder == sectionsFolder || folder == kindsFolder || folder == formatsFolder;
}

} // namespace

std::vector<std::string> LayeredFiles::list(const std::string& folder) const {
    std::set<std::string> names;
    for (const TemplateFiles* layer : layers_) {
        if (layer == layers_.front() || isLayered(folder)) {
            for (std::string& name : layer->list(folder)) {
                names.insert(std::move(name));
            }
        }
    }
    return {names.begin(), names.end()};
}

std::optional<std::string> LayeredFiles::read(const std::string& path) const {
    for (const TemplateFiles* layer : layers_) {
        const std::string folder = path.substr(0, path.find('/'));
        if (layer != layers_.front() && !isLayered(folder)) {
            break;
        }
        if (auto bytes = layer->read(path)) {
            return bytes;
        }
    }
    return std::nullopt;
}

LoadedLibrary loadLayers(const TemplateFiles& shipped, const std::vector<const TemplateFiles*>& further) {
    std::vector<const TemplateFiles*> layers{&shipped};
    layers.insert(layers.end(), further.begin(), further.end());
    LoadedLibrary loaded = loadLibrary(LayeredFiles(layers));
    for (const TemplateFiles* files : further) {
        addWords(*files, loaded);
    }
    const std::vector<std::string> names = shipped.list(sectionsFolder);
    const std::set<std::string> known(names.begin(), names.end());
    // The shipped order cannot know further sections, which come last where they do not say better.
    std::erase_if(loaded.problems,
                  [](const Problem& problem) { return problem.message.key == "template.section-not-in-order"; });
    for (auto& [id, section] : loaded.library.sections) {
        section.own = !known.contains(id.value + ".json");
    }
    return loaded;
}

} // namespace zhangfa
