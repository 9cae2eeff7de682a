// Sheets of what was gathered.
#include "gather_tables.h"

#include "core/block_rows.h"
#include "core/decimal.h"
#include "core/list_item.h"
#include "core/sheet_cells.h"
#include "core/utf8.h"
#include "core/values.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t longestCell = 32'000; // characters: Excel's limit is 32,767
constexpr std::size_t mostDigits = 15;      // that a spreadsheet keeps of a number
constexpr int decimalsOfMean = 2;

using Cells = std::vector<GatherCell>;

GatherCell cell(std::string text) { return {shortened(text, longestCell), false}; }
GatherCell numberCell(const std::string& decimal) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::count_if(decimal, [](char c) { return c >= '0' && c <= '9'; }));
    return {decimal, digits <= mostDigits};
}
GatherCell count(std::size_t number) { return {std::to_string(number), true}; }

std::string share(std::size_t part, std::size_t whole) { return std::to_string(part) + "/" + std::to_string(whole); }

// Documents of units on the list in its order, then the others as their files stand.
std::vector<std::size_t> inOrder(const Gathering& gathering) {
    std::vector<std::size_t> order(gathering.documents.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t document) {
        const GatheredUnit& unit = gathering.unit(document);
        return std::pair(unit.listed.value_or(gathering.documents.size() + 1'000'000), gathering.unitOf[document]);
    });
    return order;
}

std::string stateOf(const Gathering& gathering, std::size_t index, const Texts& texts) {
    const GatheredDocument& document = gathering.documents[index];
    std::string state =
        texts(document.state == GatherState::bound ? "collect.state-bound" : "collect.state-recognised");
    const auto add = [&](const Message& message) { state += texts("collect.state-separator") + texts(message); };
    if (gathering.doubled(index)) {
        add({"collect.state-doubled", {}});
    }
    if (gathering.list && !gathering.unit(index).listed) {
        add({"collect.state-unlisted", {}});
    }
    if (!document.problems.empty()) {
        add({"collect.state-problems", {std::to_string(document.problems.size())}});
    }
    return state;
}

Cells headings(const Gathering& gathering, const Texts& texts) {
    Cells row;
    for (const char* key : {"collect.file", "collect.unit", "collect.state", "collect.filled"}) {
        row.push_back(cell(texts(key)));
    }
    for (const Field* field : gathering.fields) {
        row.push_back(cell(gathering.headings.at(field->id)));
    }
    return row;
}

void addSums(const Gathering& gathering, const Texts& texts, std::vector<Cells>& rows) {
    Cells sums{cell(texts("collect.sum")), {}, {}, {}}, means{cell(texts("collect.mean")), {}, {}, {}},
        filled{cell(texts("collect.completeness")), {}, {}, {}};
    for (const Field* field : gathering.fields) {
        const FieldSummary& summary = gathering.summaries.at(field->id);
        sums.push_back(summary.sum && summary.additive ? numberCell(summary.sum->total()) : GatherCell());
        means.push_back(summary.sum ? numberCell(summary.sum->mean(summary.counted, decimalsOfMean)) : GatherCell());
        filled.push_back(cell(share(summary.filled, summary.asked)));
    }
    rows.push_back(std::move(sums));
    rows.push_back(std::move(means));
    rows.push_back(std::move(filled));
}

Cells titles(const Texts& texts, std::initializer_list<const char*> keys) {
    Cells row;
    for (const char* key : keys) {
        row.push_back(cell(texts(key)));
    }
    return row;
}

GatherSheet unreadSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{texts("collect.sheet-unread"), {titles(texts, {"collect.file", "collect.why"})}};
    for (const UnreadFile& file : gathering.unread) {
        sheet.rows.push_back({cell(file.file), cell(texts(file.why))});
    }
    return sheet;
}

GatherSheet guessesSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{texts("collect.sheet-guesses"),
                      {titles(texts, {"collect.file", "collect.unit", "collect.field", "collect.value",
                                      "collect.confidence", "collect.sentence"})}};
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        const GatheredDocument& document = gathering.documents[i];
        for (const Field* field : gathering.fields) {
            const auto guess = document.guesses.find(field->id);
            if (guess == document.guesses.end()) {
                continue;
            }
            // In whole hundredths: more would only look exact.
            const auto hundredths = static_cast<long>(guess->second.confidence * 100 + 0.5);
            sheet.rows.push_back({cell(document.file), cell(gathering.unit(i).name),
                                  cell(gathering.headings.at(field->id)),
                                  cellFor(*field, document.values.at(field->id)),
                                  numberCell(movePoint(std::to_string(hundredths), -2)), cell(guess->second.sentence)});
        }
    }
    return sheet;
}

GatherSheet likenessSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{texts("collect.sheet-likeness"),
                      {titles(texts, {"collect.unit", "collect.file", "collect.other-unit", "collect.other-file",
                                      "collect.same-sentences", "collect.share", "collect.examples"})}};
    for (const LikeDocuments& like : gathering.like) {
        std::string examples;
        for (const std::string& example : like.examples) {
            examples += (examples.empty() ? "" : "\n") + example;
        }
        sheet.rows.push_back({cell(gathering.unit(like.one).name), cell(gathering.documents[like.one].file),
                              cell(gathering.unit(like.other).name), cell(gathering.documents[like.other].file),
                              count(like.sentences), cell(std::to_string(static_cast<int>(like.share * 100)) + "%"),
                              cell(examples)});
    }
    for (const CommonSentence& sentence : gathering.common) {
        sheet.rows.push_back({cell(texts({"collect.common", {std::to_string(sentence.documents)}})),
                              {},
                              {},
                              {},
                              count(1),
                              {},
                              cell(sentence.text)});
    }
    return sheet;
}

GatherSheet ledgerSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{texts("collect.sheet-ledger"),
                      {titles(texts, {"collect.number", "collect.unit", "collect.problem", "collect.detail",
                                      "collect.measure", "collect.who", "collect.due", "collect.file"})}};
    for (const LedgerRow& row : gathering.ledger) {
        sheet.rows.push_back({count(sheet.rows.size()), cell(gathering.unit(row.document).name), cell(row.problem),
                              cell(row.detail), cell(row.measure), cell(row.who), cell(row.due),
                              cell(gathering.documents[row.document].file)});
    }
    return sheet;
}

std::string linesFor(const Field& field, const boost::json::value& value) {
    std::string lines;
    const auto add = [&](const std::string& line) { lines += (lines.empty() ? "" : "\n") + line; };
    if (field.type == FieldType::longText) {
        for (const std::string& line : linesOf(field, value)) {
            add(line);
        }
        return lines;
    }
    int number = 0;
    for (const Row& row : rowsOf(field, value)) {
        std::string line;
        for (const TextRun& run :
             field.type == FieldType::list ? renderItem(field, row, ++number) : shownRow(field, row)) {
            const bool tableCell = field.type == FieldType::table;
            if (!run.unfilled && !(tableCell && run.text.empty())) {
                line += (tableCell && !line.empty() ? "　" : "") + run.text;
            }
        }
        add(line);
    }
    return lines;
}

// A spreadsheet runs a cell that begins like a formula, and units type what they like; with an apostrophe it is a text.
// A number stays one, also where it has more digits than a spreadsheet keeps.
std::string inert(const std::string& text) {
    const bool formula = text.find_first_of("=+-@\t\r") == 0;
    const bool number = (text.starts_with('-') || text.starts_with('+')) &&
                        text.find_first_not_of("0123456789.", 1) == std::string::npos;
    return formula && !number ? "'" + text : text;
}

} // namespace

GatherCell cellFor(const Field& field, const boost::json::value& value) {
    if (isBlock(field)) {
        return cell(linesFor(field, value));
    }
    if (value.is_number()) {
        return numberCell(decimalText(value));
    }
    if (field.type == FieldType::date && value.is_string()) {
        return cell(std::string(value.get_string()));
    }
    return cell(shownValue(field, value));
}

GatherSheet resultSheet(const Gathering& gathering, const Texts& texts, bool withSums) {
    GatherSheet sheet{texts("collect.sheet-result"), {headings(gathering, texts)}};
    for (const std::size_t index : inOrder(gathering)) {
        const GatheredDocument& document = gathering.documents[index];
        Cells row{cell(document.file), cell(gathering.unit(index).name), cell(stateOf(gathering, index, texts)),
                  cell(document.total > 0 ? share(document.filled, document.total) : std::to_string(document.filled))};
        for (const Field* field : gathering.fields) {
            const auto value = document.values.find(field->id);
            row.push_back(value != document.values.end() ? cellFor(*field, value->second) : GatherCell());
        }
        sheet.rows.push_back(std::move(row));
    }
    if (withSums) {
        addSums(gathering, texts, sheet.rows);
    }
    return sheet;
}

GatherSheet sumsSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{
        texts("collect.sheet-sums"),
        {titles(texts, {"collect.field", "collect.sum", "collect.mean", "collect.counted", "collect.completeness"})}};
    for (const Field* field : gathering.fields) {
        const FieldSummary& summary = gathering.summaries.at(field->id);
        sheet.rows.push_back(
            {cell(gathering.headings.at(field->id)),
             summary.sum && summary.additive ? numberCell(summary.sum->total()) : GatherCell(),
             summary.sum ? numberCell(summary.sum->mean(summary.counted, decimalsOfMean)) : GatherCell(),
             summary.sum ? count(summary.counted) : GatherCell(), cell(share(summary.filled, summary.asked))});
    }
    return sheet;
}

GatherSheet missingSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{texts("collect.sheet-missing"),
                      {titles(texts, {"collect.number", "collect.unit", "collect.state"})}};
    for (const std::size_t unit : gathering.missing) {
        sheet.rows.push_back({count(sheet.rows.size()), cell(gathering.list->units()[unit].names.front()),
                              cell(texts("collect.not-reported"))});
    }
    for (const GatheredUnit& unit : gathering.units) {
        if (gathering.list && !unit.listed) {
            sheet.rows.push_back({count(sheet.rows.size()), cell(unit.name), cell(texts("collect.state-unlisted"))});
        }
    }
    return sheet;
}

GatherSheet findingsSheet(const Gathering& gathering, const Texts& texts) {
    GatherSheet sheet{
        texts("collect.sheet-findings"),
        {titles(texts, {"collect.file", "collect.unit", "collect.field", "collect.value", "collect.why"})}};
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        const GatheredDocument& document = gathering.documents[i];
        for (const GatherProblem& problem : document.problems) {
            sheet.rows.push_back({cell(document.file), cell(gathering.unit(i).name), cell(problem.title),
                                  cell(problem.value), cell(texts(problem.rule))});
        }
    }
    for (const GatherFinding& finding : gathering.findings) {
        sheet.rows.push_back({cell(gathering.documents[finding.document].file),
                              cell(gathering.unit(finding.document).name), cell(finding.title), cell(finding.value),
                              cell(texts(finding.why))});
    }
    return sheet;
}

std::vector<GatherSheet> gatherSheets(const Gathering& gathering, const Texts& texts) {
    std::vector<GatherSheet> sheets{resultSheet(gathering, texts)};
    if (gathering.list) { // also to say that nobody is missing
        sheets.push_back(missingSheet(gathering, texts));
    }
    for (GatherSheet& sheet :
         std::vector{unreadSheet(gathering, texts), findingsSheet(gathering, texts), guessesSheet(gathering, texts),
                     likenessSheet(gathering, texts), ledgerSheet(gathering, texts)}) {
        if (sheet.rows.size() > 1) {
            sheets.push_back(std::move(sheet));
        }
    }
    return sheets;
}

std::string csvOf(const GatherSheet& sheet) {
    Sheet texts{sheet.name, 0, 0, {}};
    for (const Cells& row : sheet.rows) {
        std::vector<std::string>& cells = texts.cells.emplace_back();
        for (const GatherCell& each : row) {
            cells.push_back(inert(each.text));
        }
    }
    return toCsv(texts);
}

} // namespace zhangfa
