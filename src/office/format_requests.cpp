// Requests and answers of 排版 (core/plan_format.h), as the public API has them.
#include "office/format_requests.h"

#include "core/outline_json.h"
#include "core/report.h"
#include "core/utf8.h"
#include "office/exchanged_pages.h"
#include "office/json_request.h"
#include "office/official_format.h"
#include "office/refusal.h"

#include <tuple>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::optional<std::size_t> numberIn(const json::object& object, const char* key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_number() ? std::optional(value->to_number<std::size_t>()) : std::nullopt;
}

} // namespace

json::array toJson(const std::vector<RoleProposal>& proposals, const Snapshot& snapshot) {
    json::array all;
    std::size_t element = 0, paragraph = 0;
    for (const RoleProposal& proposal : proposals) {
        for (; element <= proposal.element; ++element) {
            paragraph += snapshot.body[element].table ? 0 : 1;
        }
        all.push_back(json::object{{"element", proposal.element},
                                   {"paragraph", paragraph},
                                   {"role", proposal.target->name},
                                   {"doubtful", proposal.doubtful},
                                   {"text", proposal.text}});
    }
    return all;
}

FormatRequest formatRequest(const json::object& request, const Snapshot& snapshot) {
    FormatRequest wanted;
    const auto remembered = snapshot.properties.find(formatProperty);
    wanted.format = remembered != snapshot.properties.end() ? remembered->second : standardFormat().id;
    if (const auto* format = request.if_contains("format")) {
        std::tie(wanted.format, wanted.own) = requestedFormat(*format);
    }
    const auto* keep = request.if_contains("keepEmphasis");
    wanted.keepEmphasis = keep != nullptr && keep->is_bool() && keep->get_bool();
    const auto* roles = request.if_contains("roles");
    if (roles == nullptr || roles->is_null()) {
        return wanted;
    }
    if (!roles->is_array()) {
        refuse("request.missing", {"roles"});
    }
    for (const json::value& each : roles->get_array()) {
        const auto* object = each.if_object();
        const auto* role = object != nullptr ? object->if_contains("role") : nullptr;
        const auto element = object != nullptr ? numberIn(*object, "element") : std::nullopt;
        const auto paragraph = object != nullptr ? numberIn(*object, "paragraph") : std::nullopt;
        if (role == nullptr || !role->is_string() || (!element && !paragraph)) {
            refuse("request.missing", {"roles"});
        }
        wanted.roles[element ? *element : elementOfParagraph(snapshot, *paragraph).value_or(snapshot.body.size())] = std::string(role->as_string());
    }
    return wanted;
}

std::vector<Message> textsAtPageEdges(const Document& document) {
    std::vector<Message> texts;
    for (const PageEdge& edge : pageEdges(document)) {
        texts.push_back({edge.header ? "format.header-stays" : "format.footer-stays", {shortened(edge.text, 20)}});
    }
    return texts;
}

} // namespace zhangfa
