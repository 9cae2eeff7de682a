// Plans how values get into a document: properties for single values, text for blocks.
#include "block.h"
#include "compose.h"
#include "plan.h"

#include <algorithm>

namespace zhangfa {

namespace {

// Whether places of the fields show something else than their property, and whether some are dead.
struct Shown {
    std::map<FieldId, std::vector<const FieldPlace*>> places;

    explicit Shown(const Snapshot& snapshot) {
        for (const BodyElement& element : snapshot.body) {
            for (const FieldPlace& place : element.paragraph.fields) {
                places[place.field].push_back(&place);
            }
        }
        for (const FieldPlace& place : snapshot.elsewhere) {
            places[place.field].push_back(&place);
        }
    }
    template <class Condition> bool any(const FieldId& field, Condition condition) const {
        const auto found = places.find(field);
        return found != places.end() && std::any_of(found->second.begin(), found->second.end(),
                                                    [&](const FieldPlace* place) { return condition(*place); });
    }
};

// New paragraphs look like the block's first one, not like those of Zhangfa's own documents.
void lookLike(Edits& plan, std::size_t element) {
    for (Edit& edit : plan) {
        if (auto* insert = std::get_if<InsertElements>(&edit)) {
            for (NewElement& made : insert->elements) {
                if (auto* paragraph = std::get_if<NewParagraph>(&made)) {
                    paragraph->like = LooksLike{element, 0};
                }
            }
        }
    }
}

} // namespace

Plan planFill(const Library& library, const Snapshot& snapshot, const Values& values) {
    return planFill(library, readReport(snapshot, library), snapshot, values);
}

Plan planFill(const Library& library, const Report& report, const Snapshot& snapshot, const Values& values) {
    const Shown shown(snapshot);
    SetProperties set;
    std::vector<FieldId> dead;
    std::map<std::size_t, Edits, std::greater<>> blocks; // from the last on, so that places before keep their numbers
    for (const auto& [id, value] : values) {
        const Field* field = report.field(id);
        field = field != nullptr ? field : library.field(id);
        if (field == nullptr) {
            return Refusal{"plan.unknown-field", {id.value}};
        }
        if (isBlock(*field)) {
            if (const ReportBlock* block = report.block(id)) {
                Edits& plan = blocks[block->first] = planBlock(
                    *field, block->first, std::span(snapshot.body).subspan(block->first, block->count), value);
                if (!report.made && !snapshot.body[block->first].table) {
                    lookLike(plan, block->first);
                }
            } else if (!isEmptyValue(value)) {
                return Refusal{"plan.no-place", {field->title}};
            }
            continue;
        }
        const std::string name = propertyPrefix + id.value;
        const auto property = snapshot.properties.find(name);
        const std::string before = property != snapshot.properties.end() ? property->second : std::string();
        const bool stands = shown.any(id, [](const FieldPlace&) { return true; });
        std::string text = before; // an unfilled mark stays as it is, and what was never there is not made for nothing
        if (!isEmptyValue(value)) {
            text = shownValue(*field, value);
        } else if (!isUnfilled(before) && (stands || !before.empty())) {
            text = unfilledMark(field->title);
        }
        if (text != before || shown.any(id, [&](const FieldPlace& place) { return place.shown != text; })) {
            set.properties[name] = text;
        }
        if (shown.any(id, [](const FieldPlace& place) { return place.fixed; })) {
            dead.push_back(id);
        }
    }
    Edits edits;
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    for (FieldId& id : dead) {
        edits.emplace_back(ReviveFields{std::move(id)});
    }
    for (auto& [first, plan] : blocks) {
        std::move(plan.begin(), plan.end(), std::back_inserter(edits));
    }
    return edits;
}

} // namespace zhangfa
