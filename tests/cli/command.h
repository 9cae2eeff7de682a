// Runs build/zhangfa as a user would, in a folder of the test's own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace zhangfa {

struct Outcome {
    int status = 0; // 128 + signal where a signal ended it
    std::string out, err;
};

class CommandTest : public testing::Test {
protected:
    CommandTest();
    ~CommandTest() override;

    using Arguments = std::vector<std::string>;
    Outcome run(const Arguments& arguments, const std::string& input = {});

    // The same in two halves, for tests that do something in between.
    pid_t start(const Arguments& arguments, const std::string& input = {});
    Outcome finish(pid_t command);
    // The office that the command has started; waits for it.
    pid_t office();

    // In the test's folder, which is the command's current one.
    std::filesystem::path path(const std::string& name) const { return folder_ / name; }
    bool exists(const std::string& name) const { return std::filesystem::exists(path(name)); }
    void write(const std::string& name, const std::string& content) const;
    std::string read(const std::string& name) const;
    // Files in it that the test did not name with write() or expect(), and whatever is left in its folder for temporary
    // ones.
    std::vector<std::string> leftBehind() const;

    // The complete sample report, made once; its name in the test's folder.
    std::string sample(const std::string& ending);
    static std::filesystem::path source(const std::string& name) {
        return std::filesystem::path(ZHANGFA_SOURCE_DIR) / name;
    }

    std::map<std::string, std::string> environment; // beside the test's own
    std::string output = "/dev/null";               // where standard output goes if not to Outcome::out

private:
    std::filesystem::path folder_;
};

} // namespace zhangfa
