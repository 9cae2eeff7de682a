// What rules report to.
#include "check/findings.h"

#include "core/utf8.h"

#include <algorithm>
#include <stdexcept>

namespace zhangfa {

bool Findings::wants(std::string_view rule) const {
    const auto tuned = format_.rules.find(std::string(rule));
    return tuned == format_.rules.end() || tuned->second != "off";
}

Finding* Findings::make(std::string_view id, std::vector<std::string> args, std::string_view message) {
    const Rule* rule = checkRule(id);
    if (rule == nullptr) {
        throw std::logic_error("no rule is called " + std::string(id));
    }
    if (!wants(id)) {
        return nullptr;
    }
    Finding& finding = found_.emplace_back();
    finding.rule = rule;
    const auto tuned = format_.rules.find(std::string(id));
    finding.severity =
        tuned == format_.rules.end() ? rule->severity : severityOf(tuned->second).value_or(rule->severity);
    finding.message = {"check." + std::string(message.empty() ? id : message), std::move(args)};
    return &finding;
}

void Findings::add(std::string_view rule, const CheckedText& text, std::size_t begin, std::size_t end,
                   std::vector<std::string> args, std::optional<std::wstring> replacement, std::string_view message) {
    if (Finding* finding = make(rule, std::move(args), message)) {
        finding->place = text.place;
        finding->offset = narrow(text.characters().substr(0, begin)).size();
        finding->text = narrow(text.characters().substr(begin, end - begin));
        finding->length = finding->text.size();
        if (finding->message.args.empty()) {
            finding->message.args = {finding->text};
        }
        const std::size_t next = std::max(end, begin + 1);
        if (replacement && !text.isBound(begin, std::min(next, text.text.size()))) {
            finding->fix = Fix{narrow(*replacement)};
            finding->message.args.push_back(finding->fix->replacement);
        }
    }
}

void Findings::add(std::string_view rule, const CheckedText& text, std::vector<std::string> args,
                   std::string_view message, std::vector<std::string> details) {
    const std::size_t before = found_.size();
    add(rule, text, 0, text.text.size(), std::move(args), std::nullopt, message);
    if (found_.size() > before) {
        found_.back().details = std::move(details);
    }
}

void Findings::add(std::string_view rule, std::vector<std::string> args, std::string_view message) {
    make(rule, std::move(args), message);
}

void Findings::removable(std::string_view rule, const CheckedText& text) {
    if (Finding* finding = make(rule, {}, {})) {
        finding->place = text.place;
        finding->fix = Fix{{}, true};
    }
}

std::vector<Finding> Findings::take() {
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& one, const Finding& two) {
        const auto key = [](const Finding& any) {
            const bool whole = any.length == 0 && !any.fix && any.offset == 0 && any.text.empty();
            return std::tuple(!whole, any.place.part, any.place, any.offset);
        };
        return key(one) < key(two);
    });
    return std::move(found_);
}

} // namespace zhangfa
