// A bound document as the form of many.
#include "batch/master.h"

#include "core/attachments.h"
#include "core/block.h"
#include "core/block_rows.h"
#include "core/compose.h"
#include "core/joined_list.h"
#include "core/official_parts.h"
#include "core/plan.h"
#include "core/section_elements.h"
#include "core/sentence_parts.h"
#include "core/signature.h"
#include "core/sources.h"
#include "core/title_lines.h"
#include "core/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zhangfa {

namespace {

constexpr std::array followingStyles{titleStyle, issuedTitleStyle, signatureStyle, dateStyle};

long hundredths(double millimetres) { return std::lround(millimetres * 100); }

// What people typed into fields in Word counts, as when Writer opens the document.
Snapshot reconciled(Snapshot snapshot, const Library& library) {
    const Reconciliation found = reconcile(library, snapshot);
    if (!found.conflicts.empty()) {
        const Conflict& conflict = found.conflicts.front();
        std::string shown;
        for (const std::string& each : conflict.shown) {
            shown += (shown.empty() ? "" : " / ") + each;
        }
        throw PackageError({"batch.conflict", {conflict.title, shown}});
    }
    for (const Edit& edit : found.edits) {
        if (const auto* set = std::get_if<SetProperties>(&edit)) {
            snapshot = withProperties(std::move(snapshot), set->properties);
        }
    }
    return snapshot;
}

std::vector<std::string> keysOf(const Field& field, const boost::json::value& value) {
    std::vector<std::string> keys;
    if (field.type == FieldType::longText) {
        return linesOf(field, value);
    }
    for (const Row& row : rowsOf(field, value)) {
        keys.push_back(keyOf(field, row));
    }
    return keys;
}

boost::json::value valueIn(const Values& values, const FieldId& id) {
    const auto found = values.find(id);
    return found != values.end() ? found->second : boost::json::value();
}

} // namespace

Master::Master(const Library& library, std::string bytes, int level) : library_(library) {
    auto document = openDocument(std::move(bytes));
    snapshot_ = reconciled(document->snapshot, library);
    report_ = readReport(snapshot_, library);
    if (!report_.kind) {
        throw PackageError({"package.not-bound", {}});
    }
    values_ = readValues(report_, snapshot_);
    last_ = readLast(snapshot_.properties);
    computed_ = std::make_unique<ComputedValues>(report_, values_, last_);
    for (const Field& field : report_.fields) {
        if (!isBlock(field)) {
            fieldIndex_.emplace(field.id, fields_.size());
            fields_.push_back(&field);
            const auto property = snapshot_.properties.find(propertyPrefix + field.id.value);
            texts_.push_back(property != snapshot_.properties.end() ? property->second : std::string());
        }
    }
    for (const FieldSpot& spot : document->fields) {
        standing_.insert(spot.field);
    }
    findBlocks();
    findChoices();
    for (const ReportSection& section : report_.sections) {
        placedByLayout_ = placedByLayout_ || section.stands == Stands::imprint;
        const bool named = section.attachment && section.count > 1 &&
                           !snapshot_.body[section.first + 1].paragraph.fields.empty(); // the note lists its title
        arranged_ = arranged_ || section.stands == Stands::head || named;
    }

    CompileTask task;
    for (const Field* field : fields_) {
        task.fields.push_back(field->id);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!obstacles_.contains(blocks_[i]->id)) {
            task.blocks.push_back({blocks_[i]->id, blockForms_[i].first, blockForms_[i].count,
                                   report_.made && blocks_[i]->type != FieldType::table});
        }
    }
    if (isMade(snapshot_.properties)) {
        task.styles.assign(followingStyles.begin(), followingStyles.end());
        for (const BodyElement& element : snapshot_.body) {
            if (std::ranges::find(task.styles, element.paragraph.style) != task.styles.end()) {
                placed_.body.push_back(element);
            }
        }
        const auto place = [&](const FieldId& field) {
            if (const auto index = fieldIndex_.find(field); index != fieldIndex_.end()) {
                placedFields_.insert(index->second);
            }
        };
        place(sealField);
        for (const BodyElement& element : placed_.body) {
            for (const FieldPlace& field : element.paragraph.fields) {
                place(field.field);
            }
        }
        for (const std::string& name : {formatProperty, kindProperty, propertyPrefix + sealField.value}) {
            if (const auto property = snapshot_.properties.find(name); property != snapshot_.properties.end()) {
                placed_.properties.insert(*property);
            }
        }
    }
    Compiled compiled = compile(std::move(document), task, level);
    program_ = std::move(compiled.program);
    obstacles_.merge(compiled.obstacles);
    for (std::size_t i = 0; i < program_.styles.size(); ++i) {
        masterStyles_.emplace(program_.styles[i], compiled.styles[i]);
    }
}

std::vector<const Field*> Master::allFields() const {
    std::vector<const Field*> all;
    for (const Field& field : report_.fields) {
        if (!isBlock(field) || blockIndex_.contains(field.id)) { // else it has no place in the text
            all.push_back(&field);
        }
    }
    return all;
}

void Master::findBlocks() {
    for (const ReportBlock& block : report_.blocks) {
        const Field* field = block.copy ? nullptr : report_.field(block.field);
        if (field == nullptr || !isBlock(*field) || blockIndex_.contains(field->id)) {
            continue;
        }
        Block form{keysOf(*field, valueIn(values_, field->id)), {}, block.first, block.count};
        const BodyElement& element = snapshot_.body[block.first];
        if (element.table && !element.grid.rows.empty()) {
            form.columns = columnsInTable(*field, element.grid.rows.front());
        }
        form.items = itemsOf(*field, form, valueIn(values_, field->id));
        if (auto obstacle = wordedByHand(*field, block)) {
            obstacles_.emplace(field->id, std::move(*obstacle));
        }
        blockIndex_.emplace(field->id, blocks_.size());
        blocks_.push_back(field);
        blockForms_.push_back(std::move(form));
    }
}

// Items that do not say what their values would make of them are kept by Writer word for word, where a row has them,
// too.
std::optional<Message> Master::wordedByHand(const Field& field, const ReportBlock& block) const {
    const auto told = [&](const std::string& text) {
        return Message{"batch.worded", {field.title, shortened(text, 20)}};
    };
    const boost::json::value value = valueIn(values_, field.id);
    const BodyElement& first = snapshot_.body[block.first];
    if (first.table != (field.type == FieldType::table)) {
        return Message{"batch.block-anew", {field.title}};
    }
    if (isEmptyValue(value)) {
        return block.count == 1 ? std::nullopt : std::optional(told(first.paragraph.text));
    }
    if (first.table) {
        const auto columns = columnsInTable(field, first.grid.rows.front());
        for (std::size_t i = 1; i < first.grid.rows.size(); ++i) {
            const std::vector<std::string>& cells = first.grid.rows[i];
            const std::vector<TextRun> shown = shownRow(field, readRow(field, columns, cells));
            for (std::size_t cell = 0; cell < cells.size() && cell < columns.size(); ++cell) {
                if (cells[cell] != (columns[cell] < shown.size() ? shown[columns[cell]].text : "")) {
                    return told(cells[cell]);
                }
            }
        }
        return std::nullopt;
    }
    const std::vector<NewElement> made = renderBlock(field, value, "");
    if (made.size() != block.count) {
        return told(first.paragraph.text);
    }
    for (std::size_t i = 0; i < made.size(); ++i) {
        std::string text;
        for (const Run& run : std::get<NewParagraph>(made[i]).runs) {
            text += std::get<TextRun>(run).text;
        }
        const BodyElement& element = snapshot_.body[block.first + i];
        if (element.table || text != element.paragraph.text) {
            return told(element.paragraph.text);
        }
    }
    return std::nullopt;
}

void Master::findChoices() {
    elements_.reserve(report_.sections.size()); // choices_ point into it
    for (const ReportSection& section : report_.sections) {
        const Section* standard =
            section.copy || !section.bound || section.attachment ? nullptr : library_.section(section.id);
        if (standard == nullptr) {
            continue;
        }
        elements_.push_back(elementsOf(*standard, section.text, nullptr, report_.manner));
        for (const SectionElement& element : elements_.back()) {
            const auto* paragraph = std::get_if<SectionParagraph>(&element);
            if (paragraph != nullptr && (paragraph->option.empty() || section.options.contains(paragraph->option))) {
                for (const TextPart& part : paragraph->parts) {
                    choices_.push_back({paragraph, &part});
                }
            }
        }
    }
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const auto& [paragraph, part] = choices_[i];
        std::set<FieldId> needed;
        for (std::size_t piece = part->first; piece < part->first + part->count; ++piece) {
            if (const auto* reference = std::get_if<FieldReference>(&paragraph->content[piece])) {
                needed.insert(reference->field);
            }
        }
        if (part->when) {
            const FormulaFields asked = fieldsOf(*part->when);
            needed.insert(asked.now.begin(), asked.now.end());
            needed.insert(asked.last.begin(), asked.last.end());
        }
        for (const FieldId& field : needed) {
            choicesBy_[field].push_back(i);
        }
    }
    const Known known = computed_->after({values_, last_});
    masterChoices_.assign(choices_.size(), '0');
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        masterChoices_[i] = stands(*choices_[i].paragraph, *choices_[i].part, known) ? '1' : '0';
    }
}

std::string Master::choicesOf(const Known& known, const std::vector<FieldId>& changed) const {
    std::string choices = masterChoices_;
    const FormulaInput input = inputOf(known);
    std::vector<bool> asked(choices_.size(), false);
    for (const FieldId& field : changed) {
        const auto found = choicesBy_.find(field);
        for (std::size_t i = 0; found != choicesBy_.end() && i < found->second.size(); ++i) {
            const std::size_t choice = found->second[i];
            if (asked[choice]) {
                continue;
            }
            asked[choice] = true;
            choices[choice] = stands(*choices_[choice].paragraph, *choices_[choice].part, input) ? '1' : '0';
        }
    }
    return choices;
}

std::vector<BlockItem> Master::itemsOf(const Field& field, const Block& block, const boost::json::value& value) const {
    std::vector<BlockItem> items;
    if (field.type == FieldType::table) {
        std::vector<Row> rows = rowsOf(field, value);
        if (rows.empty()) {
            rows.emplace_back(field.columns.size());
        }
        for (const Row& row : rows) {
            const std::vector<TextRun> shown = shownRow(field, row);
            BlockItem& cells = items.emplace_back();
            for (const std::size_t column : block.columns) {
                cells.push_back(column < shown.size() ? shown[column] : TextRun{});
            }
        }
        return items;
    }
    for (const NewElement& element : renderBlock(field, value, "")) {
        BlockItem& runs = items.emplace_back();
        for (const Run& run : std::get<NewParagraph>(element).runs) {
            runs.push_back(std::get<TextRun>(run));
        }
    }
    return items;
}

std::optional<std::vector<BlockItem>> Master::blockOf(std::size_t index, const boost::json::value& value) const {
    const Field& field = *blocks_[index];
    const Block& block = blockForms_[index];
    const bool same = block.keys.empty() ? isEmptyValue(value) : keysOf(field, value) == block.keys;
    return same ? std::nullopt : std::optional(itemsOf(field, block, value));
}

void Master::setText(RowTexts& made, std::size_t index, const boost::json::value& value, bool computed) const {
    const Field& field = *fields_[index];
    std::string& text = made.texts[index];
    if (!isEmptyValue(value)) {
        text = shownValue(field, value);
    } else if (computed || (!isUnfilled(text) && (standing_.contains(field.id) || !text.empty()))) {
        text = unfilledMark(field.title); // one that stands there already stays as it is
    }
}

RowTexts Master::make(const Values& row) const {
    Scratch scratch;
    return make(row, scratch);
}

RowTexts Master::make(const Values& row, Scratch& scratch) const {
    RowTexts made;
    made.texts = texts_;
    made.blocks.resize(blocks_.size());
    Known& known = scratch.known;
    if (known.now.empty()) {
        known = {values_, last_};
    }
    for (const FieldId& id : scratch.changed) {
        if (const auto value = values_.find(id); value != values_.end()) {
            known.now[id] = value->second;
        } else {
            known.now.erase(id);
        }
    }
    scratch.changed.clear();
    for (const auto& [id, value] : row) {
        known.now[id] = value;
        scratch.changed.push_back(id);
        if (const auto field = fieldIndex_.find(id); field != fieldIndex_.end()) {
            setText(made, field->second, value, false);
        } else if (const auto block = blockIndex_.find(id); block != blockIndex_.end()) {
            made.blocks[block->second] = blockOf(block->second, value);
            made.each = made.each || (made.blocks[block->second] && obstacles_.contains(id));
        } else if (!isEmptyValue(value)) {
            throw PackageError({"plan.no-place", {id.value}});
        }
    }
    if (!computed_->fields().empty()) {
        known = computed_->after(std::move(known));
        for (const Field* field : computed_->fields()) {
            if (const auto index = fieldIndex_.find(field->id); index != fieldIndex_.end()) {
                setText(made, index->second, valueIn(known.now, field->id), true);
                scratch.changed.push_back(field->id);
            }
        }
    }
    // The rows of this table show values.
    made.each = made.each || placedByLayout_ ||
                (blockIndex_.contains(sourcesTable) && !row.contains(sourcesTable) &&
                 snapshot_.properties.contains(sourcesProperty + "1"));
    const std::string choices = choicesOf(known, scratch.changed);
    if (made.each) {
        made.form = "each";
    } else if (needsEdits(made, known, choices)) {
        made.form = choices;
    }
    placeStyles(made);
    return made;
}

std::map<std::string, std::string> Master::changed(const RowTexts& row) const {
    std::map<std::string, std::string> properties;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (row.texts[i] != texts_[i]) {
            properties.emplace(propertyPrefix + fields_[i]->id.value, row.texts[i]);
        }
    }
    return properties;
}

// Whether parts of sentences, attachments or the head change with these choices: asked once for each.
bool Master::needsEdits(const RowTexts& row, const Known& known, const std::string& choices) const {
    const bool everyRow = arranged_;
    if (!everyRow) {
        const std::lock_guard lock(mutex_);
        if (const auto found = known_.find(choices); found != known_.end()) {
            return found->second;
        }
    }
    const Snapshot after = withProperties(snapshot_, changed(row));
    const bool needs =
        !planParts(library_, report_, after, known).empty() || !planAttachments(report_, after).empty() ||
        (arranged_ && !(arrangementOf(library_, report_, after) == arrangementOf(library_, report_, snapshot_)));
    if (!everyRow) {
        const std::lock_guard lock(mutex_);
        known_.emplace(choices, needs);
    }
    return needs;
}

void Master::placeStyles(RowTexts& row) const {
    constexpr double figure = 0.5; // em
    row.styles = masterStyles_;
    if (masterStyles_.empty()) {
        return;
    }
    std::map<std::string, std::string> properties; // of what stands in them
    for (const std::size_t field : placedFields_) {
        if (row.texts[field] != texts_[field]) {
            properties.emplace(propertyPrefix + fields_[field]->id.value, row.texts[field]);
        }
    }
    if (properties.empty()) {
        return;
    }
    const Snapshot after = withProperties(placed_, properties);
    for (const Edit& edit : planTitles(library_, placed_, after)) {
        const auto& title = std::get<PlaceTitle>(edit);
        StylePlace& place = row.styles[title.style];
        place.left = place.right = hundredths(titleIndent(title, figure));
    }
    for (const Edit& edit : planSignature(library_, placed_, after)) {
        const auto& signature = std::get<PlaceSignature>(edit);
        const Format& format = signature.format;
        const SignaturePlaces places = placeSignature(signature, figure);
        const auto put = [&](const char* style, const SignaturePlace& at) {
            StylePlace& place = row.styles[style];
            place.adjust = at.adjust;
            place.left = hundredths(at.left * format.character());
            place.right = hundredths(at.right * format.character());
        };
        put(signatureStyle, places.names);
        put(dateStyle, places.date);
        row.styles[signatureStyle].above = hundredths(places.above * format.line());
    }
}

void Master::write(const RowTexts& row, const Master& made, Deflater& deflater, std::string& out,
                   Buffers& buffers) const {
    Filling& filling = buffers.filling;
    const bool own = &made == this;
    filling.texts.resize(program_.fields.size());
    for (std::size_t i = 0; i < program_.fields.size(); ++i) {
        const FieldId& id = program_.fields[i];
        if (own && i < fields_.size()) {
            filling.texts[i] = row.texts[i];
            continue;
        }
        const auto index = made.fieldIndex_.find(id);
        const auto mine = snapshot_.properties.find(propertyPrefix + id.value);
        filling.texts[i] = index != made.fieldIndex_.end()      ? row.texts[index->second]
                           : mine != snapshot_.properties.end() ? mine->second
                                                                : std::string();
    }
    filling.blocks.assign(program_.blocks.size(), std::nullopt);
    for (std::size_t i = 0; i < program_.blocks.size(); ++i) {
        if (const auto index = made.blockIndex_.find(program_.blocks[i]); index != made.blockIndex_.end()) {
            filling.blocks[i] = row.blocks[index->second];
            // A master of another form was made of a row, whose items it has.
            if (!own && !filling.blocks[i] && !made.obstacles_.contains(program_.blocks[i])) {
                filling.blocks[i] = made.blockForms_[index->second].items;
            }
        }
    }
    filling.styles.clear();
    for (const std::string& style : program_.styles) {
        const auto place = row.styles.find(style);
        filling.styles.push_back(place != row.styles.end() ? place->second : masterStyles_.at(style));
    }
    program_.write(filling, deflater, out, buffers.scratch);
}

} // namespace zhangfa
