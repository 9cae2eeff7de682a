// What only Writer can do for many documents: in this office, unseen.
#include "sidebar/writer_work.h"

#include "sidebar/batch_model.h"
#include "sidebar/delayed_call.h"
#include "sidebar/local_files.h"
#include "uno/properties.h"

#include <cerrno>
#include <chrono>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <system_error>
#include <thread>

namespace zhangfa {

namespace css = com::sun::star;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

class Unseen {
public:
    Unseen(const Context& context, const fs::path& file)
        : model_(css::frame::Desktop::create(context)->loadComponentFromURL(
                     fromUtf8(fileUrl(file)), ascii("_blank"), 0,
                     arguments({{"Hidden", css::uno::Any(true)},
                                {"MacroExecutionMode", css::uno::Any(css::document::MacroExecMode::NEVER_EXECUTE)},
                                {"UpdateDocMode", css::uno::Any(css::document::UpdateDocMode::NO_UPDATE)}})),
                 css::uno::UNO_QUERY_THROW) {}
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    ~Unseen() {
        try {
            css::uno::Reference<css::util::XCloseable>(model_, css::uno::UNO_QUERY_THROW)->close(true);
        } catch (const css::uno::Exception&) { // NOLINT(bugprone-empty-catch): the office is closing
        }
    }
    const Model& model() const { return model_; }

private:
    Model model_;
};

// What the main thread is asked for; it may find that nobody waits any more.
struct Asked {
    std::mutex mutex;
    std::condition_variable changed;
    bool done = false, givenUp = false;
    std::string bytes, problem;
};

} // namespace

std::string WriterWork::made(const std::string& document, PackageFormat format, const Values* values,
                             const std::string& ending) const {
    const char* const from = format == PackageFormat::docx ? "docx" : "odt";
    static std::atomic<int> number{0}; // of what was given up, the main thread may still be reading
    const std::string name = std::to_string(++number) + ".";
    const fs::path input = folder_ / (name + from), output = folder_ / ("made-" + name + ending);
    std::ofstream out(input, std::ios::binary);
    if (!out.write(document.data(), static_cast<std::streamsize>(document.size())).flush()) {
        throw std::system_error(errno, std::generic_category(), input.native());
    }
    out.close();
    const auto asked = std::make_shared<Asked>();
    const Values wanted = values != nullptr ? *values : Values();
    onMainThread(context_, [asked, context = context_, input, output, wanted, fills = values != nullptr] {
        {
            const std::lock_guard lock(asked->mutex);
            if (asked->givenUp) {
                return;
            }
        }
        std::string bytes, problem;
        try {
            const ReportService service(context);
            const Unseen opened(context, input);
            if (fills) {
                service.reconcile(opened.model());
                service.fill(opened.model(), wanted, false);
            }
            service.saveCopy(opened.model(), fileUrl(output));
            bytes = bytesOf(output);
            fs::remove(output);
        } catch (const css::uno::Exception& error) {
            problem = toUtf8(error.Message);
        } catch (const std::exception& error) {
            problem = error.what();
        }
        std::error_code error;
        fs::remove(input, error);
        const std::lock_guard lock(asked->mutex);
        asked->done = true;
        asked->bytes = std::move(bytes);
        asked->problem = std::move(problem);
        asked->changed.notify_all();
    });
    {
        std::unique_lock lock(asked->mutex);
        while (!asked->changed.wait_for(lock, 50ms, [&] { return asked->done; })) {
            if (stopped_) {
                asked->givenUp = true;
                throw BatchStopped();
            }
        }
        if (asked->bytes.empty()) {
            throw std::runtime_error(asked->problem);
        }
    }
    std::this_thread::sleep_for(10ms); // so that what the user does meanwhile comes in between
    return std::move(asked->bytes);
}

std::string WriterWork::fill(const std::string& document, PackageFormat format, const Values& values,
                             const std::string& ending) {
    return made(document, format, &values, ending);
}

std::string WriterWork::convert(const std::string& document, PackageFormat format, const std::string& ending) {
    return made(document, format, nullptr, ending);
}

} // namespace zhangfa
