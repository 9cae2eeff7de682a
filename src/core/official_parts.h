// 版头, 附注 and 版记 (GB/T 9704—2012, 7.2, 7.3.6, 7.4): sections that stand outside the text.
#pragma once

#include "plan.h"

#include <functional>

namespace zhangfa {

// "copy-number", "mark": as templates name what a paragraph is.
std::optional<Role> roleNamed(std::string_view name);
// "head", "note", "imprint".
std::optional<Stands> standsNamed(std::string_view name);

inline const SectionId headSection{"red-head"}, noteSection{"note"}, imprintSection{"imprint"};
// By the library, or where it lacks the section, by its name.
Stands standsOf(const Library& library, const SectionId& id);

// Names of their paragraphs' styles begin so.
inline constexpr std::string_view headStyles = "Zhangfa Head", imprintStyles = "Zhangfa Imprint";

struct PartExtent {
    std::size_t first = 0, count = 0;
};
// Of the part whose bookmark begins in the element: paragraphs of its styles around it. Never text of another style.
PartExtent extentOfPart(const Snapshot& snapshot, Stands stands, std::size_t element);

// Before which element a part is put in.
std::size_t placeOfPart(const Snapshot& snapshot, const Report& report, Stands stands);

// "preprinted": the paper has mark and red line already; missing: they are printed.
inline const std::string headProperty = "zf._head", preprintedHead = "preprinted";

// What the looks of the parts must be for what stands in them.
ArrangeParts arrangementOf(const Library& library, const Report& report, const Snapshot& snapshot);

// Nothing where the document has no part.
std::optional<ArrangeParts> planArrangement(const Library& library, const Snapshot& snapshot);

// What is wished of them; nothing: as it is.
enum class Head { none, printed, preprinted };
struct PartsRequest {
    std::optional<Head> head;
    std::optional<bool> imprint;
};
// Each is to be made of the document as the one before left it.
std::vector<std::function<Plan(const Snapshot&)>> planParts(const Library& library, const PartsRequest& request);

// 密级: what is classified must not be written on an ordinary computer, and leaves no copies.
bool isClassified(const std::map<std::string, std::string>& properties);
bool classifies(const Values& values);

// The section of a kind that stands there; null where the kind has none, as 述职报告 and 汇报.
const Section* partOf(const Library& library, const Kind& kind, Stands stands);

} // namespace zhangfa
