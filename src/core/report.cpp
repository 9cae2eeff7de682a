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

private:
    const Snapshot& snapshot_;
    std::optional<Carried> carried_;
};

class FieldList {
public:
    FieldList(const Library& library, CarriedOnDemand& carried, const Snapshot& snapshot)
        : library_(library), carried_(carried), snapshot_(snapshot) {}

    void add(const Field& field) {
        if (known_.insert(field.id).second) {
            fields_.push_back(field);
        }
    }
    void add(const FieldId& id) {
        if (known_.contains(id)) {
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
        if (known_.contains(id)) {
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
    std::vector<Field> take() { return std::move(fields_); }

private:
    const Library& library_;
    CarriedOnDemand& carried_;
    const Snapshot& snapshot_;
    std::vector<Field> fields_;
    std::set<FieldId> known_;
};

void findFields(Report& report, const Snapshot& snapshot, const Library& library, CarriedOnDemand& carried,
                const std::vector<Mark>& marks) {
    FieldList fields(library, carried, snapshot);
    if (const Kind* kind = report.kind ? library.kind(*report.kind) : nullptr) {
        for (const FieldId& id : neededFields(*kind)) {
            fields.add(id);
        }
        for (const FieldId& id : unprintedFields(library)) {
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
        const Section* known = library.section(section.id);
        const CarriedSection* described = known == nullptr ? carried().section(section.id) : nullptr;
        if (known != nullptr || described != nullptr) {
            if (known != nullptr) {
                const auto needed = neededFields(*known, section.text);
                const std::set<FieldId> standing(needed.begin(), needed.end());
                for (const FieldId& id : needed) {
                    fields.add(id);
                }
                for (const Field& field : known->fields) {
                    if (!standing.contains(field.id)) {
                        report.dormant.insert(field.id);
                    }
                }
            } else {
                for (const Field& field : described->fields) {
                    fields.add(field);
                }
            }
        }
    }
    for (const BodyElement& element : snapshot.body) {
        for (const FieldPlace& place : element.paragraph.fields) {
            fields.addInText(place.field, place.shown);
        }
    }
    for (const FieldPlace& place : snapshot.elsewhere) {
        fields.addInText(place.field, place.shown);
    }
    for (const Mark& mark : marks) {
        if (mark.name.kind == BookmarkKind::block) {
            fields.add(FieldId{mark.name.id});
        }
    }
    report.fields = fields.take();
    for (std::size_t i = 0; i < report.fields.size(); ++i) {
        report.fieldIndex.emplace(report.fields[i].id, i);
    }
}

// Of an option it is not known whether it was put in, but whether its fields stand in the text.
std::set<std::string> optionsStanding(const Section& section, const std::string& text,
                                      const std::set<FieldId>& standing) {
    std::set<std::string> options;
    for (const auto& [field, holders] : optionsByField(section, text)) {
        if (sectionPart(field.value) == section.id.value && holders.size() == 1 && standing.contains(field)) {
            options.insert(*holders.begin());
        }
    }
    return options;
}

void findAsked(Report& report, const Snapshot& snapshot, const Library& library) {
    for (const BodyElement& element : snapshot.body) {
        for (const FieldPlace& place : element.paragraph.fields) {
            report.asked.insert(place.field);
        }
    }
    for (const FieldPlace& place : snapshot.elsewhere) {
        report.asked.insert(place.field);
    }
    for (const ReportBlock& block : report.blocks) {
        report.asked.insert(block.field);
    }
    const std::set<FieldId> standing = report.asked;
    for (const Field& field : report.fields) {
        if (!field.printed) {
            report.asked.insert(field.id);
        }
    }
    for (ReportSection& section : report.sections) {
        if (const Section* known = section.bound ? library.section(section.id) : nullptr) {
            section.options = optionsStanding(*known, section.text, standing);
            for (const FieldId& id : awaitedFields(*known, section.text, section.options)) {
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

const Field* Report::field(const FieldId& id) const {
    const auto found = fieldIndex.find(id);
    return found == fieldIndex.end() ? nullptr : &fields[found->second];
}

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

Report readReport(const Snapshot& snapshot, const Library& library) {
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
    findFields(report, snapshot, library, carried, marks);
    findBlocks(report, snapshot, marks, originals(marks, BookmarkKind::block));
    findAsked(report, snapshot, library);
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
