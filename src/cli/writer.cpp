// Writer at work on one document for one call of the command.
#include "cli/writer.h"

#include "cli/failure.h"
#include "cli/speech.h"
#include "officeclient/file_url.h"
#include "officeclient/office_failure.h"
#include "uno/properties.h"

#include <boost/json.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <org/zhangfa/Refused.hpp>

#include <fstream>
#include <iostream>

#include <unistd.h>

namespace zhangfa {

namespace css = com::sun::star;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

SessionOptions options(const Setting& setting) {
    SessionOptions result{{setting.office, setting.resources.extension, setting.language},
                          setting.resources.types,
                          {},
                          std::chrono::seconds(setting.call.timeout)};
    if (const fs::path& extension = setting.resources.extension; !fs::exists(extension)) {
        throw OfficeFailure({"cli.extension-missing", {extension.native()}});
    }
    return result;
}

// Writer reads anything as plain text, also what is none.
bool isDocument(const Model& model, const std::string& file) {
    const css::uno::Reference<css::lang::XServiceInfo> info(model, css::uno::UNO_QUERY);
    if (!info.is() || !info->supportsService(ascii("com.sun.star.text.TextDocument"))) {
        return false;
    }
    for (const css::beans::PropertyValue& argument : model->getArgs()) {
        rtl::OUString filter;
        if (argument.Name == ascii("FilterName") && (argument.Value >>= filter) && filter.startsWith(ascii("Text"))) {
            return fs::path(file).extension() == ".txt";
        }
    }
    return true;
}

} // namespace

Writer::Writer(const Setting& setting) : setting_(setting), session_(options(setting)) {
    service_.set(session_.context()->getServiceManager()->createInstanceWithContext(ascii("org.zhangfa.Zhangfa"),
                                                                                    session_.context()),
                 css::uno::UNO_QUERY);
    if (!service_.is()) {
        throw OfficeFailure({"cli.service-missing", {}});
    }
}

void Writer::create() { document_ = newHidden(session_.desktop()); }

void Writer::open(const std::string& file) {
    // What cannot be opened for writing would come up read-only: then a copy does.
    fs::path place = file;
    if (std::error_code error; file == "-" || !fs::is_regular_file(place, error) || access(place.c_str(), W_OK) != 0) {
        place = session_.folder() / ("input" + fs::path(file == "-" ? "" : file).extension().native());
        std::ofstream copy(place, std::ios::binary);
        if (!(copy << readAll(file)).flush()) {
            throw OfficeFailure({"cli.profile-unwritable", {session_.folder().native()}});
        }
    }
    try {
        document_ = loadHidden(session_.desktop(), place);
    } catch (const css::lang::DisposedException&) {
        throw;
    } catch (const css::uno::Exception&) { // said below
        document_.clear();
    }
    if (!session_.runs()) {
        throw css::lang::DisposedException();
    }
    if (!isDocument(document_, file)) {
        refuseInput({"cli.no-document", {}}, file);
    }
    takeOver(file);
}

void Writer::takeOver(const std::string& file) {
    json::value found;
    try {
        found = json::parse(toUtf8(service_->reconcile(document_)));
    } catch (const org::zhangfa::Refused&) { // read-only, protected: whoever wants to change it will hear of it
        return;
    }
    std::vector<Complaint> warnings;
    for (const json::value& conflict : found.at("conflicts").as_array()) {
        std::string shown;
        for (const json::value& text : conflict.at("shown").as_array()) {
            shown += (shown.empty() ? "" : setting_.texts("cli.list-separator")) + std::string(text.as_string());
        }
        const std::string title(conflict.at("title").as_string());
        warnings.push_back({Place{file, 0, 0}, Message{"cli.conflict", {title, shown}}, {}});
    }
    complain(setting_.texts, warnings, std::cerr);
}

void Writer::save(const OutputFile& output, const std::function<void(const rtl::OUString& url)>& store) {
    // First into the session's own folder: should the office die, nothing half stays.
    const fs::path made = session_.folder() / ("output." + output.ending());
    store(fromUtf8(fileUrl(made)));
    output.take(made, session_.keeper());
}

void Writer::saveCopy(const OutputFile& output) {
    save(output, [&](const rtl::OUString& url) { service_->saveCopy(document_, url); });
}

void Writer::saveFinal(const OutputFile& output) {
    save(output, [&](const rtl::OUString& url) { service_->saveFinal(document_, url); });
}

void Writer::saveData(const OutputFile& output) {
    save(output, [&](const rtl::OUString& url) {
        service_->writeSheet(document_, fromUtf8(json::serialize(json::object{{"url", toUtf8(url)}})));
    });
}

void Writer::saveCells(const OutputFile& output, json::array sheets) {
    save(output, [&](const rtl::OUString& url) {
        const json::object request{{"url", toUtf8(url)}, {"sheets", std::move(sheets)}};
        service_->writeCells(fromUtf8(json::serialize(request)));
    });
}

std::vector<std::vector<std::string>> Writer::readCells(const std::string& file) {
    const json::object request{{"url", fileUrl(fs::absolute(file))}};
    const json::value read = json::parse(toUtf8(service_->readCells(fromUtf8(json::serialize(request)))));
    std::vector<std::vector<std::string>> cells;
    for (const json::value& sheet : read.at("sheets").as_array()) {
        for (const json::value& row : sheet.at("cells").as_array()) {
            std::vector<std::string>& texts = cells.emplace_back();
            for (const json::value& cell : row.as_array()) {
                texts.emplace_back(cell.as_string());
            }
        }
        if (!cells.empty()) {
            break;
        }
    }
    return cells;
}

void Writer::run(const Setting& setting, const std::function<void(Writer&)>& work) {
    Writer writer(setting);
    const TimeLimit limit(writer.session_, std::chrono::seconds(setting.call.timeout));
    try {
        work(writer);
    } catch (const org::zhangfa::Refused& refused) {
        const std::string file = setting.call.verb == Verb::create ? "" : setting.call.file;
        throw Failure(Status::wrongInput, {Complaint{Place{file, 0, 0}, {}, toUtf8(refused.Message)}});
    } catch (const css::uno::Exception& error) {
        if (limit.exceeded()) {
            throw OfficeFailure({"cli.office-slow", {std::to_string(setting.call.timeout)}});
        }
        if (!writer.session_.runs()) {
            throw OfficeFailure({"cli.office-died", {}});
        }
        throw OfficeFailure({"cli.office-error", {toUtf8(error.Message)}});
    }
}

} // namespace zhangfa
