// Reads one document of many.
#include "gather_document.h"

#include "check/checked_document.h"
#include "check/sentence_marks.h"
#include "core/compose.h"
#include "core/earlier_report.h"
#include "core/plan.h"
#include "core/settle.h"
#include "core/utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t longestShown = 40; // characters of a sentence or value

std::string textOf(const Values& values, const char* id) {
    const auto value = values.find(FieldId{id});
    return value != values.end() && value->second.is_string()
               ? std::string(trimmed(std::string_view(value->second.get_string())))
               : std::string();
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : " / ") + text;
    }
    return all;
}

// What the text of a document shows counts, as in Writer. Where it shows several things, nothing does.
Snapshot reconciled(Snapshot snapshot, const Reconciliation& found) {
    for (const Edit& edit : found.edits) {
        if (const auto* set = std::get_if<SetProperties>(&edit)) {
            snapshot = withProperties(std::move(snapshot), set->properties);
        }
    }
    for (const Conflict& conflict : found.conflicts) {
        snapshot.properties.erase(propertyPrefix + conflict.field.value);
    }
    for (const FieldId& orphan : found.orphans) {
        snapshot.properties.erase(propertyPrefix + orphan.value);
    }
    return snapshot;
}

void addFault(GatheredDocument& result, GatherProblem problem) {
    result.faulty.insert(problem.field);
    result.problems.push_back(std::move(problem));
}

// Fields with a place in the text, as the deck counts them; or with a part of a sentence that waits for them.
std::set<FieldId> placesIn(const Report& report, const Snapshot& snapshot) {
    std::set<FieldId> places;
    const std::unordered_set<std::string_view> standing = standingFields(snapshot);
    for (const FieldId& id : report.asked) { // all that stand are among them
        const Field* field = report.field(id);
        const bool waitedFor = field != nullptr && field->required && !field->compute && !isBlock(*field);
        if (waitedFor || standing.contains(id.value)) {
            places.insert(places.end(), id);
        }
    }
    for (const ReportBlock& block : report.blocks) {
        places.insert(block.field);
    }
    return places;
}

// The paragraph without what the form gave: values, and the unit's names, which a copied sentence has exchanged.
std::wstring ownWords(const DocumentParagraph& paragraph, const std::vector<std::string>& names) {
    std::string text = paragraph.text;
    std::vector<std::pair<std::size_t, std::size_t>> places; // offsets and lengths
    for (const FieldPlace& place : paragraph.fields) {
        places.emplace_back(place.offset, place.length);
    }
    std::ranges::stable_sort(places, std::greater(), &std::pair<std::size_t, std::size_t>::first);
    for (const auto& [offset, length] : places) {
        if (offset <= text.size()) {
            text.erase(offset, length);
        }
    }
    for (const std::string& name : names) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
            text.erase(at, name.size());
        }
    }
    return wide(text);
}

} // namespace

DocumentGatherer::DocumentGatherer(const Library& library, const Kind& kind)
    : library_(library), kind_(kind), reports_(library), fields_(fieldsOf(library, kind)), clauses_(library) {
    for (const Field* field : fields_) {
        known_.insert(field->id);
    }
}

GatheredDocument DocumentGatherer::read(std::string file, std::string bytes) {
    GatheredDocument result;
    result.file = std::move(file);
    try {
        std::string again = bytes; // it is small, and most need it only once
        Snapshot snapshot = std::move(openDocument(std::move(bytes), false, &styles_)->snapshot);
        if (!isMade(snapshot.properties)) { // an outline is told by looks, too
            snapshot = std::move(openDocument(std::move(again), true, &styles_)->snapshot);
        }
        const Report report = reports_.read(snapshot);
        if (report.kind && *report.kind != kind_.id) {
            const std::string title = report.kindTitle.empty() ? report.kind->value : report.kindTitle;
            result.state = GatherState::otherKind;
            result.why = {"collect.other-kind", {title, kind_.title}};
        } else if (report.kind) {
            readBound(result, report, std::move(snapshot));
        } else {
            readRecognised(result, report, snapshot);
        }
    } catch (const PackageError& error) {
        result.state = GatherState::notRead;
        result.why = error.message;
    }
    return result;
}

void DocumentGatherer::readBound(GatheredDocument& result, const Report& report, Snapshot snapshot) {
    result.state = GatherState::bound;
    const Reconciliation found = reconcile(report, snapshot);
    for (const Conflict& conflict : found.conflicts) {
        addFault(result, {conflict.field, conflict.title, joined(conflict.shown), {"collect.conflict", {}}});
    }
    for (const FieldId& orphan : found.orphans) {
        const Field* field = report.field(orphan);
        // Not every report says all of what is shared, such as the unit's full name.
        if (field != nullptr && !field->compute && !sectionPart(orphan.value).empty()) {
            addFault(result, {orphan,
                              field->title,
                              snapshot.properties.at(propertyPrefix + orphan.value),
                              {"collect.no-place", {}}});
        }
    }
    // Who it is of counts wherever it is said.
    const auto nameOf = [&](const char* field) {
        const auto property = snapshot.properties.find(propertyPrefix + field);
        return property == snapshot.properties.end() || isUnfilled(property->second) ? std::string() : property->second;
    };
    result.unit = nameOf("unit");
    result.shortName = nameOf("short-name");
    result.organisation = nameOf("org-full");
    const bool changed = !found.edits.empty() || !found.conflicts.empty() || !found.orphans.empty();
    if (changed) {
        snapshot = reconciled(std::move(snapshot), found);
    }
    result.last = readLast(snapshot.properties);
    result.values = readValues(report, snapshot);
    std::erase_if(result.values, [](const auto& value) { return isEmptyValue(value.second); });
    for (const auto& [id, value] : result.values) {
        for (ValueProblem& problem : validate(*report.field(id), value)) {
            addFault(result, {id, std::move(problem.title), std::move(problem.value), std::move(problem.rule)});
        }
    }
    result.asked = placesIn(report, snapshot);
    result.total = result.asked.size();
    result.filled = static_cast<std::size_t>(
        std::ranges::count_if(result.asked, [&](const FieldId& id) { return result.values.contains(id); }));
    const auto shown = [&](const char* field, std::string& name) { // the text wins
        if (const std::string text = textOf(result.values, field); !text.empty()) {
            name = text;
        }
    };
    shown("unit", result.unit);
    shown("short-name", result.shortName);
    shown("org-full", result.organisation);
    readSentences(result, snapshot);
    for (const Field& field : report.fields) {
        if (!known_.contains(field.id) && (result.values.contains(field.id) || result.asked.contains(field.id)) &&
            library_.field(field.id) == nullptr) {
            result.fields.push_back(field);
        }
    }
}

void DocumentGatherer::readRecognised(GatheredDocument& result, const Report& report, const Snapshot& snapshot) {
    result.state = GatherState::recognised;
    if (!contexts_) {
        contexts_ = std::make_unique<FieldContexts>(library_);
    }
    for (ValueProposal& proposal : readEarlier(library_, *contexts_, report, snapshot).proposals) {
        if (known_.contains(proposal.field) && result.values.emplace(proposal.field, proposal.value).second) {
            result.guesses.emplace(proposal.field, Guess{proposal.confidence, std::move(proposal.sentence)});
        }
    }
    result.filled = result.values.size();
    readSentences(result, snapshot);
}

void DocumentGatherer::readSentences(GatheredDocument& result, const Snapshot& snapshot) const {
    std::vector<std::string> names;
    for (const std::string& name : {result.organisation, result.unit, result.shortName}) {
        if (!name.empty()) {
            names.push_back(name); // the longer ones first: one may hold another
        }
    }
    std::ranges::stable_sort(names, std::greater(), &std::string::size);
    std::set<std::uint32_t> known;
    for (const BodyElement& element : snapshot.body) {
        if (element.table || element.paragraph.text.empty()) {
            continue;
        }
        const std::wstring text = ownWords(element.paragraph, names);
        for (const std::wstring_view sentence : sentencesOf(text)) {
            const auto mark = sentenceMark(sentence);
            if (mark && !clauses_.have(sentence) && !isUnfilled(narrow(bare(sentence))) && known.insert(*mark).second) {
                result.sentences.push_back({*mark, static_cast<std::uint32_t>(wordsOf(sentence).size()),
                                            shortened(narrow(bare(sentence)), longestShown)});
            }
        }
    }
}

} // namespace zhangfa
