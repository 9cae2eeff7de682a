// What was gathered, as JSON.
#include "gather_json.h"

#include "core/decimal.h"
#include "core/field.h"

#include <boost/json.hpp>

namespace zhangfa {

namespace json = boost::json;

namespace {

// As a number, unless a reader would take it for another one.
json::value exact(const std::string& decimal) {
    const auto number = decimalValue(decimal);
    return number && decimalText(*number) == decimal ? *number : json::value(json::string(decimal));
}

json::object toJson(const Gathering& gathering, std::size_t index, const Texts& texts) {
    const GatheredDocument& document = gathering.documents[index];
    const GatheredUnit& unit = gathering.unit(index);
    json::object values, guesses;
    for (const Field* field : gathering.fields) {
        const auto value = document.values.find(field->id);
        values[field->id.value] = value != document.values.end() ? value->second : json::value();
    }
    for (const auto& [id, guess] : document.guesses) {
        guesses[id.value] = json::object{{"confidence", guess.confidence}, {"sentence", guess.sentence}};
    }
    json::array problems;
    for (const GatherProblem& problem : document.problems) {
        problems.push_back(json::object{{"field", problem.field.value},
                                        {"title", problem.title},
                                        {"value", problem.value},
                                        {"rule", problem.rule.key},
                                        {"message", texts(problem.rule)}});
    }
    return {{"file", document.file},
            {"unit", unit.name},
            {"state", document.state == GatherState::bound ? "bound" : "recognised"},
            {"doubled", gathering.doubled(index)},
            {"listed", gathering.list ? json::value(unit.listed.has_value()) : json::value()},
            {"filled", document.filled},
            {"total", document.total > 0 ? json::value(document.total) : json::value()},
            {"values", std::move(values)},
            {"guesses", std::move(guesses)},
            {"problems", std::move(problems)}};
}

json::array fieldsJson(const Gathering& gathering) {
    json::array fields;
    for (const Field* field : gathering.fields) {
        const FieldSummary& summary = gathering.summaries.at(field->id);
        json::object each{
            {"id", field->id.value},  {"title", field->title},        {"heading", gathering.headings.at(field->id)},
            {"unit", field->unit},    {"additive", summary.additive}, {"filled", summary.filled},
            {"asked", summary.asked}, {"counted", summary.counted}};
        each["sum"] = summary.sum && summary.additive ? exact(summary.sum->total()) : json::value();
        each["mean"] = summary.sum ? exact(summary.sum->mean(summary.counted, 2)) : json::value();
        fields.push_back(std::move(each));
    }
    return fields;
}

json::value listJson(const Gathering& gathering) {
    if (!gathering.list) {
        return nullptr;
    }
    json::array missing, unlisted;
    for (const std::size_t unit : gathering.missing) {
        missing.emplace_back(gathering.list->units()[unit].names.front());
    }
    for (const GatheredUnit& unit : gathering.units) {
        if (!unit.listed) {
            unlisted.emplace_back(unit.name);
        }
    }
    return json::object{
        {"units", gathering.list->units().size()}, {"missing", std::move(missing)}, {"unlisted", std::move(unlisted)}};
}

} // namespace

json::object toJson(const Gathering& gathering, const Texts& texts) {
    const auto file = [&](std::size_t document) { return gathering.documents[document].file; };
    const auto unit = [&](std::size_t document) { return gathering.unit(document).name; };
    json::array documents, unread, findings, likeness, common, ledger;
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        documents.push_back(toJson(gathering, i, texts));
    }
    for (const UnreadFile& each : gathering.unread) {
        unread.push_back(json::object{{"file", each.file}, {"reason", each.why.key}, {"message", texts(each.why)}});
    }
    for (const GatherFinding& each : gathering.findings) {
        findings.push_back(json::object{{"rule", each.rule},
                                        {"file", file(each.document)},
                                        {"unit", unit(each.document)},
                                        {"field", each.field ? json::value(each.field->value) : json::value()},
                                        {"title", each.title},
                                        {"value", each.value},
                                        {"message", texts(each.why)}});
    }
    for (const LikeDocuments& each : gathering.like) {
        likeness.push_back(
            json::object{{"files", {file(each.one), file(each.other)}},
                         {"units", {unit(each.one), unit(each.other)}},
                         {"sentences", each.sentences},
                         {"share", exact(movePoint(std::to_string(static_cast<int>(each.share * 100)), -2))},
                         {"examples", json::array(each.examples.begin(), each.examples.end())}});
    }
    for (const CommonSentence& each : gathering.common) {
        common.push_back(json::object{{"text", each.text}, {"documents", each.documents}});
    }
    for (const LedgerRow& each : gathering.ledger) {
        ledger.push_back(json::object{{"file", file(each.document)},
                                      {"unit", unit(each.document)},
                                      {"problem", each.problem},
                                      {"detail", each.detail},
                                      {"measure", each.measure},
                                      {"who", each.who},
                                      {"due", each.due}});
    }
    return {{"kind", gathering.kind},          {"title", gathering.kindTitle},
            {"fields", fieldsJson(gathering)}, {"documents", std::move(documents)},
            {"unread", std::move(unread)},     {"list", listJson(gathering)},
            {"findings", std::move(findings)}, {"likeness", std::move(likeness)},
            {"common", std::move(common)},     {"ledger", std::move(ledger)}};
}

json::array cellsOf(const std::vector<GatherSheet>& sheets) {
    json::array all;
    for (const GatherSheet& sheet : sheets) {
        json::array rows;
        for (const auto& row : sheet.rows) {
            json::array cells;
            for (const GatherCell& cell : row) {
                const auto number = cell.number ? decimalValue(cell.text) : std::nullopt;
                cells.push_back(number              ? *number
                                : cell.text.empty() ? json::value()
                                                    : json::value(json::string(cell.text)));
            }
            rows.push_back(std::move(cells));
        }
        all.push_back(json::object{{"name", sheet.name}, {"cells", std::move(rows)}});
    }
    return all;
}

} // namespace zhangfa
