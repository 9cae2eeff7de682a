// The command `zhangfa`: what a user asked, done, or told why not; the exit status says which.
#include "cli/arguments.h"
#include "cli/batch_verb.h"
#include "cli/collect_verb.h"
#include "cli/library_verbs.h"
#include "cli/office_verbs.h"
#include "cli/resources.h"
#include "cli/speech.h"
#include "officeclient/office_failure.h"

#include <csignal>
#include <iostream>

namespace zhangfa {
namespace {

// Many documents can be made without one, as a rule.
Installation officeFor(const Call& call) {
    if (call.withoutOffice) {
        return {{}, true};
    }
    try {
        return findOffice(call.office);
    } catch (const OfficeFailure&) {
        if (call.verb != Verb::batch || !call.office.empty()) {
            throw;
        }
        return {{}, true};
    }
}

Status carryOut(const Call& call, const Resources& resources, const Texts& texts, char** argv) {
    if (call.verb == Verb::templateCheck) {
        return checkTemplates(call, resources, texts);
    }
    if (call.verb == Verb::kinds || call.verb == Verb::sections || call.verb == Verb::fields) {
        const Library library = openLibrary(resources, texts);
        switch (call.verb) {
        case Verb::kinds:
            listKinds(library, call);
            break;
        case Verb::sections:
            listSections(library, call, texts);
            break;
        default:
            showFields(library, call, texts);
            break;
        }
        return Status::done;
    }
    if (call.verb == Verb::collect) {
        return collect(call, resources, texts, argv);
    }
    const Setting setting{call, resources, texts, userLanguage(), officeFor(call)};
    useLibrariesOf(setting.office, argv);
    if (call.verb == Verb::batch) {
        makeMany(setting, openLibrary(resources, texts));
        return Status::done;
    }
    switch (call.verb) {
    case Verb::create:
        makeReport(setting, openLibrary(resources, texts));
        break;
    case Verb::fill:
        fillDocument(setting);
        break;
    case Verb::values:
        showValues(setting);
        break;
    case Verb::outline:
        showOutline(setting);
        break;
    case Verb::check:
        return checkDocument(setting);
    case Verb::format:
        formatDocument(setting);
        break;
    case Verb::insert:
        insertSection(setting, openLibrary(resources, texts));
        break;
    case Verb::move:
        moveSection(setting);
        break;
    case Verb::remove:
        removeSection(setting);
        break;
    default:
        makeFinal(setting);
        break;
    }
    return Status::done;
}

Status run(int argc, char** argv) {
    const Resources resources = findResources();
    const Texts texts = loadTexts(resources.texts, userLanguage());
    try {
        const std::variant<Call, int> read = readArguments(argc, argv, texts);
        if (const int* status = std::get_if<int>(&read)) {
            return static_cast<Status>(*status);
        }
        return carryOut(std::get<Call>(read), resources, texts, argv);
    } catch (const Failure& failure) {
        complain(texts, failure.complaints, std::cerr);
        return failure.status;
    } catch (const OfficeFailure& failure) {
        complain(texts, failure.message, std::cerr);
        return Status::officeFailed;
    } catch (const std::exception& error) { // a full disk, a folder without rights, a bug
        complain(texts, Message{"cli.unexpected", {error.what()}}, std::cerr);
        return Status::officeFailed;
    }
}

} // namespace
} // namespace zhangfa

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a closed output is a message, not a sudden end
    return static_cast<int>(zhangfa::run(argc, argv));
}
