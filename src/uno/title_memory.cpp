// Which fields titles in spreadsheets belong to, as users said.
#include "uno/title_memory.h"

#include "uno/configuration.h"
#include "uno/strings.h"

#include <boost/json.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

namespace zhangfa {

namespace css = com::sun::star;
namespace json = boost::json;

namespace {

constexpr const char* node = "org.zhangfa.Options/Spreadsheets";
constexpr const char* property = "Titles";

} // namespace

TitleMatches rememberedTitles(const css::uno::Reference<css::uno::XComponentContext>& context) {
    TitleMatches titles;
    rtl::OUString text;
    try {
        configuration(context, node)->getByName(ascii(property)) >>= text;
    } catch (const css::uno::Exception&) { // an office that knows no such node
    }
    boost::system::error_code error;
    const json::value all = json::parse(toUtf8(text), error);
    if (!error && all.is_object()) {
        for (const auto& [title, field] : all.get_object()) {
            if (field.is_null()) {
                titles[std::string(title)] = std::nullopt;
            } else if (field.is_string() && isFieldId(field.get_string())) {
                titles[std::string(title)] = FieldId{std::string(field.get_string())};
            }
        }
    }
    return titles;
}

void rememberTitles(const css::uno::Reference<css::uno::XComponentContext>& context, const TitleMatches& titles) {
    json::object all;
    for (const auto& [title, field] : titles) {
        all[title] = field ? json::value(field->value) : json::value();
    }
    const auto root = changeableConfiguration(context, node);
    root->replaceByName(ascii(property), css::uno::Any(fromUtf8(json::serialize(all))));
    css::uno::Reference<css::util::XChangesBatch>(root, css::uno::UNO_QUERY_THROW)->commitChanges();
}

} // namespace zhangfa
