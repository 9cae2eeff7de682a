// What the command says: results to standard output, complaints to standard error.
#include "cli/speech.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace zhangfa {

Texts loadTexts(const std::filesystem::path& folder, const std::string& language) {
    std::ifstream file(folder / (language == "zh-CN" ? "zh-CN.json" : "en.json"), std::ios::binary);
    const std::string json(std::istreambuf_iterator<char>(file), {});
    try {
        return Texts::parse(json);
    } catch (const std::invalid_argument&) {
        return {};
    }
}

std::string line(const Texts& texts, const Complaint& complaint) {
    std::string result;
    if (!complaint.place.file.empty()) {
        result += complaint.place.file + ':';
        for (const int number : {complaint.place.line, complaint.place.column}) {
            if (number > 0) {
                result += std::to_string(number) + ':';
            }
        }
        result += ' ';
    }
    return result + (complaint.message.key.empty() ? complaint.sentence : texts(complaint.message));
}

void complain(const Texts& texts, const std::vector<Complaint>& complaints, std::ostream& out) {
    for (const Complaint& complaint : complaints) {
        out << "zhangfa: " << line(texts, complaint) << '\n';
    }
    out.flush();
}

void complain(const Texts& texts, const Message& message, std::ostream& out) {
    std::vector<Complaint> one(1);
    one.front().message = message;
    complain(texts, one, out);
}

std::vector<Complaint> complaints(const std::vector<Problem>& problems) {
    std::vector<Complaint> result;
    result.reserve(problems.size());
    for (const Problem& problem : problems) {
        result.push_back({problem.place, problem.message, {}});
    }
    return result;
}

} // namespace zhangfa
