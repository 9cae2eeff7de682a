// Finds sections, blocks and fields in a document by the bookmarks, headings and fields it has.
#include "report.h"

#include "attachments.h"
#include "block.h"
#include "bookmark.h"
#include "carried.h"
#include "closing_part.h"
#include "compose.h"
#include "long_property.h"
#include "needed_fields.h"
#include "official_parts.h"
#include "recognised_sections.h"
#include "section_place.h"
#include "utf8.h"

#include <boost/json.hpp>

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

// A bookmark of Zhangfa's, where it begins.
struct Mark {
    std::size_t element;
    BookmarkName name;
};

std::vector<Mark> marksOf(const Snapshot& snapshot) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        for (const std::string& bookmark : bookmarksOf(snapshot.body[i])) {
            if (auto name = parseBookmark(bookmark)) {
                marks.push_back({i, std::move(*name)});
            }
        }
    }
    return marks;
}

// Which marks of one kind stand for the thing itself: the one with the plain name, or else the first copy of it.
std::set<const Mark*> originals(const std::vector<Mark>& marks, BookmarkKind kind) {
    std::map<std::string, const Mark*> found;
    for (const Mark& mark : marks) {
        if (mark.name.kind != kind) {
            continue;
        }
        const auto [known, isNew] = found.emplace(mark.name.id, &mark);
        if (!isNew && known->second->name.copy && !mark.name.copy) {
            known->second = &mark;
        }
    }
    std::set<const Mark*> all;
    for (const auto& [id, mark] : found) {
        all.insert(mark);
    }
    return all;
}

// The elements at which a section ends for being the beginning of another one, or of a part such as the signature.
std::vector<bool> beginnings(const Snapshot& snapshot, const std::vector<Mark>& marks) {
    std::vector<bool> result(snapshot.body.size() + 1, false);
    for (const Mark& mark : marks) {
        result[mark.element] = result[mark.element] || mark.name.kind == BookmarkKind::section;
    }
    return result;
}

void findParts(Report& report, const std::vector<Mark>& marks, const std::set<const Mark*>& originals) {
    for (const Mark& mark : marks) {
        if (!originals.contains(&mark)) {
            continue;
        }
        const SectionId id{mark.name.id};
        if (id == titlePart) {
            report.title = mark.element;
        } else if (id == salutationPart) {
            report.salutation = mark.element;
        } else if (id == bylinePart) {
            report.byline = mark.element;
        } else if (id == notesPart) {
            report.notes = mark.element;
        } else if (id == signaturePart) {
            report.signature = mark.element;
        }
    }
}

// Signature and attachments end the last section; before it, a line 附件： may be anything.
std::size_t findEnd(const Report& report, const Snapshot& snapshot, const Library& library,
                    const std::vector<Mark>& marks) {
    std::size_t from = 0;
    for (const Mark& mark : marks) {
        const SectionId id{mark.name.id};
        if (mark.name.kind == BookmarkKind::section && id != signaturePart && id != notesPart &&
            !isAttachmentMark(snapshot.body[mark.element]) && standsOf(library, id) == Stands::inText) {
            from = std::max(from, mark.element + 1);
        }
    }
    for (std::size_t i = from; i < snapshot.body.size(); ++i) {
        if (i == report.signature || beginsClosingPart(snapshot.body[i])) {
            return i;
        }
    }
    return snapshot.body.size();
}

void findSections(Report& report, const Snapshot& snapshot, const Library& library, const std::vector<Mark>& marks,
                  const std::set<const Mark*>& originals) {
    std::vector<bool> begins = beginnings(snapshot, marks);
    std::map<const Mark*, PartExtent> parts;
    for (const Mark& mark : marks) {
        const Stands stands =
            mark.name.kind == BookmarkKind::section ? standsOf(library, SectionId{mark.name.id}) : Stands::inText;
        if (stands != Stands::inText) {
            const PartExtent extent = parts[&mark] = extentOfPart(snapshot, stands, mark.element);
            begins[extent.first] = begins[extent.first + extent.count] = true;
        }
    }
    for (const Mark& mark : marks) {
        if (mark.name.kind != BookmarkKind::section || isPart(SectionId{mark.name.id})) {
            continue;
        }
        ReportSection section;
        section.id.value = mark.name.id;
        section.first = mark.element;
        section.copy = !originals.contains(&mark);
        if (const auto part = parts.find(&mark); part != parts.end()) {
            section.first = part->second.first;
            section.count = part->second.count;
            section.stands = standsOf(library, section.id);
            report.sections.push_back(std::move(section));
            continue;
        }
        const BodyElement& heading = snapshot.body[section.first];
        const int level = headingLevel(heading);
        std::size_t end = section.first + 1;
        const auto ends = [&](std::size_t element) {
            const int here = headingLevel(snapshot.body[element]);
            return begins[element] || element == report.end || (here > 0 && (level == 0 || here <= level));
        };
        while (end < snapshot.body.size() && !ends(end)) {
            ++end;
        }
        section.count = end - section.first;
        section.attachment = isAttachmentMark(heading);
        section.label = heading.table ? "" : heading.paragraph.label;
        report.sections.push_back(std::move(section));
    }
}

// In a document that somebody else made, Zhangfa's own attachments, which have no headings.
void findAttachments(Report& report, const Snapshot& snapshot, const std::vector<Mark>& marks,
                     const std::set<const Mark*>& originals) {
    std::vector<const Mark*> found;
    for (const Mark& mark : marks) {
        const bool own = mark.name.kind == BookmarkKind::section && !isPart(SectionId{mark.name.id});
        if (own && isAttachmentMark(snapshot.body[mark.element])) {
            found.push_back(&mark);
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t end = i + 1 < found.size() ? found[i + 1]->element : snapshot.body.size();
        ReportSection section;
        section.id.value = found[i]->name.id;
        section.first = found[i]->element;
        section.count = end - section.first;
        section.copy = !originals.contains(found[i]);
        section.attachment = true;
        report.sections.push_back(std::move(section));
    }
}

void findBlocks(Report& report, const Snapshot& snapshot, const std::vector<Mark>& marks,
                const std::set<const Mark*>& originals) {
    std::vector<bool> ends(snapshot.body.size() + 1, false);
    ends[report.end] = true;
    for (const Mark& mark : marks) {
        ends[mark.element] = true;
    }
    for (const ReportSection& section : report.sections) {
        ends[section.first] = ends[section.first + section.count] = true;
    }
    for (const Mark& mark : marks) {
        if (mark.name.kind != BookmarkKind::block) {
            continue;
        }
        ReportBlock block{FieldId{mark.name.id}, mark.element, 1, !originals.contains(&mark)};
        const Field* field = report.field(block.field);
        const bool single = snapshot.body[block.first].table || (field != nullptr && field->type == FieldType::table);
        while (!single && block.first + block.count < snapshot.body.size()) {
            const std::size_t next = block.first + block.count;
            if (ends[next] || snapshot.body[next].table || headingLevel(snapshot.body[next]) > 0) {
                break;
            }
            ++block.count;
        }
        report.blocks.push_back(block);
    }
}

// ---- Fields --------------------------------------------------------------------------------------------------------

// Read only where the library does not know enough: it takes longer than all the rest.
class CarriedOnDemand {
public:
    explicit CarriedOnDemand(const Snapshot& snapshot) : snapshot_(snapshot) {}
    const Carried& operator()() {
        if (!carried_) {
            carried_ = readCarried(snapshot_.properties);
        }
        return *carried_;
    }
    bool isRead() const { return carried_.has_value(); }

private:
    const Snapshot& snapshot_;
    std::optional<Carried> carried_;
};

// What one text of a section asks for.
struct TextFields {
    std::vector<FieldId> needed;
    std::vector<FieldId> dormant;                          // the section's own, of its other texts
    std::vector<std::pair<FieldId, std::string>> byOption; // the section's own, with the one option that has them
};

TextFields fieldsOfText(const Section& section, const std::string& text) {
    TextFields fields{neededFields(section, text), {}, {}};
    const std::set<FieldId> standing(fields.needed.begin(), fields.needed.end());
    for (const Field& field : section.fields) {
        if (!standing.contains(field.id)) {
            fields.dormant.push_back(field.id);
        }
    }
    for (const auto& [field, holders] : optionsByField(section, text)) {
        if (sectionPart(field.value) == section.id.value && holders.size() == 1) {
            fields.byOption.emplace_back(field, *holders.begin());
        }
    }
    return fields;
}

} // namespace

class ReportMemory {
public:
    using Text = std::pair<const Section*, std::string>;

    explicit ReportMemory(const Library& of) : library(of) {}
    const TextFields& fieldsOf(const Text& text) {
        const auto known = texts_.find(text);
        return known != texts_.end() ? known->second
                                     : texts_.emplace(text, fieldsOfText(*text.first, text.second)).first->second;
    }
    const std::vector<FieldId>& awaited(const Text& text, const std::set<std::string>& options) {
        const auto [known, isNew] = awaited_.try_emplace({text, options});
        if (isNew) {
            known->second = awaitedFields(*text.first, text.second, options);
        }
        return known->second;
    }

    const Library& library;
    std::map<std::pair<const Kind*, std::vector<Text>>, FieldTable> tables; // where the library describes all

private:
    std::map<Text, TextFields> texts_;
    std::map<std::pair<Text, std::set<std::string>>, std::vector<FieldId>> awaited_;
};

namespace {

class FieldList {
public:
    FieldList(const Library& library, CarriedOnDemand& carried, const Snapshot& snapshot, FieldTable table)
        : library_(library), carried_(carried), snapshot_(snapshot), table_(std::move(table)) {}

    void add(const Field& field) {
        if (!has(field.id)) {
            known_.insert(field.id);
            fields_.push_back(field);
        }
    }
    void add(const FieldId& id) {
        if (has(id)) {
            return;
        }
        const Field* field = library_.field(id);
        field = field != nullptr ? field : carried_().field(id);
        if (field != nullptr) {
            add(*field);
        }
    }
    // For a field nobody describes: a plain text, so that what stands in the document can be filled all the same.
    void addInText(const FieldId& id, std::string_view shown) {
        add(id);
        if (has(id)) {
            return;
        }
        const auto property = snapshot_.properties.find(propertyPrefix + id.value);
        Field field;
        field.id = id;
        field.title = id.value;
        for (const std::string_view text :
             {shown,
              property == snapshot_.properties.end() ? std::string_view() : std::string_view(property->second)}) {
            if (isUnfilled(text)) {
                constexpr std::size_t bracket = std::string_view("〔").size();
                field.title = text.substr(bracket, text.size() - 2 * bracket);
            }
        }
        add(field);
    }
    const FieldTable& table() {
        if (!fields_.empty()) {
            fields_.insert(fields_.begin(), table_.begin(), table_.end());
            table_ = FieldTable(std::move(fields_));
            fields_.clear();
            known_.clear();
        }
        return table_;
    }

private:
    bool has(const FieldId& id) const { return table_.find(id.value) != nullptr || known_.contains(id); }

    const Library& library_;
    CarriedOnDemand& carried_;
    const Snapshot& snapshot_;
    FieldTable table_;
    std::vector<Field> fields_; // behind those of the table
    std::set<FieldId> known_;
};

void addDescribed(FieldList& fields, const Report& report, const Kind* kind, ReportMemory& memory,
                  CarriedOnDemand& carried) {
    if (kind != nullptr) {
        for (const FieldId& id : neededFields(*kind)) {
            fields.add(id);
        }
        for (const FieldId& id : unprintedFields(memory.library)) {
            fields.add(id);
        }
    } else {
        for (const Field& field : carried().fields) {
            fields.add(field);
        }
    }
    for (const ReportSection& section : report.sections) {
        if (!section.bound) {
            continue; // its fields are not there
        }
        if (const Section* known = memory.library.section(section.id)) {
            for (const FieldId& id : memory.fieldsOf({known, section.text}).needed) {
                fields.add(id);
            }
        } else if (const CarriedSection* described = carried().section(section.id)) {
            for (const Field& field : described->fields) {
                fields.add(field);
            }
        }
    }
}

void findFields(Report& report, const Snapshot& snapshot, ReportMemory& memory, CarriedOnDemand& carried,
                const std::vector<Mark>& marks) {
    const Kind* kind = report.kind ? memory.library.kind(*report.kind) : nullptr;
    std::vector<ReportMemory::Text> texts;
    for (const ReportSection& section : report.sections) {
        if (const Section* known = section.bound ? memory.library.section(section.id) : nullptr) {
            texts.emplace_back(known, section.text);
            const auto& dormant = memory.fieldsOf(texts.back()).dormant;
            report.dormant.insert(dormant.begin(), dormant.end());
        }
    }
    const auto known = carried.isRead() ? memory.tables.end() : memory.tables.find({kind, texts});
    FieldList fields(memory.library, carried, snapshot, known != memory.tables.end() ? known->second : FieldTable());
    if (known == memory.tables.end()) {
        addDescribed(fields, report, kind, memory, carried);
        if (!carried.isRead()) {
            memory.tables.emplace(std::pair(kind, texts), fields.table());
        }
    }
    visitPlaces(snapshot, [&](const FieldPlace& place) { fields.addInText(place.field, place.shown); });
    for (const Mark& mark : marks) {
        if (mark.name.kind == BookmarkKind::block) {
            fields.add(FieldId{mark.name.id});
        }
    }
    report.fields = fields.table();
}

void findAsked(Report& report, const Snapshot& snapshot, ReportMemory& memory) {
    for (const std::string_view field : standingFields(snapshot)) {
        report.asked.insert(FieldId{std::string(field)});
    }
    for (const ReportBlock& block : report.blocks) {
        report.asked.insert(block.field);
    }
    // Of an option it is not known whether it was put in, but whether its fields stand in the text.
    for (ReportSection& section : report.sections) {
        if (const Section* known = section.bound ? memory.library.section(section.id) : nullptr) {
            for (const auto& [field, option] : memory.fieldsOf({known, section.text}).byOption) {
                if (report.asked.contains(field)) {
                    section.options.insert(option);
                }
            }
        }
    }
    for (const Field& field : report.fields) {
        if (!field.printed) {
            report.asked.insert(field.id);
        }
    }
    for (const ReportSection& section : report.sections) {
        if (const Section* known = section.bound ? memory.library.section(section.id) : nullptr) {
            for (const FieldId& id : memory.awaited({known, section.text}, section.options)) {
                const Field* field = report.field(id);
                const bool text = field != nullptr && !isBlock(*field);
                if (text && sectionPart(id.value) == section.id.value) {
                    report.asked.insert(id);
                }
            }
        }
    }
}

} // namespace

const ReportSection* Report::section(const SectionId& id) const {
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const ReportSection& section) { return section.id == id && !section.copy; });
    return found == sections.end() ? nullptr : &*found;
}

const ReportBlock* Report::block(const FieldId& id) const {
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const ReportBlock& block) { return block.field == id && !block.copy; });
    return found == blocks.end() ? nullptr : &*found;
}

Report readReport(const Snapshot& snapshot, const Library& library) { return ReportReader(library).read(snapshot); }

ReportReader::ReportReader(const Library& library) : memory_(std::make_unique<ReportMemory>(library)) {}

ReportReader::~ReportReader() = default;

Report ReportReader::read(const Snapshot& snapshot) {
    const Library& library = memory_->library;
    Report report;
    const auto kind = snapshot.properties.find(kindProperty);
    if (kind != snapshot.properties.end() && !kind->second.empty()) {
        report.kind = KindId{kind->second};
    }
    CarriedOnDemand carried(snapshot);
    const Kind* known = report.kind ? library.kind(*report.kind) : nullptr;
    report.kindTitle = known != nullptr ? known->title : carried().title;

    const std::vector<Mark> marks = marksOf(snapshot);
    const std::set<const Mark*> sections = originals(marks, BookmarkKind::section);
    report.made = isMade(snapshot.properties);
    if (const auto manner = snapshot.properties.find(mannerProperty); manner != snapshot.properties.end()) {
        report.manner = mannerNamed(manner->second).value_or(Manner());
    }
    findParts(report, marks, sections);
    if (report.made) {
        report.end = findEnd(report, snapshot, library, marks);
        findSections(report, snapshot, library, marks, sections);
    } else {
        report.outline = readOutline(snapshot, library);
        findRecognised(report, snapshot);
    }
    if (!report.made) {
        findAttachments(report, snapshot, marks, sections);
    }
    for (ReportSection& section : report.sections) {
        section.text = textOf(snapshot.properties, section.id);
        const Section* standard = library.section(section.id);
        const CarriedSection* described = standard == nullptr ? carried().section(section.id) : nullptr;
        const BodyElement& first = snapshot.body[section.first];
        section.title = standard != nullptr    ? standard->title
                        : described != nullptr ? described->title
                        : first.table          ? section.id.value
                                               : first.paragraph.text;
    }
    findFields(report, snapshot, *memory_, carried, marks);
    findBlocks(report, snapshot, marks, originals(marks, BookmarkKind::block));
    findAsked(report, snapshot, *memory_);
    return report;
}

bool isMade(const std::map<std::string, std::string>& properties) {
    const auto kind = properties.find(kindProperty);
    return kind != properties.end() && !kind->second.empty() && !properties.contains(adoptedProperty);
}

std::string textOf(const std::map<std::string, std::string>& properties, const SectionId& section) {
    const auto text = properties.find(textProperty + section.value);
    return text == properties.end() ? std::string() : text->second;
}

std::map<std::string, std::string> textProperties(const std::vector<SectionUse>& sections,
                                                  const std::map<std::string, std::string>& present) {
    std::map<std::string, std::string> properties;
    for (const auto& [id, text] : sections) {
        if (text != textOf(present, id)) {
            properties[textProperty + id.value] = text;
        }
    }
    return properties;
}

std::map<std::string, std::string> lastProperties(const Values& last,
                                                  const std::map<std::string, std::string>& present) {
    boost::json::object values;
    for (const auto& [id, value] : last) {
        if (!isEmptyValue(value)) {
            values[id.value] = value;
        }
    }
    return longProperty(lastProperty, values.empty() ? "" : boost::json::serialize(values), present);
}

Values readLast(const std::map<std::string, std::string>& properties) {
    boost::system::error_code error;
    const std::string text = readLongProperty(lastProperty, properties);
    const boost::json::value all = text.empty() ? boost::json::value() : boost::json::parse(text, error);
    Values last;
    if (!error && all.is_object()) {
        for (const auto& [id, value] : all.get_object()) {
            last[FieldId{std::string(id)}] = value;
        }
    }
    return last;
}

Values readValues(const Report& report, const Snapshot& snapshot) {
    Values values;
    for (const Field& field : report.fields) {
        boost::json::value& value = values[field.id];
        if (!isBlock(field)) {
            const auto property = snapshot.properties.find(propertyPrefix + field.id.value);
            value = property == snapshot.properties.end() ? nullptr : readValue(field, property->second);
        }
    }
    for (const ReportBlock& block : report.blocks) {
        const Field* field = block.copy ? nullptr : report.field(block.field);
        if (field != nullptr && isBlock(*field)) {
            values[block.field] = readBlock(*field, std::span(snapshot.body).subspan(block.first, block.count));
        }
    }
    return values;
}

} // namespace zhangfa
