// A stretch of any document becomes a section of the user's own library.
#include "section_draft.h"

#include "heading_number.h"
#include "json_text.h"
#include "outline_text.h"
#include "utf8.h"
#include "values.h"

#include <boost/json.hpp>
#include <boost/regex.hpp>

#include <algorithm>
#include <map>

namespace zhangfa {

namespace {

namespace json = boost::json;

constexpr std::size_t titleLength = 20, longestFieldTitle = 12, deepest = 4;

// ---- Text ----------------------------------------------------------------------------------------------------------

// In one line, without what no template may hold.
std::string plain(std::string_view text) {
    std::string result;
    for (const char32_t character : toCharacters(text)) {
        if (character == U'\t') {
            result += ' ';
        } else if (!isControl(character)) {
            result += toUtf8(std::u32string(1, character));
        }
    }
    return std::string(trimmed(result));
}

std::string withoutNumber(std::string_view text) {
    text.remove_prefix(leadingSpaces(text));
    for (auto number = readHeadingNumber(text); number && number->scheme != NumberScheme::hanIs;
         number = readHeadingNumber(text)) {
        text.remove_prefix(number->length);
    }
    return std::string(text);
}

bool beginsLikeNumber(std::string_view text) {
    static const boost::regex number("^(?:[0-9]+(?:[.)]|、)|(?:一|二|三|四|五|六|七|八|九|十|百)+(?:、|\\.)|"
                                     "\\((?:一|二|三|四|五|六|七|八|九|十|[0-9])+\\)|"
                                     "(?:①|②|③|④|⑤|⑥|⑦|⑧|⑨|⑩)|第[^，。]{1,12}(?:章|节|条|部分))");
    return boost::regex_search(halfWidth(text), number);
}

// 一是 within an item of a list would be taken for a number typed once more.
bool beginsLikeItem(std::string_view text) {
    static const boost::regex number("^(?:一|二|三|四|五|六|七|八|九|十)+是");
    return boost::regex_search(std::string(trimmed(text)), number);
}

class Reader {
public:
    Reader(const Snapshot& snapshot, const Outline& outline, std::size_t first, std::size_t count)
        : snapshot_(snapshot), outline_(outline), first_(first), end_(std::min(first + count, snapshot.body.size())) {}

    std::vector<DraftElement> read() {
        int highest = 0;
        for (const OutlineItem& item : outline_.items) {
            const bool heading = item.role == OutlineRole::heading || item.role == OutlineRole::label;
            if (heading && item.element >= first_ && item.element < end_) {
                highest = highest == 0 ? item.level : std::min(highest, item.level);
                headings_.emplace(item.element, &item);
            }
        }
        for (std::size_t i = first_; i < end_; ++i) {
            const BodyElement& element = snapshot_.body[i];
            if (element.table) {
                addTable(element.grid);
            } else if (const auto heading = headings_.find(i); heading != headings_.end() && !heading->second->glued) {
                addHeading(element.paragraph.text, *heading->second, highest);
            } else {
                addText(element.paragraph.text);
            }
        }
        return std::move(elements_);
    }

private:
    const Snapshot& snapshot_;
    const Outline& outline_;
    std::size_t first_, end_;
    std::multimap<std::size_t, const OutlineItem*> headings_;
    std::vector<DraftElement> elements_;

    void add(int level, const std::string& text, bool item = false) {
        if (!text.empty()) {
            elements_.push_back({level, text, item, {}});
        }
    }

    void addHeading(const std::string& text, const OutlineItem& item, int highest) {
        if (item.scheme == NumberScheme::hanIs) {
            return addText(text);
        }
        // A heading of level 1 stands at a section's beginning only.
        const int level = elements_.empty() ? 1 : std::clamp(item.level - highest + 1, 2, int{deepest});
        const std::string all = plain(withoutNumber(std::string_view(text).substr(item.offset)));
        const HeadingText heading = readHeadingText(all);
        const std::string words = std::string(trimmed(heading.text));
        if (words.empty() || beginsLikeNumber(words) || (item.runIn && !heading.bodyFollows)) {
            return add(0, all);
        }
        add(level, words);
        const std::size_t stop = all.find("。");
        if (heading.bodyFollows && stop != std::string::npos) {
            add(0, plain(std::string_view(all).substr(stop + std::string_view("。").size())));
        }
    }

    void addText(std::string_view text) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string line = plain(text.substr(begin, end - begin));
            const auto number = readHeadingNumber(line);
            const bool series = number && number->scheme == NumberScheme::hanIs && number->number == nextItem() &&
                                !beginsLikeItem(std::string_view(line).substr(number->length));
            add(0, series ? plain(std::string_view(line).substr(number->length)) : line, series);
            begin = end + 1;
        }
    }

    // The number that an item of a list would have here.
    int nextItem() const {
        int next = 1;
        for (auto element = elements_.rbegin(); element != elements_.rend() && element->listItem; ++element) {
            ++next;
        }
        return next;
    }

    void addTable(const DocumentTable& table) {
        DraftElement element;
        for (const std::string& cell : table.rows.empty() ? std::vector<std::string>() : table.rows.front()) {
            element.columns.push_back(plain(cell));
        }
        if (!element.columns.empty()) {
            elements_.push_back(std::move(element));
        }
    }
};

// ---- Fields --------------------------------------------------------------------------------------------------------

constexpr const char* units = "人次|场次|万元|亿元|万字|次|人|名|篇|场|期|个|份|条|件|项|家|户|册|处|起|支|张|块|轮|批|"
                              "节|课|套|天|年|元|字|幅|类|门";

// What is no figure of this report: titles, document numbers, ordinals.
std::vector<bool> quoted(const std::string& text) {
    std::vector<bool> inside(text.size() + 1, false);
    static const boost::regex spans("《[^》]*》|〔[^〕]*〕[0-9]*号?|第[0-9]+");
    for (boost::sregex_iterator at(text.begin(), text.end(), spans), end; at != end; ++at) {
        const auto begin = inside.begin() + at->position();
        std::fill(begin, begin + at->length(), true);
    }
    return inside;
}

std::string unitTitle(const std::string& unit) {
    static const std::map<std::string, std::string> titles = {{"%", "比例"},    {"元", "金额"},   {"万元", "金额"},
                                                              {"亿元", "金额"}, {"人次", "人次"}, {"场次", "场次"}};
    const auto known = titles.find(unit);
    return known != titles.end() ? known->second : unit + "数";
}

// The words before a number, up to a sign, without those that say nothing: 全年共开展集中学习12次: 集中学习.
std::string wordsBefore(std::u32string_view before) {
    constexpr std::u32string_view stops = U"，。；：、（）“”《》〔〕 \u3000,.;:()";
    constexpr std::u32string_view idle[] = {U"全年", U"今年", U"累计", U"共计", U"开展", U"组织", U"举办",
                                            U"召开", U"其中", U"共",   U"约",   U"近",   U"达",   U"为",
                                            U"的",   U"了",   U"已",   U"有",   U"到",   U"等",   U"在"};
    std::size_t begin = before.size();
    while (begin > 0 && stops.find(before[begin - 1]) == std::u32string_view::npos && before[begin - 1] > 0x7F &&
           before.size() - begin < longestFieldTitle) {
        --begin;
    }
    std::u32string_view words = before.substr(begin);
    const bool behindFigure = begin > 0 && before[begin - 1] >= U'0' && before[begin - 1] <= U'9';
    if (behindFigure && !words.empty()) { // 3月12日举办: what the figure before counts
        words.remove_prefix(1);
    }
    for (bool more = true; more;) {
        more = false;
        for (const std::u32string_view word : idle) {
            if (words.starts_with(word) && words.size() > word.size()) {
                words.remove_prefix(word.size());
                more = true;
            }
            if (words.ends_with(word) && words.size() > word.size()) {
                words.remove_suffix(word.size());
                more = true;
            }
        }
    }
    return toUtf8(words);
}

// What names of offices end in, the longest first.
constexpr std::u32string_view officeEnds[] = {U"人民政府", U"委员会", U"党支部", U"办公室", U"镇党委", U"乡党委",
                                              U"局党组",   U"街道",   U"社区",   U"学校",   U"中学",   U"小学",
                                              U"医院",     U"党委",   U"党组",   U"镇",     U"乡",     U"局"};
constexpr std::u32string_view officeGoesOn = U"党机长属级"; // 镇党, 局机关, 局长: a longer word
constexpr std::u32string_view notOffices[] = {U"上级", U"各级", U"基层", U"有关", U"相关", U"其他", U"所属", U"全"};
constexpr std::u32string_view nameStops =
    U"，。；：、（）“”《》〔〕 \u3000的在了由对向与和及是为将把各我本该从到至经等被让使请按据同";
constexpr std::size_t leastName = 2, longestName = 8; // characters before the end

class Finder {
public:
    explicit Finder(const std::vector<DraftElement>& elements) : elements_(elements) {}

    std::vector<DraftField> find() {
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (elements_[i].level == 0 && elements_[i].columns.empty()) {
                lookIn(i);
                lookForNames(i);
            }
        }
        std::stable_sort(fields_.begin(), fields_.end(), [](const DraftField& one, const DraftField& two) {
            const auto place = [](const DraftField& field) {
                return std::pair(field.places.front().element, field.places.front().offset);
            };
            return place(one) < place(two);
        });
        return std::move(fields_);
    }

private:
    const std::vector<DraftElement>& elements_;
    std::vector<DraftField> fields_;
    std::map<std::string, std::size_t> known_; // by text, unit and words before
    std::map<std::string, int> titles_;

    void lookIn(std::size_t element) {
        const std::string& text = elements_[element].text;
        const std::vector<bool> skip = quoted(text);
        static const boost::regex figures(
            std::string("([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)|([0-9]{4})(?=年)|([0-9]+(?:\\.[0-9]+)?%)|"
                        "((?:[0-9]+(?:\\.[0-9]+)?)|(?:(?:x|X|×|\\*){1,4}))(?=(?:余)?(?:") +
            units + "))");
        for (boost::sregex_iterator at(text.begin(), text.end(), figures), end; at != end; ++at) {
            const auto begin = static_cast<std::size_t>(at->position());
            const char before = begin > 0 ? text[begin - 1] : ' ';
            const std::size_t behind = begin + static_cast<std::size_t>(at->length());
            const bool braced = before == '{' || (behind < text.size() && text[behind] == '}');
            const bool part =
                braced || (before >= '0' && before <= '9') || before == '.' || (before >= 'A' && before <= 'z');
            if (part || skip[begin]) {
                continue;
            }
            const FieldType type = (*at)[1].matched   ? FieldType::date
                                   : (*at)[3].matched ? FieldType::percent
                                                      : FieldType::integer;
            add(element, begin, at->str(), type, (*at)[2].matched);
        }
    }

    // 白鹭镇党委, 青禾县教育局. Whether they change from report to report only the user knows: not ticked.
    void lookForNames(std::size_t element) {
        const std::u32string text = toCharacters(elements_[element].text);
        const std::vector<bool> skip = quoted(elements_[element].text);
        std::size_t done = 0; // behind the name before
        for (std::size_t at = 0; at < text.size(); ++at) {
            const auto end = std::find_if(std::begin(officeEnds), std::end(officeEnds), [&](auto word) {
                return std::u32string_view(text).substr(at).starts_with(word);
            });
            if (end == std::end(officeEnds)) {
                continue;
            }
            const std::size_t behind = at + end->size();
            std::size_t begin = at;
            while (begin > done && at - begin < longestName && text[begin - 1] >= 0x4E00 && text[begin - 1] < 0xA000 &&
                   nameStops.find(text[begin - 1]) == std::u32string_view::npos) {
                --begin;
            }
            const std::u32string_view before = std::u32string_view(text).substr(begin, at - begin);
            const bool none = std::any_of(std::begin(notOffices), std::end(notOffices),
                                          [&](auto word) { return before.find(word) != std::u32string_view::npos; });
            const bool goesOn = behind < text.size() && officeGoesOn.find(text[behind]) != std::u32string_view::npos;
            const std::size_t offset = toUtf8(text.substr(0, begin)).size();
            if (before.size() < leastName || none || goesOn || skip[offset]) {
                continue;
            }
            addName(element, offset, toUtf8(text.substr(begin, behind - begin)), toUtf8(*end) + "名称");
            at = behind - 1;
            done = behind;
        }
    }

    void addName(std::size_t element, std::size_t offset, const std::string& text, const std::string& title) {
        for (const DraftField& field : fields_) { // a placeholder in it, say
            for (const DraftPlace& place : field.places) {
                if (place.element == element && place.offset < offset + text.size() &&
                    offset < place.offset + place.length) {
                    return;
                }
            }
        }
        const std::string& all = elements_[element].text;
        const bool braced = (offset > 0 && all[offset - 1] == '{') ||
                            (offset + text.size() < all.size() && all[offset + text.size()] == '}');
        if (braced) {
            return;
        }
        if (const auto known = known_.find(text); known != known_.end()) {
            fields_[known->second].places.push_back({element, offset, text.size()});
            return;
        }
        known_.emplace(text, fields_.size());
        DraftField draft;
        draft.text = text;
        draft.title = title;
        if (const int count = ++titles_[title]; count > 1) {
            draft.title += std::to_string(count);
        }
        draft.field.title = draft.title;
        draft.field.example = text;
        draft.places.push_back({element, offset, text.size()});
        fields_.push_back(std::move(draft));
    }

    void add(std::size_t element, std::size_t offset, const std::string& text, FieldType type, bool year) {
        const std::string& all = elements_[element].text;
        static const boost::regex unitHere(std::string("^(?:余)?(") + units + ")");
        boost::smatch unit;
        const std::string rest = all.substr(offset + text.size());
        const bool counted = type == FieldType::integer && boost::regex_search(rest, unit, unitHere);
        DraftField draft;
        draft.text = text;
        draft.field.unit = counted ? unit[1].str() : "";
        const std::string words = wordsBefore(toCharacters(all.substr(0, offset)));
        draft.title = year ? "年份"
                      : type == FieldType::date
                          ? "日期"
                          : words + unitTitle(type == FieldType::percent ? "%" : draft.field.unit);
        const std::string key = text + "|" + draft.title;
        if (const auto known = known_.find(key); known != known_.end()) {
            fields_[known->second].places.push_back({element, offset, text.size()});
            return;
        }
        known_.emplace(key, fields_.size());
        if (const int count = ++titles_[draft.title]; count > 1) {
            draft.title += std::to_string(count);
        }
        draft.field.title = draft.title;
        draft.field.type = type;
        draft.field.example = text;
        settleType(draft);
        draft.places.push_back({element, offset, text.size()});
        draft.proposed = true;
        fields_.push_back(std::move(draft));
    }

    // A text that the type would not show again as it stands is a text: 012, xx.
    static void settleType(DraftField& draft) {
        if (draft.field.type == FieldType::integer && draft.text.find('.') != std::string::npos) {
            draft.field.type = FieldType::number;
        }
        const json::value value = readValue(draft.field, draft.text);
        if (value.is_null() || !validate(draft.field, value).empty() || shownValue(draft.field, value) != draft.text) {
            draft.field.type = FieldType::text;
            draft.field.unit.clear();
        }
    }
};

// ---- Files ---------------------------------------------------------------------------------------------------------

// So that Markdown reads the same text again, and the template no part in brackets.
std::string escaped(std::string_view text, bool atStart) {
    constexpr std::string_view always = "\\`*_<>&#";
    constexpr std::string_view first = "+-=|~";
    std::string result;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool number = atStart && i == digits && digits > 0 && (text[i] == '.' || text[i] == ')');
        const bool sign = always.find(text[i]) != std::string_view::npos ||
                          (atStart && i == 0 && first.find(text[i]) != std::string_view::npos);
        if (text[i] == '[' || text[i] == ']') {
            result += std::string("{{") + text[i] + "}}";
            continue;
        }
        result += number || sign ? "\\" : "";
        result += text[i];
    }
    return result;
}

json::value exampleOf(const DraftField& draft) {
    const json::value value = readValue(draft.field, draft.text);
    return draft.field.type == FieldType::text || value.is_null() ? json::value(draft.text) : value;
}

json::object schemaOf(const DraftField& draft) {
    json::object schema{{"title", draft.title}};
    switch (draft.field.type) {
    case FieldType::integer:
        schema["type"] = "integer";
        schema["minimum"] = 0;
        break;
    case FieldType::number:
        schema["type"] = "number";
        break;
    case FieldType::percent:
        schema["type"] = "number";
        schema["format"] = "percent";
        break;
    case FieldType::date:
        schema["type"] = "string";
        schema["format"] = "date";
        break;
    default:
        schema["type"] = "string";
    }
    if (!draft.field.unit.empty()) {
        schema["unit"] = draft.field.unit;
    }
    schema["example"] = exampleOf(draft);
    return schema;
}

json::object tableSchema(const DraftElement& table, const std::string& title) {
    json::object columns;
    json::object row;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string key = "column-" + std::to_string(i + 1);
        const std::string name = table.columns[i].empty() ? std::to_string(i + 1) : table.columns[i];
        columns[key] = json::object{{"title", name}, {"type", "string"}};
        row[key] = name;
    }
    return {{"title", title},
            {"type", "array"},
            {"format", "table"},
            {"items", {{"type", "object"}, {"properties", std::move(columns)}, {"required", {"column-1"}}}},
            {"example", json::array{std::move(row)}},
            {"prompt", title}};
}

class Writer {
public:
    Writer(const SectionDraft& draft, const SectionId& id, const std::set<std::size_t>& chosen)
        : draft_(draft), id_(id) {
        for (const std::size_t field : chosen) {
            if (field >= draft.fields.size()) {
                continue;
            }
            const std::string name = id.value + ".value-" + std::to_string(fields_.size() + 1);
            fields_[name] = schemaOf(draft.fields[field]);
            for (const DraftPlace& place : draft.fields[field].places) {
                places_[place.element].push_back({place, name});
            }
        }
    }

    SectionFiles write(const SectionId& after) {
        std::string text;
        int item = 0, tables = 0;
        for (std::size_t i = 0; i < draft_.elements.size(); ++i) {
            const DraftElement& element = draft_.elements[i];
            item = element.listItem ? item + 1 : 0;
            text += text.empty() || item > 1 ? "" : "\n";
            if (!element.columns.empty()) {
                const std::string name = id_.value + ".table-" + std::to_string(++tables);
                fields_[name] = tableSchema(element, draft_.title + (tables > 1 ? std::to_string(tables) : "") + "表");
                text += "{{" + name + "}}\n";
                continue;
            }
            const std::string before = element.level > 0
                                           ? std::string(static_cast<std::size_t>(element.level), '#') + " "
                                       : item > 0 ? std::to_string(item) + ". "
                                                  : "";
            text += before + lineOf(i) + "\n";
        }
        json::object description{{"title", draft_.title}, {"words", {draft_.title}}};
        if (!after.value.empty()) {
            description["after"] = after.value;
        }
        description["fields"] = std::move(fields_);
        return {id_, std::move(text), prettyJsonText(description)};
    }

private:
    struct Place {
        DraftPlace place;
        std::string name;
    };
    const SectionDraft& draft_;
    const SectionId& id_;
    json::object fields_;
    std::map<std::size_t, std::vector<Place>> places_; // by element

    std::string lineOf(std::size_t element) {
        const std::string_view text = draft_.elements[element].text;
        auto& places = places_[element];
        std::sort(places.begin(), places.end(),
                  [](const Place& one, const Place& two) { return one.place.offset < two.place.offset; });
        std::string line;
        std::size_t done = 0;
        for (const Place& place : places) {
            line += escaped(text.substr(done, place.place.offset - done), done == 0);
            line += "{{" + place.name + "}}";
            done = place.place.offset + place.place.length;
        }
        return line + escaped(text.substr(done), done == 0);
    }
};

} // namespace

std::variant<SectionDraft, Refusal> draftSection(const Snapshot& snapshot, const Outline& outline, std::size_t first,
                                                 std::size_t count) {
    SectionDraft draft;
    draft.elements = Reader(snapshot, outline, first, count).read();
    const auto text = std::find_if(draft.elements.begin(), draft.elements.end(),
                                   [](const DraftElement& element) { return element.columns.empty(); });
    if (text == draft.elements.end()) {
        return Refusal{"draft.no-text", {}};
    }
    for (const DraftElement& element : draft.elements) {
        // What means something else in a template, however it is written.
        if (element.text.find("{{") != std::string::npos || element.text.find("}}") != std::string::npos ||
            element.text.starts_with("|")) {
            return Refusal{"draft.signs", {}};
        }
    }
    const std::string_view sentence = trimmed(firstSentence(text->text));
    draft.title = text->level > 0 ? text->text : shortened(sentence.empty() ? text->text : sentence, titleLength);
    draft.fields = Finder(draft.elements).find();
    return draft;
}

SectionFiles writeSection(const SectionDraft& draft, const SectionId& id, const std::set<std::size_t>& chosen,
                          const SectionId& after) {
    return Writer(draft, id, chosen).write(after);
}

SectionId freeSectionId(const Library& library) {
    for (int number = 1;; ++number) {
        SectionId id{"own-" + std::to_string(number)};
        if (library.section(id) == nullptr) {
            return id;
        }
    }
}

} // namespace zhangfa
