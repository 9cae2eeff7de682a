// A small bound report, as ODT and DOCX, without an office.
#pragma once

#include "core/library.h"
#include "package/package.h"

#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

// Its library: one kind, one section with a value, one of yes and no, a part of a sentence, two lists, a long text and
// a table.
const Library& smallReportLibrary();

struct SmallDocument {
    PackageFormat format = PackageFormat::docx;
    // Values by field, as shown; what is not there has no property and stands in the text as its mark.
    std::vector<std::pair<std::string, std::string>> values{{"org", "中共青禾县委员会"},
                                                            {"year", "2026"},
                                                            {"date", "2026年12月8日"},
                                                            {"things.count", "6"},
                                                            {"things.rate", "5"}};
    std::vector<std::pair<std::string, std::string>> properties{}; // that differ from what is shown
    std::vector<std::string> items{"（一）责任不实。", "（二）宣讲不多。"};
    std::string goals = "一是讲清；二是讲透。";
    std::vector<std::string> remarks{"补充一。"};
    std::string number{}; // the field whose property somebody made a number
    std::vector<std::vector<std::string>> rows{{"甲", "3"}, {"乙", "4"}};

    // Further XML in the place of the fields, for what Word or Writer make otherwise.
    std::string countField{};     // instead of the field in the sentence
    std::string behindSentence{}; // inline, at the end of its paragraph
    std::string insteadOfItems{}; // paragraphs; the first with the bookmark
    bool unfilledStyle = true;    // styles know it
    bool surroundings = true;     // header, footnote, text box with fields

    std::string bytes() const;

    // The field as the format has it. `shown` may be a mark.
    std::string field(const std::string& id, const std::string& shown) const;
    std::string shownOf(const std::string& id, const std::string& title) const;
};

// An entry of the archive.
std::string entryOf(const std::string& archive, const std::string& name);

} // namespace zhangfa
