// 排版: puts a document that somebody wrote into an official format, by what each of its paragraphs is.
#include "plan_format.h"

#include "report.h"
#include "signature.h"
#include "title_lines.h"
#include "utf8.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::size_t shortLine = 30;       // characters: longer ones are no headings, captions or names
constexpr double sureHeading = 0.65;        // confidence: below it a person is asked
constexpr double sureFrame = 0.75;          // likewise, of what is no heading
constexpr std::string_view fullStop = "。"; // ends a heading with text behind it

constexpr FormatTarget targets[] = {{"title", Role::title},
                                    {"title-note", Role::byline},
                                    {"salutation", Role::salutation},
                                    {"heading1", Role::heading1},
                                    {"heading2", Role::heading2},
                                    {"heading3", Role::heading3},
                                    {"heading4", Role::heading4},
                                    {"body", Role::body},
                                    {"attachment-note", Role::attachmentNote},
                                    {"signature", Role::signature},
                                    {"date", Role::date},
                                    {"note", Role::body},
                                    {"issued-title", Role::issuedTitle},
                                    {"attachment-mark", Role::attachmentMark},
                                    {"attachment-title", Role::attachmentTitle},
                                    {"as-is", Role::body, true}};

constexpr Role runInRoles[] = {Role::runIn1, Role::runIn2, Role::runIn3, Role::runIn4};

// Clause 7.3.3 gives each kind of number its looks: 1. right below 一、 looks like 1. below （一）, too. Where no 一、
// or 第一章 stands above, the document's own first level is the first.
int levelOf(const OutlineItem& item, const std::vector<const OutlineItem*>& above) {
    constexpr int standard[schemeCount] = {1, 2, 1, 2, 3, 3, 4, 0};
    const bool official = std::any_of(above.begin(), above.end(), [&](const OutlineItem* any) {
        return any->scheme == NumberScheme::hanComma && any->level < item.level;
    });
    const int wanted = official && item.scheme ? standard[static_cast<std::size_t>(*item.scheme)] : 0;
    return std::clamp(std::max(wanted, item.level), 1, 4);
}

std::string_view nameOf(const ElementRole& read, int level) {
    constexpr std::array headings{"heading1", "heading2", "heading3", "heading4"};
    switch (read.role) {
    case TextRole::title:
        return "title";
    case TextRole::titleNote:
        return "title-note";
    case TextRole::salutation:
        return "salutation";
    case TextRole::heading: // one that hides within a paragraph makes it no heading
        return read.heading != nullptr ? headings[static_cast<std::size_t>(level) - 1] : "body";
    case TextRole::attachmentNote:
        return "attachment-note";
    case TextRole::signature:
        return "signature";
    case TextRole::date:
        return "date";
    case TextRole::note:
        return "note";
    case TextRole::attachmentMark:
        return "attachment-mark";
    case TextRole::attachmentTitle:
        return "attachment-title";
    case TextRole::body:
        return "body";
    default: // red head, imprint: made otherwise
        return "as-is";
    }
}

bool isHeading(Role role) { return role >= Role::heading1 && role <= Role::heading4; }

bool endsSentence(std::string_view text) {
    constexpr std::array ends{"。", "；", "！", "？", "：", ":", ";", "，", "、"};
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool isTableAt(const Snapshot& snapshot, std::size_t element) {
    return element < snapshot.body.size() && snapshot.body[element].table;
}

// Its author set it apart, though nothing else tells that it is a heading.
bool looksLikeHeading(const DocumentParagraph& paragraph, std::string_view text) {
    return countCharacters(text) <= shortLine && !endsSentence(text) &&
           (paragraph.looks.bold || paragraph.looks.centred);
}

// 一是…… and 第一条 look like text but for their number, or not even that.
std::size_t endOfHeading(const OutlineItem& item, std::string_view text) {
    if (item.scheme == NumberScheme::article) {
        const auto number = readHeadingNumber(text.substr(std::min(item.offset, text.size())));
        return number ? item.offset + trimmed(text.substr(item.offset, number->length)).size() : 0;
    }
    const std::size_t stop = text.find(fullStop, std::min(item.offset, text.size()));
    return item.runIn && stop != std::string_view::npos ? stop + fullStop.size() : 0;
}

RoleProposal propose(const Snapshot& snapshot, std::size_t element, const ElementRole& read, int level) {
    const DocumentParagraph& paragraph = snapshot.body[element].paragraph;
    const std::string_view text = trimmed(paragraph.text);
    RoleProposal proposal{element, formatTarget(nameOf(read, level))};
    proposal.text = shortened(text, 40);
    if (const OutlineItem* item = read.role == TextRole::heading ? read.heading : nullptr) {
        proposal.numbered = item->automatic;
        proposal.doubtful = item->confidence < sureHeading && !item->section;
        proposal.headingEnd = endOfHeading(*item, paragraph.text);
        // 存在不足： and items that a sentence goes on in: （1）……； （2）……。
        const bool sentence =
            item->role == OutlineRole::label ? endsSentence(text) : text.ends_with("；") || text.ends_with(";");
        if (item->scheme == NumberScheme::hanIs || sentence) {
            proposal.target = formatTarget("body");
            proposal.headingEnd = 0;
        }
    } else if (read.role == TextRole::body && isTableCaption(snapshot, element)) {
        proposal.target = formatTarget("as-is");
    } else if (read.role == TextRole::body) {
        proposal.doubtful = looksLikeHeading(paragraph, text);
    } else {
        proposal.doubtful = read.confidence < sureFrame;
    }
    return proposal;
}

// Distance between paragraphs, which styles give from now on. Before and behind a table Writer needs a paragraph.
void removeDistance(const Snapshot& snapshot, std::size_t element, Edits& removals) {
    const BodyElement& one = snapshot.body[element];
    const bool besideTable = isTableAt(snapshot, element + 1) || (element > 0 && isTableAt(snapshot, element - 1));
    if (!isEmptyParagraph(one) || one.paragraph.holdsMore || !one.paragraph.bookmarks.empty() || besideTable ||
        snapshot.body.size() == 1) {
        return;
    }
    auto* const behind = removals.empty() ? nullptr : std::get_if<RemoveElements>(&removals.back());
    if (behind != nullptr && behind->first == element + 1) {
        *behind = {element, behind->count + 1};
    } else {
        removals.emplace_back(RemoveElements{element, 1});
    }
}

// Spaces at both ends of a text, none of which a field shows.
void stripSpaces(const DocumentParagraph& paragraph, std::size_t element, Edits& edits) {
    const std::string_view text = paragraph.text, kept = trimmed(text);
    const auto begin = static_cast<std::size_t>(kept.data() - text.data()), end = begin + kept.size();
    const bool shown = std::any_of(paragraph.fields.begin(), paragraph.fields.end(), [&](const FieldPlace& field) {
        return field.offset < begin || field.offset + field.length > end;
    });
    if (shown) {
        return;
    }
    if (end < text.size()) {
        edits.emplace_back(ChangeText{element, {end, text.size() - end, {}}});
    }
    if (begin > 0) {
        edits.emplace_back(ChangeText{element, {0, begin, {}}});
    }
}

} // namespace

const FormatTarget* formatTarget(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(targets), std::end(targets), [&](const FormatTarget& any) { return any.name == name; });
    return found == std::end(targets) ? nullptr : found;
}

std::vector<std::string_view> formatTargetNames() {
    std::vector<std::string_view> names;
    for (const FormatTarget& target : targets) {
        names.push_back(target.name);
    }
    return names;
}

std::vector<RoleProposal> proposeRoles(const Snapshot& snapshot, const Library& library) {
    const Outline outline = readOutline(snapshot, library);
    const std::vector<ElementRole> roles = readTextRoles(snapshot, outline);
    std::vector<RoleProposal> proposals;
    std::vector<const OutlineItem*> above; // headings so far
    bool titled = false, untitled = false; // a title stands above, and something behind it
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        if (snapshot.body[i].table || isEmptyParagraph(snapshot.body[i])) {
            continue;
        }
        const OutlineItem* heading = roles[i].heading;
        proposals.push_back(propose(snapshot, i, roles[i], heading != nullptr ? levelOf(*heading, above) : 1));
        if (heading != nullptr) {
            above.push_back(heading);
        }
        if (roles[i].role == TextRole::title && untitled) { // what a notice issues
            proposals.back().target = formatTarget("issued-title");
        }
        titled = titled || roles[i].role == TextRole::title;
        untitled = untitled || (titled && roles[i].role != TextRole::title);
    }
    return proposals;
}

namespace {

// Where the signature of somebody else's document stands, which has a seal put on it as a rule.
Edits signatureBlock(const Snapshot& snapshot, const std::vector<RoleProposal>& proposals, const Format& format) {
    PlaceSignature block{{}, {}, true, format};
    for (const RoleProposal& proposal : proposals) {
        const std::string text(trimmed(snapshot.body[proposal.element].paragraph.text));
        if (proposal.target->asIs) {
            continue;
        }
        if (proposal.target->role == Role::signature) {
            block.names.push_back(text);
        } else if (proposal.target->role == Role::date) {
            block.date = text;
        }
    }
    return block.names.empty() || block.date.empty() ? Edits{} : Edits{std::move(block)};
}

} // namespace

Plan planFormat(const Library& library, const Snapshot& snapshot, const FormatRequest& request) {
    if (!request.own && request.format != standardFormat().id && !library.formats.contains(request.format)) {
        return Refusal{"plan.unknown-format", {request.format}};
    }
    std::vector<RoleProposal> proposals = proposeRoles(snapshot, library);
    for (const auto& [element, name] : request.roles) {
        const auto found =
            std::find_if(proposals.begin(), proposals.end(),
                         [element = element](const RoleProposal& any) { return any.element == element; });
        const FormatTarget* target = formatTarget(name);
        if (found == proposals.end() || target == nullptr) {
            return Refusal{"plan.unknown-role", {name}};
        }
        found->target = target;
        found->headingEnd = isHeading(target->role) ? found->headingEnd : 0;
    }
    const Report report = readReport(snapshot, library);
    SetUpFormat setUp{report.manner, request.own ? *request.own : library.format(request.format)};
    setUp.existing = !report.made;
    Edits edits{std::move(setUp)};
    const auto known = snapshot.properties.find(formatProperty);
    const std::string wanted = request.format == standardFormat().id ? std::string() : request.format;
    if ((known == snapshot.properties.end() ? std::string() : known->second) != wanted) {
        edits.emplace_back(SetProperties{{{formatProperty, wanted}}});
    }
    const auto add = [&](Edits more) { std::move(more.begin(), more.end(), std::back_inserter(edits)); };
    if (report.made) { // in a format that it has already, nothing else would say that they are to be set again
        add(planTitles(library, {}, snapshot));
        add(planSignature(library, {}, snapshot));
    } else {
        add(signatureBlock(snapshot, proposals, library.format(request.format)));
    }
    // Paragraphs go last, as Writer ends where it is to redo changes of formatting before a paragraph that went
    // earlier; and from the end on, so that places before stay where they are.
    Edits removals;
    auto proposal = proposals.rbegin();
    for (std::size_t i = snapshot.body.size(); i-- > 0;) {
        if (proposal == proposals.rend() || proposal->element != i) {
            removeDistance(snapshot, i, removals);
            continue;
        }
        // In a report that Zhangfa made, styles tell what paragraphs are, but for those that somebody put in between.
        const bool styled = report.made && snapshot.body[i].paragraph.style != "Standard";
        if (styled && !request.roles.contains(i)) {
            edits.emplace_back(SetRole{.index = i, .keepEmphasis = request.keepEmphasis, .keepStyle = true});
        } else if (!proposal->target->asIs) {
            const auto before = std::next(proposal);
            SetRole set{i, proposal->target->role, proposal->headingEnd, proposal->numbered, request.keepEmphasis};
            set.goesOn = before != proposals.rend() && before->target == proposal->target;
            if (set.headingEnd > 0 && !report.made) {
                set.role = runInRoles[static_cast<int>(set.role) - static_cast<int>(Role::heading1)];
            }
            edits.emplace_back(set); // before its spaces go: it counts in the text as it was
            stripSpaces(snapshot.body[i].paragraph, i, edits);
        }
        ++proposal;
    }
    std::move(removals.begin(), removals.end(), std::back_inserter(edits));
    return edits;
}

} // namespace zhangfa
