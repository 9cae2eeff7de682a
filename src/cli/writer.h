// Writer at work on one document for one call of the command.
#pragma once

#include "cli/files.h"
#include "cli/office_verbs.h"
#include "officeclient/documents.h"
#include "officeclient/session.h"

#include <org/zhangfa/XZhangfa.hpp>

#include <boost/json/array.hpp>

#include <functional>
#include <string>
#include <vector>

namespace zhangfa {

class Writer {
public:
    // Does `work` with one; what goes wrong in the office comes out as a Failure or OfficeFailure.
    static void run(const Setting& setting, const std::function<void(Writer&)>& work);

    // Starts the office. Throws OfficeFailure.
    explicit Writer(const Setting& setting);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // An empty document, or the one in `file` ("-": standard input), with what was changed elsewhere taken over.
    void create();
    void open(const std::string& file);

    const com::sun::star::uno::Reference<org::zhangfa::XZhangfa>& service() const { return service_; }
    const Model& document() const { return document_; }

    void saveCopy(const OutputFile& output);
    void saveFinal(const OutputFile& output);
    void saveData(const OutputFile& output); // the form with its values
    // A spreadsheet of these sheets, as the API's writeCells has them.
    void saveCells(const OutputFile& output, boost::json::array sheets);
    // Cells of the first sheet of a file that has any.
    std::vector<std::vector<std::string>> readCells(const std::string& file);

private:
    void takeOver(const std::string& file);
    void save(const OutputFile& output, const std::function<void(const rtl::OUString& url)>& store);

    const Setting& setting_;
    Session session_;
    com::sun::star::uno::Reference<org::zhangfa::XZhangfa> service_;
    Model document_;
};

} // namespace zhangfa
