// What the user asked the command to do: its arguments, understood.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

enum class Verb {
    kinds,
    sections,
    fields,
    create,
    fill,
    values,
    outline,
    check,
    collect,
    format,
    insert,
    move,
    remove,
    makeFinal,
    batch,
    templateCheck
};

struct Call {
    Verb verb = Verb::kinds;
    std::string kind;
    std::string file;                                 // the document or folder; "-": standard input
    std::string valuesFile;                           // empty: none; "-": standard input
    std::optional<std::vector<std::string>> sections; // new: instead of the kind's own choice
    std::vector<std::string> options;                 // new: "section/option"
    bool brief = false;                               // new, insert: brief texts
    std::string manner;                               // new: empty: the kind's
    bool withoutNotice = false;                       // new
    std::string head;                                 // new: "printed", "preprinted" or none
    bool imprint = false;                             // new
    bool classified = false;                          // new, fill: a 密级 is meant
    std::string last;                                 // new: last period's values or report; check: report; empty: none
    std::string format;                               // new, check, format: by id or file; empty: the document's own
    bool fix = false;                                 // check, format: puts right what needs no judging
    bool comments = false;                            // check: puts the findings into OUT as comments
    std::string roles;                                // format: file of paragraphs that are not what they seem
    bool keepEmphasis = false;                        // format
    std::string stage;                                // new, fill: as nameOf(Stage); empty: as it is
    bool stageInTitle = false;                        // new, fill: and it stands behind the title
    std::string failOn = "warning";                   // check: hint, warning, error or never
    std::string section;                              // insert, move, remove
    std::optional<std::size_t> after;  // insert, move: 1-based number of a body paragraph; tables do not count
    std::optional<int> steps;          // move: past so many sections, down where positive
    std::string output;                // "-": standard output
    std::string rows;                  // batch: what the rows are read from; "-": standard input
    std::string sheet;                 // batch: of a spreadsheet; empty: the first one
    std::vector<std::string> patterns; // batch: how the documents are named
    std::string mapping, saveMapping;  // batch: files; empty: none
    std::string problems;              // batch: a file for what is wrong; empty: none
    int jobs = 1, level = 1;           // batch
    std::pair<std::size_t, std::size_t> shard{1, 1};                                 // batch: which of how many
    bool resume = false, keepGoing = false, numbered = false, withoutOffice = false; // batch
    std::vector<std::string> inputs;                    // collect: folders, documents, archives
    std::string units, missing, findings, sums, report; // collect: files; empty: none
    bool countGuesses = false;                          // collect
    bool timing = false;                                // collect
    bool json = false;
    std::string office; // empty: found as installation.h says
    int timeout = 300;  // seconds for the whole run
};

} // namespace zhangfa
