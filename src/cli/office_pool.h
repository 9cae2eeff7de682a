// Resident offices for many documents: started when first needed, restarted every few hundred, several at a time.
#pragma once

#include "batch/batch.h"
#include "cli/office_verbs.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace zhangfa {

class OfficePool : public OfficeWork {
public:
    // At most `size` at a time.
    OfficePool(const Setting& setting, unsigned size);
    ~OfficePool() override;

    // Each call waits for an office. One that dies is started anew once; then OfficeFailure is thrown.
    std::string fill(const std::string& document, PackageFormat format, const Values& values,
                     const std::string& ending) override;
    std::string convert(const std::string& document, PackageFormat format, const std::string& ending) override;
    // Rows of a spreadsheet (ods, xlsx, xls) as CSV: of the sheet of that name, or the first one.
    std::string rows(const std::string& file, const std::string& sheet);
    // A report of this kind, as `zhangfa new` makes it.
    std::string create(const std::string& kind, const std::string& ending);

private:
    class Resident;
    std::string use(const std::function<std::string(Resident&)>& work);

    const Setting& setting_;
    unsigned size_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Resident>> idle_;
    unsigned busy_ = 0;
};

} // namespace zhangfa
