// Reads sentences of templates for what they say of figures.
#include "field_relations.h"

#include "core/list_item.h"
#include "core/utf8.h"

#include <boost/regex.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace zhangfa {

namespace {

bool isCount(const Field* field) {
    return field != nullptr && !field->range && (field->type == FieldType::integer || field->type == FieldType::number);
}

void addOnce(std::vector<PartOfWhole>& all, PartOfWhole pair) {
    if (std::ranges::find(all, pair) == all.end()) {
        all.push_back(std::move(pair));
    }
}

// One paragraph, read from left to right.
class SentenceReader {
public:
    SentenceReader(const Section& section, std::vector<PartOfWhole>& pairs) : section_(section), pairs_(pairs) {}

    void text(std::string_view words) {
        for (std::size_t at = 0; at < words.size();) {
            const std::string_view rest = words.substr(at);
            if (rest.starts_with("其中")) {
                open_ = true;
                wholes_ = ended_ ? before_ : wholes_;
                ended_ = false;
                at += std::string_view("其中").size();
            } else if (rest.starts_with("。") || rest.starts_with("！") || rest.starts_with("？")) {
                before_.clear();
                end();
                at += 3;
            } else if (rest.starts_with("；")) {
                before_ = wholes_; // 其中 may follow right behind it
                end();
                at += 3;
            } else if (rest.starts_with("，") && open_) {
                open_ = false; // what follows is told of something else again
                at += 3;
            } else {
                // Words between a semicolon and 其中: it belongs to what these say.
                ended_ = false;
                ++at;
            }
        }
    }

    void field(const FieldId& id) {
        const auto known = std::ranges::find(section_.fields, id, &Field::id);
        const Field* field = known != section_.fields.end() ? &*known : nullptr;
        ended_ = false;
        if (!isCount(field) || field->compute) {
            return;
        }
        if (!open_) {
            wholes_.push_back(field);
            return;
        }
        const auto whole = std::find_if(wholes_.rbegin(), wholes_.rend(), [&](const Field* any) {
            return any->unit == field->unit && any->id != field->id;
        });
        if (whole != wholes_.rend()) {
            addOnce(pairs_, {field->id, (*whole)->id});
        }
    }

private:
    void end() {
        wholes_.clear();
        open_ = false;
        ended_ = true;
    }

    const Section& section_;
    std::vector<PartOfWhole>& pairs_;
    std::vector<const Field*> wholes_, before_; // figures of this part of the sentence, and of the one before it
    bool open_ = false;                         // 其中 was said
    bool ended_ = false;                        // a semicolon was the last
};

void readSentences(const Section& section, const SectionElements& elements, std::vector<PartOfWhole>& pairs) {
    for (const SectionElement& element : elements) {
        const auto* paragraph = std::get_if<SectionParagraph>(&element);
        if (paragraph == nullptr) {
            continue;
        }
        SentenceReader reader(section, pairs);
        for (const Inline& piece : paragraph->content) {
            if (const auto* words = std::get_if<std::string>(&piece)) {
                reader.text(*words);
            } else {
                reader.field(std::get<FieldReference>(piece).field);
            }
        }
    }
}

std::string said(const std::string& help, const boost::regex& pattern) {
    boost::smatch found;
    return boost::regex_search(help, found, pattern) ? found.str(1) : std::string();
}

// What a percentage of the section says the field is divided by; null: none does.
const Field* dividedBy(const Section& section, const Field& part) {
    for (const Field& field : section.fields) {
        const std::string expression = field.compute ? field.compute->text : std::string();
        const std::string begin = "percent(" + part.id.value + ",";
        if (expression.starts_with(begin) && expression.ends_with(')')) {
            const std::string other(
                trimmed(std::string_view(expression).substr(begin.size(), expression.size() - begin.size() - 1)));
            const auto known = std::ranges::find(section.fields, FieldId{other}, &Field::id);
            return known != section.fields.end() ? &*known : nullptr;
        }
    }
    return nullptr;
}

const Field* titled(const Section& section, const Field& part, const std::string& words) {
    const Field* only = nullptr;
    for (const Field& field : section.fields) {
        if (isCount(&field) && field.id != part.id && field.title.ends_with(words)) {
            if (only != nullptr) {
                return nullptr;
            }
            only = &field;
        }
    }
    return only;
}

void readHelp(const Section& section, std::vector<PartOfWhole>& pairs) {
    static const boost::regex atMost("不超过([^，。；、（]+)");
    for (const Field& part : section.fields) {
        const std::string words = isCount(&part) ? said(part.help, atMost) : std::string();
        if (words.empty()) {
            continue;
        }
        const Field* whole = dividedBy(section, part);
        whole = whole != nullptr ? whole : titled(section, part, words);
        if (isCount(whole) && whole->unit == part.unit) {
            addOnce(pairs, {part.id, whole->id});
        }
    }
}

template <class Take> void forSections(const Library& library, const Kind& kind, const Take& take) {
    for (const KindSection& entry : kind.sections) {
        if (const Section* section = library.section(entry.id)) {
            take(*section);
        }
    }
}

bool holdsAny(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

} // namespace

std::vector<PartOfWhole> partsOfWholes(const Library& library, const Kind& kind) {
    std::vector<PartOfWhole> pairs;
    forSections(library, kind, [&](const Section& section) {
        readSentences(section, section.elements, pairs);
        for (const auto& [name, elements] : section.texts) {
            readSentences(section, elements, pairs);
        }
        readHelp(section, pairs);
    });
    return pairs;
}

std::vector<WholeOfParts> sumsOfParts(const Library& library, const Kind& kind) {
    static const boost::regex sum("等于以下((?:一|二|两|三|四|五|六|七|八|九|十)+)[^，。；]*之和");
    std::vector<WholeOfParts> sums;
    forSections(library, kind, [&](const Section& section) {
        for (std::size_t i = 0; i < section.fields.size(); ++i) {
            const Field& whole = section.fields[i];
            const std::string number = isCount(&whole) ? said(whole.help, sum) : std::string();
            const auto count = static_cast<std::size_t>(number == "两" ? 2 : fromChineseNumber(number));
            WholeOfParts found{whole.id, {}};
            for (std::size_t next = i + 1; next < section.fields.size() && found.parts.size() < count; ++next) {
                const Field& part = section.fields[next];
                if (isCount(&part) && !part.compute && part.unit == whole.unit) {
                    found.parts.push_back(part.id);
                } else if (!part.compute) {
                    break; // computed ones only tell of the figure before them
                }
            }
            if (count > 1 && found.parts.size() == count) {
                sums.push_back(std::move(found));
            }
        }
    });
    return sums;
}

bool isAdditive(const Field& field) {
    const bool year =
        field.unit == "年" || (field.minimum && field.maximum && *field.minimum >= 1900 && *field.maximum <= 2200);
    const bool rate = holdsAny(field.unit, {"%", "％", "‰", "/", "／"}) || field.title.ends_with("率") ||
                      holdsAny(field.title, {"平均", "人均", "比例", "占比", "比率", "百分点"});
    return isCount(&field) && field.printed && !year && !rate;
}

} // namespace zhangfa
