// Reads last period's report.
#include "earlier_report.h"

#include "compose.h"
#include "field_contexts.h"
#include "long_property.h"
#include "utf8.h"
#include "values.h"

#include <boost/regex.hpp>

#include <algorithm>
#include <map>

namespace zhangfa {

namespace {

constexpr std::size_t sure = 6; // points of FieldContexts

// Half for what is just sure enough; nearer to 1 with every further character that the template has there, too.
double confidenceOf(std::size_t score) { return 1 - static_cast<double>(sure) / (2 * static_cast<double>(score)); }
constexpr double ofTitle = 0.95; // 2025年度 in a title is hardly anything else

bool isFigure(const Field& field) {
    const bool number =
        field.type == FieldType::integer || field.type == FieldType::number || field.type == FieldType::percent;
    return number && !field.range && !field.compute;
}

bool isDigit(char32_t character) { return character >= U'0' && character <= U'9'; }

std::string sentenceAround(std::u32string_view text, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view stops = U"。；";
    const std::size_t before = begin == 0 ? std::u32string_view::npos : text.find_last_of(stops, begin - 1);
    const std::size_t first = before == std::u32string_view::npos ? 0 : before + 1;
    const std::size_t last = std::min(text.find_first_of(stops, end), text.size());
    constexpr std::size_t longest = 60;
    return shortened(trimmed(toUtf8(text.substr(first, last - first))), longest);
}

// 2025年度, 2025年上半年 in a title.
void addPeriod(EarlierReport& earlier, const Library& library, const std::string& title) {
    static const boost::regex period("(20[0-9]{2})(年度|年上半年|年下半年)");
    boost::smatch found;
    if (!boost::regex_search(title, found, period)) {
        return;
    }
    const auto add = [&](const char* id, boost::json::value value) {
        if (const Field* field = library.field(FieldId{id})) {
            earlier.proposals.push_back({field->id, field->title, std::move(value), title, ofTitle});
        }
    };
    add("year", std::stoi(found.str(1)));
    add("span", boost::json::value(found.str(2)));
}

struct Candidate {
    std::size_t score = 0;
    ValueProposal proposal;
};

std::string titleIn(const Report& report, const Snapshot& snapshot) {
    std::string title;
    for (const OutlineItem& item : report.outline.items) {
        title += item.role == OutlineRole::title ? item.text : "";
    }
    return title.empty() && report.title ? snapshot.body[*report.title].paragraph.text : title;
}

} // namespace

EarlierReport readEarlier(const Library& library, const Snapshot& snapshot) {
    const Report report = readReport(snapshot, library);
    return readEarlier(library, report.kind ? FieldContexts(Library()) : FieldContexts(library), report, snapshot);
}

EarlierReport readEarlier(const Library& library, const FieldContexts& contexts, const Report& report,
                          const Snapshot& snapshot) {
    EarlierReport earlier;
    if (report.kind) {
        for (auto& [id, value] : readValues(report, snapshot)) {
            const Field* field = report.field(id);
            if (!isEmptyValue(value) && !isBlock(*field)) {
                earlier.values.emplace(id, value);
            }
        }
        return earlier;
    }
    addPeriod(earlier, library, titleIn(report, snapshot));
    std::map<FieldId, std::pair<std::size_t, Candidate>> best; // with its place in the document
    std::size_t order = 0;
    for (std::size_t i = report.outline.textBegins; i < std::min(report.end, snapshot.body.size()); ++i) {
        const std::u32string text = toCharacters(snapshot.body[i].table ? "" : snapshot.body[i].paragraph.text);
        for (std::size_t begin = 0; begin < text.size();) {
            if (!isDigit(text[begin])) {
                ++begin;
                continue;
            }
            std::size_t end = begin;
            while (end < text.size() &&
                   (isDigit(text[end]) || (text[end] == U'.' && end + 1 < text.size() && isDigit(text[end + 1])))) {
                ++end;
            }
            const bool percent = end < text.size() && text[end] == U'%';
            const std::u32string before =
                text.substr(begin > contextLength ? begin - contextLength : 0, std::min(begin, contextLength));
            const std::u32string figure = text.substr(begin, end - begin + (percent ? 1 : 0));
            std::u32string after = text.substr(begin + figure.size(), contextLength);
            after.resize(
                std::min(after.find_first_of(U"，。；"), after.size())); // what follows tells of the next figure
            Candidate chosen;
            for (const Field* field : candidatesAt(library, report, i)) {
                if (!isFigure(*field) || percent != (field->type == FieldType::percent)) {
                    continue;
                }
                const auto value = readValue(*field, toUtf8(figure));
                const std::size_t score = contexts.score(*field, before, figure, after);
                if (score >= sure && score > chosen.score && validate(*field, value).empty()) {
                    chosen = {score,
                              {field->id, field->title, value, sentenceAround(text, begin, end), confidenceOf(score)}};
                }
            }
            if (chosen.score > 0) {
                const auto [known, isNew] = best.try_emplace(chosen.proposal.field, order++, chosen);
                if (!isNew && known->second.second.score < chosen.score) {
                    known->second.second = chosen;
                }
            }
            begin = end;
        }
    }
    std::vector<std::pair<std::size_t, ValueProposal>> ordered;
    ordered.reserve(best.size());
    for (auto& [id, entry] : best) {
        ordered.emplace_back(entry.first, std::move(entry.second.proposal));
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& one, const auto& two) { return one.first < two.first; });
    const std::vector<ValueProposal> period = earlier.proposals; // what the title says of it counts
    for (auto& entry : ordered) {
        ValueProposal& each = entry.second;
        if (std::any_of(period.begin(), period.end(), [&](const auto& any) { return any.field == each.field; })) {
            continue;
        }
        earlier.proposals.push_back(std::move(each));
    }
    return earlier;
}

Edits planLast(const Snapshot& snapshot, const Values& values, bool anew) {
    Values last = anew ? Values() : readLast(snapshot.properties);
    for (const auto& [id, value] : values) {
        last[id] = value;
    }
    return editsFor(lastProperties(last, snapshot.properties), snapshot.properties);
}

} // namespace zhangfa
