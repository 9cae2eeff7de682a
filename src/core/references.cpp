// Splits a text at its {{…}} and, where they mean something, its [ ]; spaces inside the braces are nothing.
#include "references.h"

#include "ids.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {
namespace {

constexpr std::string_view open = "{{", close = "}}";

class Parser {
public:
    Parser(std::string_view text, Brackets brackets) : text_(text), brackets_(brackets) {}

    ParsedInlines parse() {
        while (at_ < text_.size() && step()) {
        }
        if (part_)
            complain(partOffset_, "template.part-open");
        finishPlain();
        return std::move(result_);
    }

private:
    void complain(std::size_t offset, std::string key, std::vector<std::string> args = {}) {
        result_.wrong.push_back({offset, Message{std::move(key), std::move(args)}});
    }

    // Plain text, a bracket or a reference; false where going on makes no sense.
    bool step() {
        const std::size_t begin = nextSign();
        plain_ += text_.substr(at_, begin - at_);
        at_ = begin;
        const std::string_view rest = text_.substr(at_);
        if (rest.empty())
            return true;
        if (rest.starts_with("{{{")) { // a brace before a reference
            plain_ += '{';
            ++at_;
            return true;
        }
        if (rest.starts_with(open))
            return reference();
        if (rest.starts_with(close)) {
            complain(at_, "template.reference-stray");
            at_ += close.size();
            return true;
        }
        bracket(rest.front() == '[');
        ++at_;
        return true;
    }

    // Where a reference or its end, or a bracket, comes next; found without looking further than that.
    std::size_t nextSign() const {
        const char* const signs = brackets_ == Brackets::parts ? "{}[]" : "{}";
        for (std::size_t at = text_.find_first_of(signs, at_); at != std::string_view::npos;
             at = text_.find_first_of(signs, at + 1)) {
            const std::string_view rest = text_.substr(at);
            if (rest.front() == '[' || rest.front() == ']' || rest.starts_with(open) || rest.starts_with(close))
                return at;
        }
        return text_.size();
    }

    bool reference() {
        const auto end = text_.find(close, at_);
        if (end == std::string_view::npos) {
            complain(at_, "template.reference-unclosed");
            return false;
        }
        const std::string_view inside = trimmed(text_.substr(at_ + open.size(), end - at_ - open.size()));
        if (brackets_ == Brackets::parts && inside.starts_with('?')) {
            condition(trimmed(inside.substr(1)));
        } else if (inside == "[" || inside == "]") {
            plain_ += inside;
        } else if (inside == "→") {
            plain_ += '\t';
        } else if (const std::string id(inside); isFieldId(id)) {
            finishPlain();
            result_.references.push_back(at_);
            result_.content.emplace_back(FieldReference{FieldId{id}});
        } else {
            complain(at_, "template.bad-reference", {shortened(id, 40)});
        }
        at_ = end + close.size();
        return true;
    }

    void condition(std::string_view text) {
        if (!part_ || part_->when || part_->first != result_.content.size() || !plain_.empty())
            return complain(at_, "template.condition-not-first");
        FormulaProblem problem;
        part_->when = parseFormula(text, problem);
        brokenCondition_ = !part_->when;
        if (brokenCondition_)
            complain(at_, std::move(problem.message.key), std::move(problem.message.args));
    }

    void bracket(bool opening) {
        if (opening == part_.has_value())
            return complain(at_, opening ? "template.part-nested" : "template.part-stray");
        finishPlain();
        if (opening) {
            part_.emplace().first = result_.content.size();
            partOffset_ = at_;
            brokenCondition_ = false;
            return;
        }
        part_->count = result_.content.size() - part_->first;
        const auto first = result_.content.begin() + static_cast<std::ptrdiff_t>(part_->first);
        const bool hasField = std::any_of(first, result_.content.end(), [](const Inline& piece) {
            return std::holds_alternative<FieldReference>(piece);
        });
        if (part_->count == 0)
            complain(partOffset_, "template.part-empty");
        else if (!hasField && !part_->when && !brokenCondition_)
            complain(partOffset_, "template.part-always");
        result_.parts.push_back(std::move(*part_));
        result_.partOffsets.push_back(partOffset_);
        part_.reset();
    }

    void finishPlain() {
        if (!plain_.empty())
            result_.content.emplace_back(std::move(plain_));
        plain_.clear();
    }

    std::string_view text_;
    Brackets brackets_;
    std::size_t at_ = 0;
    std::string plain_;
    std::optional<TextPart> part_; // the one we are in
    std::size_t partOffset_ = 0;
    bool brokenCondition_ = false; // which has been said
    ParsedInlines result_;
};

} // namespace

ParsedInlines parseInlines(std::string_view text, Brackets brackets) { return Parser(text, brackets).parse(); }

} // namespace zhangfa
