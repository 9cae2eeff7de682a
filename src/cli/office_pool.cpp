// Resident offices for many documents.
#include "cli/office_pool.h"

#include "cli/failure.h"
#include "core/json_text.h"
#include "core/sheet_cells.h"
#include "officeclient/documents.h"
#include "officeclient/file_url.h"
#include "officeclient/office_failure.h"
#include "officeclient/session.h"
#include "uno/properties.h"

#include <boost/json.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <org/zhangfa/Refused.hpp>
#include <org/zhangfa/XZhangfa.hpp>

#include <fstream>
#include <iterator>

namespace zhangfa {

namespace css = com::sun::star;
namespace json = boost::json;

// One of them. What an office remembers of documents grows, so that it is restarted now and then.
class OfficePool::Resident {
public:
    static constexpr int mostDocuments = 300;

    explicit Resident(const Setting& setting)
        : session_({{setting.office, setting.resources.extension, setting.language},
                    setting.resources.types,
                    {},
                    std::chrono::seconds(setting.call.timeout)}),
          service_(session_.context()->getServiceManager()->createInstanceWithContext(ascii("org.zhangfa.Zhangfa"),
                                                                                      session_.context()),
                   css::uno::UNO_QUERY) {
        if (!service_.is()) {
            throw OfficeFailure({"cli.service-missing", {}});
        }
    }

    bool isTired() const { return documents_ >= mostDocuments; }
    bool runs() { return session_.runs(); }
    Session& session() { return session_; }

    std::string fill(const std::string& document, const char* from, const std::string& request,
                     const std::string& ending) {
        const Open open(*this, document, from);
        service_->reconcile(open.model);
        service_->fill(open.model, fromUtf8(request));
        return saved(open.model, ending);
    }
    std::string convert(const std::string& document, const char* from, const std::string& ending) {
        const Open open(*this, document, from);
        return saved(open.model, ending);
    }
    std::string create(const std::string& request, const std::string& ending) {
        const Open open(newHidden(session_.desktop()));
        service_->create(open.model, fromUtf8(request));
        return saved(open.model, ending);
    }

    std::string cells(const std::string& request) { return toUtf8(service_->readCells(fromUtf8(request))); }

private:
    struct Open {
        explicit Open(Model opened) : model(std::move(opened)) {}
        Open(Resident& office, const std::string& document, const char* ending) {
            const std::filesystem::path file = office.session_.folder() / (std::string("input.") + ending);
            std::ofstream out(file, std::ios::binary);
            if (!out.write(document.data(), static_cast<std::streamsize>(document.size())).flush()) {
                throw OfficeFailure({"cli.profile-unwritable", {office.session_.folder().native()}});
            }
            out.close();
            model = loadHidden(office.session_.desktop(), file);
            if (!model.is()) {
                throw OfficeFailure({"cli.no-document", {}});
            }
            ++office.documents_;
        }
        Open(const Open&) = delete;
        Open& operator=(const Open&) = delete;
        ~Open() { closeDocument(model); }
        Model model;
    };

    std::string saved(const Model& model, const std::string& ending) {
        const std::filesystem::path file = session_.folder() / ("output." + ending);
        service_->saveCopy(model, fromUtf8(fileUrl(file)));
        std::ifstream in(file, std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(in), {});
        in.close();
        std::filesystem::remove(file);
        return bytes;
    }

    Session session_;
    css::uno::Reference<org::zhangfa::XZhangfa> service_;
    int documents_ = 0;
};

namespace {

const char* endingOf(PackageFormat format) { return format == PackageFormat::docx ? "docx" : "odt"; }

} // namespace

OfficePool::OfficePool(const Setting& setting, unsigned size) : setting_(setting), size_(size) {}

OfficePool::~OfficePool() = default;

std::string OfficePool::use(const std::function<std::string(Resident&)>& work) {
    std::unique_ptr<Resident> office;
    {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return busy_ < size_; });
        ++busy_;
        if (!idle_.empty()) {
            office = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    struct Giving {
        OfficePool& pool;
        std::unique_ptr<Resident>& office;
        ~Giving() {
            const std::lock_guard lock(pool.mutex_);
            --pool.busy_;
            if (office) {
                pool.idle_.push_back(std::move(office));
            }
            pool.freed_.notify_one();
        }
    } const giving{*this, office};
    for (bool again = false;; again = true) {
        std::unique_ptr<Resident> broken;
        if (!office || office->isTired()) {
            office.reset(); // its folder and process first
            office = std::make_unique<Resident>(setting_);
        }
        const TimeLimit limit(office->session(), std::chrono::seconds(setting_.call.timeout)); // of one document
        try {
            return work(*office);
        } catch (const org::zhangfa::Refused& refused) {
            throw Failure(Status::wrongInput,
                          {Complaint{Place{setting_.call.file, 0, 0}, {}, toUtf8(refused.Message)}});
        } catch (const css::uno::Exception& error) {
            const bool slow = limit.exceeded(), died = !office->runs();
            broken = std::move(office); // ends behind the limit that watches it
            if (slow) {
                throw OfficeFailure({"cli.office-slow", {std::to_string(setting_.call.timeout)}});
            }
            if (!died || again) {
                throw OfficeFailure(died ? Message{"cli.office-died", {}}
                                         : Message{"cli.office-error", {toUtf8(error.Message)}});
            }
        }
    }
}

std::string OfficePool::fill(const std::string& document, PackageFormat format, const Values& values,
                             const std::string& ending) {
    json::object request;
    for (const auto& [id, value] : values) {
        request[id.value] = value;
    }
    return use([&](Resident& office) { return office.fill(document, endingOf(format), jsonText(request), ending); });
}

std::string OfficePool::convert(const std::string& document, PackageFormat format, const std::string& ending) {
    return use([&](Resident& office) { return office.convert(document, endingOf(format), ending); });
}

std::string OfficePool::rows(const std::string& file, const std::string& sheet) {
    json::object request{{"url", fileUrl(std::filesystem::absolute(file))}};
    if (!sheet.empty()) {
        request["sheet"] = sheet;
    }
    const json::value read = json::parse(use([&](Resident& office) { return office.cells(jsonText(request)); }));
    const json::array& sheets = read.at("sheets").as_array();
    if (sheets.empty()) {
        refuseInput({"batch.no-rows", {}}, file);
    }
    Sheet first;
    // Empty lines before the first cell, so that lines are the sheet's rows.
    first.cells.resize(sheets.front().at("row").to_number<std::size_t>());
    for (const json::value& row : sheets.front().at("cells").as_array()) {
        std::vector<std::string>& cells = first.cells.emplace_back();
        for (const json::value& cell : row.as_array()) {
            cells.emplace_back(cell.as_string());
        }
    }
    return toCsv(first);
}

std::string OfficePool::create(const std::string& kind, const std::string& ending) {
    return use([&](Resident& office) { return office.create(jsonText(json::object{{"kind", kind}}), ending); });
}

} // namespace zhangfa
