// How well an outline agrees with what a careful person says.
#include "comparison.h"

#include <boost/json.hpp>

#include <algorithm>
#include <sstream>

namespace zhangfa {

namespace {

namespace json = boost::json;

bool isHeading(const std::string& role) { return role == "heading" || role == "label"; }

// An item of the outline, in the same form.
ExpectedItem itemOf(const json::object& object) {
    ExpectedItem item;
    const auto string = [&](const char* key) {
        const auto* value = object.if_contains(key);
        return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
    };
    const auto number = [&](const char* key) {
        const auto* value = object.if_contains(key);
        return value != nullptr ? value->to_number<int>() : 0;
    };
    item.element = object.at("paragraph").to_number<std::size_t>(); // the paragraph, from 1
    item.role = string("role");
    item.scheme = string("scheme");
    item.level = number("level");
    item.number = number("number");
    item.section = string("section");
    item.text = string("text");
    item.runIn = object.contains("runIn") && object.at("runIn").as_bool();
    item.glued = object.contains("glued");
    item.offset = item.glued ? object.at("offset").to_number<std::size_t>() : 0;
    return item;
}

std::string shown(const ExpectedItem& item) {
    std::ostringstream text;
    text << item.element << " " << item.role << " " << item.scheme << " " << item.level << " " << item.number << " ["
         << item.section << (item.doubtful ? "?" : "") << "] " << item.text << (item.runIn ? " +runIn" : "");
    if (item.glued) {
        text << " +glued@" << item.offset;
    }
    return text.str();
}

} // namespace

void Agreement::add(const Agreement& more) {
    for (auto part : {&Agreement::expected, &Agreement::found, &Agreement::same, &Agreement::schemes,
                      &Agreement::levels, &Agreement::numbers, &Agreement::runIns, &Agreement::texts, &Agreement::sure,
                      &Agreement::named, &Agreement::falselyNamed, &Agreement::other, &Agreement::otherSame}) {
        this->*part += more.*part;
    }
    differences.insert(differences.end(), more.differences.begin(), more.differences.end());
}

Agreement compare(const OutlineDocument& document, const json::value& outline) {
    std::vector<ExpectedItem> wanted = document.expected, found;
    std::vector<std::size_t> paragraphs; // of each element
    std::size_t count = 0;
    for (const BodyElement& element : document.snapshot.body) {
        count += element.table ? 0 : 1;
        paragraphs.push_back(count);
    }
    for (ExpectedItem& item : wanted) {
        item.element = paragraphs[item.element];
    }
    for (const json::value& item : outline.at("items").as_array()) {
        if (!item.as_object().contains("part")) {
            found.push_back(itemOf(item.as_object()));
        }
    }

    Agreement agreement;
    const auto tell = [&](const char* what, const ExpectedItem& item) {
        agreement.differences.push_back(document.name + ": " + what + " " + shown(item));
    };
    std::vector<bool> met(found.size(), false);
    for (const ExpectedItem& item : wanted) {
        const bool heading = isHeading(item.role);
        (heading ? agreement.expected : agreement.other) += 1;
        const auto same = std::find_if(found.begin(), found.end(), [&](const ExpectedItem& other) {
            const bool place =
                item.element == other.element && item.glued == other.glued && item.offset == other.offset;
            return place && (heading ? isHeading(other.role) : item.role == other.role) &&
                   !met[static_cast<std::size_t>(&other - found.data())];
        });
        agreement.sure += !item.section.empty() && !item.doubtful ? 1 : 0;
        if (same == found.end()) {
            tell("missing", item);
            continue;
        }
        met[static_cast<std::size_t>(same - found.begin())] = true;
        if (item.section != same->section && !item.doubtful) {
            tell(("section is [" + same->section + "], not as in").c_str(), item);
        }
        agreement.named += !item.section.empty() && !item.doubtful && item.section == same->section ? 1 : 0;
        agreement.falselyNamed += item.section.empty() && !same->section.empty() ? 1 : 0;
        if (!heading) {
            // A title may go on in further paragraphs.
            const bool begins = item.role == "title" && same->text.starts_with(item.text);
            agreement.otherSame += begins || item.text == same->text ? 1 : 0;
            if (!begins && item.text != same->text) {
                tell(("text is " + same->text + ", not as in").c_str(), item);
            }
            continue;
        }
        ++agreement.same;
        const auto agree = [&](std::size_t& part, bool equal) {
            part += equal ? 1 : 0;
            return equal;
        };
        bool all = agree(agreement.schemes, item.scheme == same->scheme);
        all = agree(agreement.levels, item.level == same->level) && all;
        all = agree(agreement.numbers, item.number == same->number) && all;
        all = agree(agreement.runIns, item.runIn == same->runIn) && all;
        all = agree(agreement.texts, item.text == same->text) && all;
        if (!all) {
            tell(("is " + shown(*same) + ", not").c_str(), item);
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        agreement.found += isHeading(found[i].role) ? 1 : 0;
        if (!met[i]) {
            tell("invented", found[i]);
            agreement.falselyNamed += !found[i].section.empty() && isHeading(found[i].role) ? 1 : 0;
        }
    }
    return agreement;
}

std::string report(const Agreement& agreement) {
    std::ostringstream text;
    const auto percent = [](double share) { return std::to_string(share * 100).substr(0, 5) + " %"; };
    const auto of = [&](std::size_t part, std::size_t all) {
        return std::to_string(part) + " of " + std::to_string(all) + ", " +
               percent(all == 0 ? 1 : double(part) / double(all));
    };
    text << "headings found      " << of(agreement.same, agreement.expected) << "\n"
         << "headings not made up " << of(agreement.same, agreement.found) << "\n"
         << "scheme              " << of(agreement.schemes, agreement.same) << "\n"
         << "level               " << of(agreement.levels, agreement.same) << "\n"
         << "number              " << of(agreement.numbers, agreement.same) << "\n"
         << "run-in              " << of(agreement.runIns, agreement.same) << "\n"
         << "text                " << of(agreement.texts, agreement.same) << "\n"
         << "sections, if sure   " << of(agreement.named, agreement.sure) << "\n"
         << "falsely named       " << agreement.falselyNamed << "\n"
         << "title, end and leads " << of(agreement.otherSame, agreement.other) << "\n";
    return text.str();
}

} // namespace zhangfa
