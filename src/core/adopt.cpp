// A document that somebody else made becomes one in which Zhangfa has its part.
#include "adopt.h"

#include "bookmark.h"
#include "recognised_sections.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

// Characters of the kind's title that the document's title has, too.
std::size_t common(std::string_view kind, std::string_view title) {
    std::size_t count = 0;
    constexpr std::size_t character = 3, pair = 2 * character;
    for (std::size_t at = 0; at + pair <= kind.size(); at += character) {
        count += title.find(kind.substr(at, pair)) != std::string_view::npos ? 1 : 0;
    }
    return count;
}

} // namespace

std::optional<KindId> kindOf(const Library& library, const Report& report, const Snapshot& snapshot) {
    if (report.kind) {
        return report.kind;
    }
    std::string title;
    for (const OutlineItem& item : report.outline.items) {
        title += item.role == OutlineRole::title ? item.text : "";
    }
    if (title.empty() && report.title) {
        title = snapshot.body[*report.title].paragraph.text;
    }
    std::optional<KindId> best;
    std::size_t most = 0;
    for (const KindId& id : library.kindOrder) {
        const std::size_t words = common(library.kind(id)->title, title);
        if (!best || words > most) {
            best = id;
            most = words;
        }
    }
    return best;
}

std::map<std::string, std::string> describingProperties(const Library& library, const Report& report,
                                                        const Snapshot& snapshot, const std::vector<SectionUse>& more) {
    Kind kind;
    const auto id = kindOf(library, report, snapshot);
    const Kind* installed = id ? library.kind(*id) : nullptr;
    if (installed != nullptr) {
        kind = *installed;
    } else {
        kind.id = id.value_or(KindId{});
        kind.title = report.kindTitle;
    }
    std::vector<SectionUse> sections;
    for (const ReportSection& section : report.sections) {
        if (!section.copy && section.bound) {
            sections.push_back({section.id, section.text});
        }
    }
    sections.insert(sections.end(), more.begin(), more.end());
    std::map<std::string, std::string> wanted = carriedDescription(library, kind, sections, snapshot.properties);
    wanted[kindProperty] = kind.id.value;
    if (!report.made) {
        wanted[adoptedProperty] = "1";
    }
    std::erase_if(wanted, [&](const auto& property) {
        const auto now = snapshot.properties.find(property.first);
        return now != snapshot.properties.end() && now->second == property.second;
    });
    return wanted;
}

Plan planAssign(const Library& library, const Snapshot& snapshot, std::size_t element,
                const std::optional<SectionId>& section) {
    const Report report = readReport(snapshot, library);
    const Section* wanted = section ? library.section(*section) : nullptr;
    if (section && wanted == nullptr) {
        return Refusal{"plan.unknown-section", {section->value}};
    }
    const auto& items = report.outline.items;
    const auto begins = std::find_if(items.begin(), items.end(), [&](const OutlineItem& item) {
        return item.element == element && isHeading(item) && !item.glued;
    });
    if (report.made || begins == items.end()) {
        return Refusal{"plan.no-heading", {}};
    }
    const auto present = std::find_if(report.sections.begin(), report.sections.end(), [&](const ReportSection& any) {
        return section && any.id == *section && any.bound && any.first != element;
    });
    if (present != report.sections.end()) {
        return Refusal{"plan.already-there", {wanted->title}};
    }
    Edits edits;
    std::set<std::string> before;
    for (const BodyElement& any : snapshot.body) {
        const bool here = &any == &snapshot.body[element];
        for (const std::string& bookmark : bookmarksOf(any)) {
            const auto mark = parseBookmark(bookmark);
            const bool standing = here && mark && mark->kind == BookmarkKind::section;
            if (standing || (section && bookmark == sectionBookmark(*section))) {
                before.insert(bookmark);
            }
        }
    }
    for (const std::string& bookmark : before) {
        edits.emplace_back(RemoveBookmark{bookmark});
    }
    if (section) {
        SetProperties describe{describingProperties(library, report, snapshot, {{*section, ""}})};
        if (!describe.properties.empty()) {
            edits.emplace_back(std::move(describe));
        }
        edits.emplace_back(AddBookmark{element, sectionBookmark(*section)});
    }
    return edits;
}

} // namespace zhangfa
