// What is known when a text is made, and what follows from it.
#include "known.h"

#include "compose.h"

#include <algorithm>
#include <map>
#include <set>

namespace zhangfa {

namespace {

namespace json = boost::json;

const FieldId yearField{"year"}, spanField{"span"};

std::optional<std::int64_t> yearOf(const Values& values) {
    const auto year = values.find(yearField);
    return year != values.end() && year->second.is_number() ? std::optional(year->second.to_number<std::int64_t>())
                                                            : std::nullopt;
}

std::string spanOf(const Values& values) {
    const auto span = values.find(spanField);
    return span != values.end() && span->second.is_string() ? std::string(span->second.get_string()) : std::string();
}

// Each after those it needs; a circle, which only a broken document can bring, ends where it closes.
class Computation {
public:
    Computation(const std::vector<const Field*>& fields, Known& known) : known_(known) {
        for (const Field* field : fields) {
            if (field->compute && !known.now.contains(field->id)) {
                open_.emplace(field->id, field);
            }
        }
    }

    void run() {
        while (!open_.empty()) {
            compute(open_.begin()->first);
        }
    }

private:
    void compute(const FieldId id) { // a copy: the map from which it comes loses it
        const auto found = open_.find(id);
        if (found == open_.end()) {
            return;
        }
        const Field& field = *found->second;
        open_.erase(found);
        for (const FieldId& needed : fieldsOf(*field.compute).now) {
            compute(needed);
        }
        json::value value = evaluate(*field.compute, inputOf(known_));
        known_.now[id] = validate(field, value).empty() ? std::move(value) : json::value();
    }

    Known& known_;
    std::map<FieldId, const Field*> open_;
};

} // namespace

std::vector<const Field*> described(const Library& library, const std::vector<FieldId>& fields) {
    std::vector<const Field*> found;
    for (const FieldId& id : fields) {
        if (const Field* field = library.field(id)) {
            found.push_back(field);
        }
    }
    return found;
}

Values withDefaults(const Library& library, const std::vector<FieldId>& fields, Values values) {
    for (const Field* field : described(library, fields)) {
        if (!field->defaultValue.is_null()) {
            values.try_emplace(field->id, field->defaultValue);
        }
    }
    return values;
}

Known withComputed(const std::vector<const Field*>& fields, Values now, Values last) {
    Known known{std::move(now), std::move(last)};
    Computation(fields, known).run();
    return known;
}

std::string comparedPeriod(const Values& now, const Values& last) {
    const auto year = yearOf(now), before = yearOf(last);
    const std::string span = spanOf(now), spanBefore = spanOf(last);
    if (!before || spanBefore.empty()) {
        return "上期";
    }
    const bool whole = spanBefore == "年度";
    if (year && *before == *year - 1 && span == spanBefore) {
        return whole ? "上年" : "上年同期";
    }
    return std::to_string(*before) + (whole ? "年" : spanBefore);
}

FormulaInput inputOf(const Known& known) { return {known.now, known.last, comparedPeriod(known.now, known.last)}; }

bool stands(const SectionParagraph& paragraph, const TextPart& part, const Known& known) {
    return stands(paragraph, part, inputOf(known));
}

bool stands(const SectionParagraph& paragraph, const TextPart& part, const FormulaInput& input) {
    const auto first = paragraph.content.begin() + static_cast<std::ptrdiff_t>(part.first);
    const bool filled = std::all_of(first, first + static_cast<std::ptrdiff_t>(part.count), [&](const Inline& piece) {
        const auto* reference = std::get_if<FieldReference>(&piece);
        const auto value = reference != nullptr ? input.now.find(reference->field) : input.now.end();
        return reference == nullptr || (value != input.now.end() && !isEmptyValue(value->second));
    });
    return filled && (!part.when || holds(*part.when, input));
}

std::vector<Inline> standingContent(const SectionParagraph& paragraph, const Known& known) {
    std::vector<bool> left(paragraph.content.size(), true);
    for (const TextPart& part : paragraph.parts) {
        if (!stands(paragraph, part, known)) {
            std::fill_n(left.begin() + static_cast<std::ptrdiff_t>(part.first), part.count, false);
        }
    }
    std::vector<Inline> content;
    for (std::size_t i = 0; i < paragraph.content.size(); ++i) {
        if (!left[i]) {
            continue;
        }
        const auto* text = std::get_if<std::string>(&paragraph.content[i]);
        auto* last = content.empty() ? nullptr : std::get_if<std::string>(&content.back());
        if (text != nullptr && last != nullptr) {
            *last += *text;
        } else {
            content.push_back(paragraph.content[i]);
        }
    }
    return content;
}

} // namespace zhangfa
