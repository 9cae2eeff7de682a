// What holds for any report and any sequence of what people do: text that is not Zhangfa's stays as it is.
#include "random_values.h"
#include "report_in_memory.h"

#include "core/block.h"
#include "core/snapshot_json.h"
#include "core/state.h"

#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

const Kind& kind() { return *reportLibrary().kind(KindId{"report"}); }

SectionId randomSection() { return (*rc::gen::elementOf(kind().sections)).id; }

Values randomValues(bool plain) {
    Values values;
    for (const Field* field : fieldsOf(reportLibrary(), kind())) {
        if (*rc::gen::inRange(0, 3) == 0) {
            values[field->id] = randomValue(*field, plain);
        }
    }
    return values;
}

MemoryDocument randomReport() {
    ReportRequest request{kind().id, {}, {}, randomValues(false)};
    if (*rc::gen::arbitrary<bool>()) {
        request.sections.emplace();
        for (const KindSection& section : kind().sections) {
            if (*rc::gen::arbitrary<bool>()) {
                request.sections->push_back(section.id);
            }
        }
    }
    if (*rc::gen::arbitrary<bool>()) {
        request.options.insert("theory/platform");
    }
    MemoryDocument document;
    document.apply(editsOf(planReport(reportLibrary(), request)));
    return document;
}

// What a user does to the text by hand.
void disturb(MemoryDocument& document) {
    const std::size_t size = document.snapshot.body.size();
    const auto place = *rc::gen::inRange<std::size_t>(0, size);
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        document.write(place, "手写的一段。");
        break;
    case 1:
        document.write(place, "手写的标题", *rc::gen::inRange(1, 4));
        break;
    case 2:
        document.append(place, "补充一句。");
        break;
    case 3:
        document.write(place, *rc::gen::elementOf(Lines{"", "附件：清单", "特此报告。", "（三）手写。", "〔待补〕"}));
        break;
    case 4:
        if (size > 3) {
            document.erase(place, 1);
        }
        break;
    case 5:
        document.paste(place, std::min<std::size_t>(*rc::gen::inRange<std::size_t>(1, 5), size - place));
        break;
    default:
        if (!document.snapshot.body[place].table) {
            document.retype(place, "改写过的一段");
        }
    }
}

void joinTexts(Lines& into, const Lines& from, std::size_t first, std::size_t last) {
    into.insert(into.end(), from.begin() + static_cast<std::ptrdiff_t>(first),
                from.begin() + static_cast<std::ptrdiff_t>(last));
}

Lines without(const Lines& texts, std::size_t first, std::size_t count) {
    Lines rest;
    joinTexts(rest, texts, 0, first);
    joinTexts(rest, texts, first + count, texts.size());
    return rest;
}

// All that belongs to nobody's block.
Lines outsideBlocks(const MemoryDocument& document) {
    const Report report = read(document);
    std::vector<bool> inBlock(document.snapshot.body.size(), false);
    for (const ReportBlock& block : report.blocks) {
        for (std::size_t i = 0; !block.copy && i < block.count; ++i) {
            inBlock[block.first + i] = true;
        }
    }
    Lines rest;
    for (std::size_t i = 0; i < inBlock.size(); ++i) {
        if (!inBlock[i]) {
            rest.push_back(masked(document.snapshot.body[i]));
        }
    }
    return rest;
}

void insertAny(MemoryDocument& document) {
    const Lines before = masked(document.snapshot);
    const auto texts = document.texts();
    std::optional<std::size_t> after;
    if (*rc::gen::arbitrary<bool>()) {
        after = *rc::gen::inRange<std::size_t>(0, before.size() + 2);
    }
    const SectionId id = randomSection();
    const Plan plan = planInsert(reportLibrary(), document.snapshot, id, randomValues(false), after);
    if (!refusalOf(plan).empty()) {
        RC_ASSERT(refusalOf(plan) == "plan.already-there");
        return;
    }
    const auto& inserted = std::get<InsertElements>(editsOf(plan).back());
    MemoryDocument changed = document;
    changed.apply(editsOf(plan));
    RC_LOG() << "insert " << id.value << " at " << inserted.before << " in "
             << boost::json::serialize(toJson(document.snapshot).at("body")) << std::endl;
    RC_ASSERT(without(masked(changed.snapshot), inserted.before, inserted.elements.size()) == before);

    const Report report = read(changed);
    const ReportSection* section = report.section(id);
    RC_ASSERT(section != nullptr);
    RC_ASSERT(section->first == inserted.before);
    RC_ASSERT(section->count == inserted.elements.size());
    RC_ASSERT(!report.signature || *report.signature >= section->first + section->count);

    MemoryDocument removed = changed;
    removed.apply(editsOf(planRemove(reportLibrary(), changed.snapshot, id)));
    RC_ASSERT(masked(removed.snapshot) == before);
    document = std::move(changed);
}

void removeAny(MemoryDocument& document) {
    const SectionId id = randomSection();
    const Plan plan = planRemove(reportLibrary(), document.snapshot, id);
    isWrittenIn(reportLibrary(), document.snapshot, id);
    if (refusalOf(plan).empty()) {
        const Lines before = masked(document.snapshot);
        const auto& removed = std::get<RemoveElements>(editsOf(plan).front());
        const auto properties = document.snapshot.properties;
        document.apply(editsOf(plan));
        Lines rest = without(before, removed.first, removed.count);
        if (rest.empty()) {
            rest.emplace_back();
        }
        RC_ASSERT(masked(document.snapshot) == rest);
        RC_ASSERT(document.snapshot.properties == properties);
    }
}

void moveAny(MemoryDocument& document) {
    const SectionId id = randomSection();
    const Plan plan = planMove(reportLibrary(), document.snapshot, id, *rc::gen::inRange(-2, 3));
    if (!refusalOf(plan).empty() || editsOf(plan).empty()) {
        return;
    }
    const Lines before = masked(document.snapshot);
    const auto& moved = std::get<MoveElements>(editsOf(plan).front());
    document.apply(editsOf(plan));
    const Lines after = masked(document.snapshot);
    const std::size_t to = moved.before > moved.first ? moved.before - moved.count : moved.before;
    RC_ASSERT(without(before, moved.first, moved.count) == without(after, to, moved.count));
    RC_ASSERT(read(document).section(id)->first == to);
    for (std::size_t i = 0; i < moved.count; ++i) {
        RC_ASSERT(before[moved.first + i] == after[to + i]);
    }
}

void fillAny(MemoryDocument& document) {
    const Values values = randomValues(true);
    const Plan plan = planFill(reportLibrary(), document.snapshot, values);
    if (!refusalOf(plan).empty()) {
        RC_ASSERT(refusalOf(plan) == "plan.no-place");
        return;
    }
    const Lines before = outsideBlocks(document);
    document.apply(editsOf(plan));
    RC_ASSERT(outsideBlocks(document) == before);
    RC_ASSERT(editsOf(planFill(reportLibrary(), document.snapshot, values)).empty());
}

void checkReport(const MemoryDocument& document) {
    const Report report = read(document);
    std::size_t end = 0;
    for (const ReportSection& section : report.sections) {
        RC_ASSERT(section.count > 0U);
        RC_ASSERT(section.first + section.count <= document.snapshot.body.size());
        RC_ASSERT(section.first >= end ||
                  (&section != report.sections.data() && (&section - 1)->first == section.first));
        RC_ASSERT(!report.signature || section.first >= *report.signature ||
                  section.first + section.count <= *report.signature);
        end = section.first + section.count;
    }
    for (const ReportBlock& block : report.blocks) {
        RC_ASSERT(block.count > 0U);
        RC_ASSERT(block.first + block.count <= document.snapshot.body.size());
    }
    const ReportState state = describe(reportLibrary(), document.snapshot);
    RC_ASSERT(toJson(reportStateFromJson(toJson(state))) == toJson(state));
    RC_ASSERT(toJson(snapshotFromJson(toJson(document.snapshot))) == toJson(document.snapshot));
    describe(Library{}, document.snapshot);
}

RC_GTEST_PROP(AnyReport, KeepsTheUsersTextWhateverIsDoneToIt, ()) {
    MemoryDocument document = randomReport();
    checkReport(document);
    for (int steps = *rc::gen::inRange(1, 10); steps > 0; --steps) {
        switch (*rc::gen::inRange(0, 6)) {
        case 0:
            insertAny(document);
            break;
        case 1:
            removeAny(document);
            break;
        case 2:
            moveAny(document);
            break;
        case 3:
            fillAny(document);
            break;
        default:
            disturb(document);
        }
        checkReport(document);
    }
}

RC_GTEST_PROP(AnyReport, GivesBackTheValuesItWasMadeWith, ()) {
    MemoryDocument document;
    const Values values = randomValues(true);
    document.apply(editsOf(planReport(reportLibrary(), {kind().id, {}, {"theory/platform"}, values})));
    const Values there = readValues(read(document), document.snapshot);
    for (const auto& [id, value] : values) {
        if (there.contains(id)) {
            RC_ASSERT(there.at(id) == value);
        }
    }
}

RC_GTEST_PROP(AnyReport, GivesBackTheValuesItIsFilledWith, ()) {
    MemoryDocument document;
    document.apply(editsOf(planReport(reportLibrary(), {kind().id, {}, {"theory/platform"}, randomValues(false)})));
    const Report report = read(document);
    for (int steps = 3; steps > 0; --steps) {
        Values values;
        for (const Field& field : report.fields) {
            if (!isBlock(field) || report.block(field.id) != nullptr) {
                values[field.id] = randomValue(field, true);
            }
        }
        document.apply(editsOf(planFill(reportLibrary(), document.snapshot, values)));
        RC_ASSERT(readValues(read(document), document.snapshot) == values);
    }
}

RC_GTEST_PROP(AnyReport, OfAnyValuesShowsTheSameTextAgain, ()) {
    // Signs of a pattern inside a value may be read as the pattern's: then the text decides, and stays what it is.
    for (const char* id : {"problems.items", "plan.measures", "theory.result", "theory.meetings"}) {
        const Field& field = *reportLibrary().field(FieldId{id});
        MemoryDocument first, second;
        first.apply({InsertElements{0, renderBlock(field, randomValue(field), "zf_block")}});
        const auto read = readBlock(field, first.snapshot.body);
        second.apply({InsertElements{0, renderBlock(field, read, "zf_block")}});
        if (field.type == FieldType::longText || field.type == FieldType::table) {
            RC_ASSERT(first.texts() == second.texts());
        }
        RC_ASSERT(planBlock(field, 0, first.snapshot.body, read).empty());
    }
}

RC_GTEST_PROP(Describe, NeverThrowsWhateverTheDocumentIs, ()) {
    const Lines bookmarks{"zf_theory",
                          "zf_plan",
                          "zf_problems",
                          "zf_title",
                          "zf_closing",
                          "zf_signature",
                          "zf_theory__meetings",
                          "zf_problems__items",
                          "zf_theory Copy 1",
                          "zfe_problems__items",
                          "zf_other",
                          "zf_plan__other",
                          "zf___unit",
                          "zf_preamble"};
    const Lines texts{"",       "附件",       "特此报告。",         "（一）甲。乙。",
                      "〔甲〕", "文字\n文字", "一是甲，由乙负责。", "\xFF\xE3\x80"};
    const Lines fields{"unit", "theory.sessions", "problems.items", "theory.meetings", "other.thing", "date", "", "_x"};
    Snapshot snapshot;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
        BodyElement element;
        element.table = *rc::gen::inRange(0, 4) == 0;
        auto& names = element.table ? element.grid.bookmarks : element.paragraph.bookmarks;
        if (*rc::gen::arbitrary<bool>()) {
            names.push_back(*rc::gen::elementOf(bookmarks));
        }
        if (element.table) {
            for (int row = *rc::gen::inRange(0, 4); row > 0; --row) {
                element.grid.rows.push_back(*rc::gen::container<Lines>(rc::gen::elementOf(texts)));
            }
            element.grid.fields = {FieldId{*rc::gen::elementOf(fields)}};
        } else {
            element.paragraph.text = *rc::gen::elementOf(texts);
            element.paragraph.outlineLevel = std::max(0, *rc::gen::inRange(-4, 10));
            if (*rc::gen::arbitrary<bool>()) {
                element.paragraph.fields.push_back(
                    {FieldId{*rc::gen::elementOf(fields)}, *rc::gen::inRange<std::size_t>(0, 30),
                     *rc::gen::inRange<std::size_t>(0, 30), *rc::gen::elementOf(texts), *rc::gen::arbitrary<bool>()});
            }
        }
        snapshot.body.push_back(std::move(element));
    }
    for (const std::string& field : fields) {
        if (*rc::gen::arbitrary<bool>()) {
            snapshot.properties["zf." + field] = *rc::gen::elementOf(texts);
        }
        if (*rc::gen::inRange(0, 4) == 0) {
            snapshot.elsewhere.push_back({FieldId{field}, 0, 0, *rc::gen::elementOf(texts), false});
        }
    }
    if (*rc::gen::arbitrary<bool>()) {
        snapshot.properties[kindProperty] = *rc::gen::elementOf(Lines{"report", "other", ""});
    }
    for (const Library& library : {reportLibrary(), Library{}}) {
        describe(library, snapshot);
        for (const char* id : {"theory", "plan", "problems", "other", "closing"}) {
            const SectionId section{id};
            isWrittenIn(library, snapshot, section);
            planInsert(library, snapshot, section, {}, *rc::gen::inRange<std::size_t>(0, 14));
            planMove(library, snapshot, section, *rc::gen::inRange(-3, 4));
            planRemove(library, snapshot, section);
        }
        Values values;
        for (const Field* field : fieldsOf(reportLibrary(), kind())) {
            values[field->id] = randomValue(*field);
        }
        planFill(library, snapshot, values);
    }
}

} // namespace
} // namespace zhangfa
