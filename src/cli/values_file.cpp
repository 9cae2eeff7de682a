// Values that a user gives in a file: every mistake is told, with its place.
#include "cli/values_file.h"

#include "cli/files.h"
#include "cli/speech.h"

namespace zhangfa {

ValuesFile::ValuesFile(std::string name) : name_(std::move(name)) {
    if (name_.empty()) {
        return;
    }
    json_ = readAll(name_);
    const ParsedValues parsed = parseValues(json_, name_, {});
    if (!parsed.syntax.empty()) {
        throw Failure(Status::wrongInput, complaints(parsed.syntax));
    }
}

boost::json::object ValuesFile::check(std::span<const Field* const> fields, const Texts& texts) const {
    const ParsedValues parsed = parseValues(json_, name_, fields);
    std::vector<Complaint> wrong;
    for (const ValueProblem& problem : parsed.problems) {
        const Place place = problem.place.file.empty() ? Place{name_, 0, 0} : problem.place;
        const Message message = problem.rule.key == "value.unknown-field"
                                    ? problem.rule
                                    : Message{"cli.value", {problem.title, problem.value, texts(problem.rule)}};
        wrong.push_back({place, message, {}});
    }
    if (!wrong.empty()) {
        throw Failure(Status::wrongInput, std::move(wrong));
    }
    boost::json::object result;
    for (const auto& [id, value] : parsed.values) {
        result[id.value] = value;
    }
    return result;
}

} // namespace zhangfa
