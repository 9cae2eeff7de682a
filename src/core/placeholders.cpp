// Forgotten placeholders of a document that somebody else made, and the fields they may stand for.
#include "placeholders.h"

#include "adopt.h"
#include "compose.h"
#include "field_contexts.h"
#include "needed_fields.h"
#include "outline_text.h"
#include "placeholder_signs.h"
#include "utf8.h"

#include <algorithm>
#include <map>

namespace zhangfa {

namespace {

constexpr std::u32string_view places = U"县市区镇乡村局委办校院厅处科站所街社";
constexpr std::u32string_view placesGoOn[] = {U"街道", U"社区", U"学校", U"小学", U"中学", U"人民政府", U"委员会",
                                              U"镇",   U"乡",   U"村",   U"县",   U"市",   U"区",       U"局"};
constexpr std::u32string_view party = U"中共";
constexpr std::size_t around = contextLength, leastScore = 3, mostFields = 5; // characters; points; proposals

// 20xx of a year, xx镇, 中共××镇委员会.
std::pair<std::size_t, std::size_t> widened(std::u32string_view text, std::size_t begin, std::size_t end) {
    if (begin >= 2 && text.substr(begin - 2, 2) == U"20" &&
        (begin == 2 || text[begin - 3] < U'0' || text[begin - 3] > U'9')) {
        return {begin - 2, end};
    }
    const auto isPlace = [&] { return end < text.size() && places.find(text[end]) != std::u32string_view::npos; };
    for (bool more = true; more && isPlace();) {
        more = false;
        for (const std::u32string_view word : placesGoOn) {
            if (text.substr(end).starts_with(word)) {
                end += word.size();
                more = true;
                break;
            }
        }
        const auto next = placeholderSigns(text.substr(end, around));
        if (more && !next.empty() && next.front().first == 0) {
            end += next.front().second; // xx县xx镇
        }
    }
    for (const std::u32string_view whole : {U"委员会", U"人民政府"}) {
        end += text.substr(end).starts_with(whole) ? whole.size() : 0;
    }
    if (begin >= party.size() && text.substr(begin - party.size(), party.size()) == party) {
        begin -= party.size();
    }
    return {begin, end};
}

} // namespace

std::vector<Placeholder> findPlaceholders(const Library& library, const Report& report, const Snapshot& snapshot) {
    std::vector<Placeholder> found;
    std::optional<FieldContexts> contexts; // most documents need none
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        const DocumentParagraph& paragraph = snapshot.body[i].paragraph;
        if (paragraph.text.find_first_of("xX*_\xC3\xEF\xE6\xE3\xE2") == std::string::npos) {
            continue;
        }
        const std::u32string text = toCharacters(paragraph.text);
        std::size_t done = 0;
        for (const auto& [from, to] : placeholderSigns(text)) {
            if (from < done) {
                continue; // part of the one before
            }
            const auto [begin, end] = widened(text, from, to);
            done = std::max(end, to);
            Placeholder place;
            place.element = i;
            place.offset = toUtf8(text.substr(0, begin)).size();
            place.text = toUtf8(text.substr(begin, end - begin));
            place.length = place.text.size();
            const bool bound =
                std::any_of(paragraph.fields.begin(), paragraph.fields.end(), [&](const FieldPlace& any) {
                    return any.offset < place.offset + place.length && place.offset < any.offset + any.length;
                });
            if (bound) {
                continue;
            }
            const std::u32string before = text.substr(begin > around ? begin - around : 0, std::min(begin, around));
            const std::u32string after = text.substr(end, around);
            place.before = toUtf8(before);
            place.after = toUtf8(after);
            if (!contexts) {
                contexts.emplace(library);
            }
            std::vector<std::pair<std::size_t, const Field*>> scored;
            for (const Field* field : candidatesAt(library, report, i)) {
                scored.emplace_back(contexts->score(*field, before, text.substr(begin, end - begin), after), field);
            }
            std::stable_sort(scored.begin(), scored.end(),
                             [](const auto& one, const auto& two) { return one.first > two.first; });
            for (const auto& [score, field] : scored) {
                if (score >= leastScore && place.fields.size() < mostFields) {
                    place.fields.push_back({field->id, field->title});
                }
            }
            found.push_back(std::move(place));
        }
    }
    return found;
}

Plan planBind(const Library& library, const Snapshot& snapshot, const FieldId& id, std::size_t element,
              std::size_t offset, const std::string& text) {
    const Report report = readReport(snapshot, library);
    const Field* field = library.field(id);
    field = field != nullptr ? field : report.field(id);
    if (field == nullptr || isBlock(*field)) {
        return Refusal{"plan.unknown-field", {id.value}};
    }
    const bool there = element < snapshot.body.size() && !snapshot.body[element].table && !text.empty() &&
                       offset <= snapshot.body[element].paragraph.text.size() &&
                       snapshot.body[element].paragraph.text.compare(offset, text.size(), text) == 0;
    if (!there) {
        return Refusal{"plan.text-changed", {text}};
    }
    SetProperties set{describingProperties(library, report, snapshot, {})};
    const std::string name = propertyPrefix + id.value;
    if (!snapshot.properties.contains(name)) {
        set.properties[name] = unfilledMark(field->title);
    }
    Edits edits;
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    edits.emplace_back(ChangeText{element, {offset, text.size(), {FieldRun{id}}}});
    return edits;
}

} // namespace zhangfa
