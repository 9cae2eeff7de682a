// Templates in a folder of the file system.
#pragma once

#include "library.h"

#include <filesystem>

namespace zhangfa {

class TemplateFolder : public TemplateFiles {
public:
    explicit TemplateFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::vector<std::string> list(const std::string& folder) const override;
    // Of a file that is too large for a template, only so much that this shows.
    std::optional<std::string> read(const std::string& path) const override;

private:
    std::filesystem::path folder_;
};

} // namespace zhangfa
