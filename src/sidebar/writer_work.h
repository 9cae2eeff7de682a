// What only Writer can do for many documents: in this office, unseen.
#pragma once

#include "batch/batch.h"
#include "sidebar/report_service.h"
#include "sidebar/widget.h"

#include <atomic>
#include <filesystem>

namespace zhangfa {

// Made for one piece of work, on its thread: documents are opened on the main thread, for which it waits. Throws
// BatchStopped once `stopped`, std::runtime_error with a sentence for the user where Writer refuses.
class WriterWork final : public OfficeWork {
public:
    WriterWork(const Context& context, std::filesystem::path folder, const std::atomic<bool>& stopped)
        : context_(context), folder_(std::move(folder)), stopped_(stopped) {}

    std::string fill(const std::string& document, PackageFormat format, const Values& values,
                     const std::string& ending) override;
    std::string convert(const std::string& document, PackageFormat format, const std::string& ending) override;

private:
    std::string made(const std::string& document, PackageFormat format, const Values* values,
                     const std::string& ending) const;

    Context context_;
    std::filesystem::path folder_;
    const std::atomic<bool>& stopped_;
};

} // namespace zhangfa
