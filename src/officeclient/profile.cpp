// A private profile of the office with the extension installed in it: made once, kept, and copied for every run.
#include "officeclient/profile.h"

#include "officeclient/child.h"
#include "officeclient/file_url.h"
#include "officeclient/office_failure.h"
#include "officeclient/profile_cache.h"

#include <fstream>
#include <string_view>
#include <sys/stat.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

// Answers what a new profile asks, keeps the office from touching anything but the files named, and makes a document's
// defaults those of a Chinese office whatever locale the command is run in.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>LANGUAGE</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale_CJK" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="UseLocking" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/History"><prop oor:name="PickListSize" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/AutoSave"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

void writeSettings(const fs::path& folder, const std::string& language) {
    std::string text{settings};
    text.replace(text.find("LANGUAGE"), std::string_view("LANGUAGE").size(), language);
    fs::create_directories(folder / "profile" / "user");
    std::ofstream file(folder / "profile" / "user" / "registrymodifications.xcu");
    if (!(file << text).flush()) {
        throw OfficeFailure({"cli.profile-unwritable", {folder.native()}});
    }
}

std::string lastLines(const fs::path& log) {
    std::ifstream file(log);
    std::string line;
    std::string last;
    while (std::getline(file, line)) {
        if (!line.empty()) {
            last = line;
        }
    }
    return last;
}

// Runs a program of the office on the profile; those of a new profile may ask (81) to be started again.
void run(const ProfileContent& content, const fs::path& folder, Keeper& keeper, const char* program,
         std::vector<std::string> arguments) {
    for (const std::string& argument : profileArguments(folder)) {
        arguments.push_back(argument);
    }
    const fs::path log = folder / "log";
    std::optional<int> status;
    for (int attempt = 0; attempt < 3; ++attempt) {
        Child child({content.office.program / program, arguments, officeEnvironment(folder), log, true});
        keeper.keep(child.id());
        status = child.wait(std::chrono::seconds(90));
        if (!status) {
            child.kill();
        }
        keeper.release(child.id());
        if (status == 0) {
            return;
        }
        if (!status || (status != 81 && status != 79)) {
            break;
        }
    }
    const std::string what = lastLines(log);
    throw OfficeFailure({"cli.profile-failed", {program, status ? std::to_string(*status) : "90 s", what}});
}

void prepare(const ProfileContent& content, const fs::path& folder, Keeper& keeper) {
    fs::create_directories(folder / "tmp");
    fs::create_directories(folder / "shared");
    writeSettings(folder, content.language);
    // "Shared" is our own folder too (profileArguments): so root may install, and one way serves everybody.
    if (!content.extension.empty()) {
        run(content, folder, keeper, "unopkg.bin",
            {"add", "--shared", "--force", "--suppress-license", content.extension.native(),
             "-env:INIFILENAME=vnd.sun.star.pathname:" + (content.office.program / "redirectrc").native()});
    }
    run(content, folder, keeper, "soffice.bin",
        {"--headless", "--norestore", "--nologo", "--nodefault", "--terminate_after_init"});
    fs::remove(folder / "log");
}

// Whatever would make a kept profile a wrong one.
std::string nameOf(const ProfileContent& content) {
    Digest digest;
    digest.add("1"); // the making itself: to be counted up with a change of prepare
    digest.add(settings);
    digest.add(content.language);
    digest.add(content.office.program.native());
    struct stat about {};
    if (stat((content.office.program / "soffice.bin").c_str(), &about) == 0) {
        digest.add(std::to_string(about.st_size) + " " + std::to_string(about.st_mtim.tv_sec));
    }
    if (content.extension.empty()) {
        return digest.text();
    }
    std::ifstream extension(content.extension, std::ios::binary);
    if (!extension) {
        throw OfficeFailure({"cli.extension-missing", {content.extension.native()}});
    }
    digest.add(std::string(std::istreambuf_iterator<char>(extension), {}));
    return digest.text();
}

} // namespace

void putProfile(const ProfileContent& content, const fs::path& folder, Keeper& keeper) {
    const std::string name = nameOf(content);
    try {
        if (!copyKept(name, folder, keeper, [&](const fs::path& made) { prepare(content, made, keeper); })) {
            prepare(content, folder, keeper); // no place to keep one
        }
    } catch (const std::system_error& error) {
        throw OfficeFailure({"cli.profile-unwritable", {error.what()}});
    }
}

std::vector<std::string> profileArguments(const fs::path& folder) {
    return {"-env:UserInstallation=" + fileUrl(folder / "profile"),
            "-env:UNO_SHARED_PACKAGES_CACHE=" + fileUrl(folder / "shared")};
}

std::map<std::string, std::string> officeEnvironment(const fs::path& folder) {
    return {{"LC_ALL", "C.UTF-8"},        {"LANGUAGE", ""}, {"TMPDIR", (folder / "tmp").native()},
            {"SAL_USE_VCLPLUGIN", "svp"}, {"DISPLAY", ""},  {"WAYLAND_DISPLAY", ""}};
}

} // namespace zhangfa
