// Every text of every section that is shipped, with all, no, and many mixtures of values: no hole, no stray sign, no
// empty heading ever comes out.
#include "core/compose.h"
#include "core/needed_fields.h"
#include "core/template_folder.h"
#include "core/values.h"
#include "project_files.h"

#include <boost/regex.hpp>
#include <gtest/gtest.h>

#include <random>

namespace zhangfa {
namespace {

const Library& library() {
    static const Library loaded = loadLibrary(TemplateFolder(root / "templates")).library;
    return loaded;
}

Values sampleOf(const Kind& kind) {
    return parseValues(contentOf(root / "samples" / (kind.id.value + ".json")), kind.id.value,
                       fieldsOf(library(), kind))
        .values;
}

std::string textOf(const NewParagraph& paragraph, const std::map<std::string, std::string>& properties) {
    std::string text;
    for (const Run& run : paragraph.runs) {
        const auto* words = std::get_if<TextRun>(&run);
        text += words != nullptr ? words->text : properties.at("zf." + std::get<FieldRun>(run).field.value);
    }
    return text;
}

// What no paragraph may have; signs within 〔…〕 and values do not count, as their fields are replaced by one letter.
std::string wrongIn(const std::string& text) {
    static const boost::regex wrong(
        "\\{\\{|\\}\\}|\\[|\\]|，，|。。|；；|、、|，。|。，|；。|。；|，；|；，|：。|：，|、。|（）|《》|“”|"
        "^(?:，|。|；|、|：|）)|(?:，|、)$|  |\u3000\u3000\u3000\u3000\u3000");
    boost::smatch found;
    return boost::regex_search(text, found, wrong) ? found.str() : std::string();
}

struct Mixture {
    const Kind& kind;
    const KindSection& entry;
    std::string text;
    std::set<std::string> options;
};

void check(const Mixture& mixture, Values values, Values last) {
    const Section& section = *library().section(mixture.entry.id);
    const auto fields = neededFields(section, mixture.text);
    const Known known =
        withComputed(described(library(), fields), withDefaults(library(), fields, std::move(values)), std::move(last));
    const auto properties = composeProperties(library(), fields, known.now);
    for (const NewElement& element :
         composeSection(library(), section, {mixture.text, mixture.options, mixture.kind.manner}, known)) {
        const auto* paragraph = std::get_if<NewParagraph>(&element);
        const bool behindTable = paragraph != nullptr && section.attachment && paragraph->runs.empty();
        const bool rule = paragraph != nullptr && paragraph->role == Role::imprint;
        if (paragraph == nullptr || behindTable || rule) {
            continue;
        }
        const std::string text = textOf(*paragraph, properties);
        ASSERT_EQ(wrongIn(text), "") << section.id.value << "." << mixture.text << ": " << text;
        ASSERT_NE(text, "") << section.id.value << "." << mixture.text;
        const bool heading = paragraph->role >= Role::heading1 && paragraph->role <= Role::heading4;
        static const boost::regex ends("(?:。|：|；|〕|”)$");
        const bool sentence = paragraph->role == Role::body && paragraph->runs.size() > 1;
        ASSERT_TRUE(heading || !sentence || boost::regex_search(text, ends)) << section.id.value << ": " << text;
    }
}

template <class Visit> void forEachText(Visit visit) {
    for (const KindId& id : library().kindOrder) {
        const Kind& kind = *library().kind(id);
        for (const KindSection& entry : kind.sections) {
            const Section& section = *library().section(entry.id);
            std::set<std::string> all;
            for (const Option& option : section.options) {
                all.insert(option.id);
            }
            for (const std::string& text :
                 std::set<std::string>{entry.text, section.texts.contains(briefText) ? briefText : entry.text}) {
                visit(Mixture{kind, entry, text, {}});
                visit(Mixture{kind, entry, text, all});
            }
        }
    }
}

TEST(ShippedTexts, StandWithAllValuesAndWithNone) {
    int texts = 0;
    forEachText([&](const Mixture& mixture) {
        const Values full = sampleOf(mixture.kind);
        check(mixture, full, {});
        check(mixture, full, full);
        check(mixture, {}, {});
        check(mixture, {}, full);
        ++texts;
    });
    EXPECT_GT(texts, 100);
}

TEST(ShippedTexts, StandWhateverIsMissingZeroOrOne) {
    std::mt19937 random(20261123);
    forEachText([&](const Mixture& mixture) {
        const Section& section = *library().section(mixture.entry.id);
        const auto fields = neededFields(section, mixture.text);
        const Values full = sampleOf(mixture.kind);
        const auto with = [&](auto change) {
            Values values = full;
            for (const FieldId& id : fields) {
                change(id, values);
            }
            return values;
        };
        for (const FieldId& one : fields) { // each alone missing, alone there, zero
            check(mixture, with([&](const FieldId& id, Values& values) { id == one ? values.erase(id) : 0; }), full);
            check(mixture, with([&](const FieldId& id, Values& values) { id != one ? values.erase(id) : 0; }), full);
            const Field* field = library().field(one);
            if (field->type == FieldType::integer && !field->range && !field->compute) {
                check(mixture, with([&](const FieldId& id, Values& values) {
                          if (id == one) {
                              values[id] = 0;
                          }
                      }),
                      full);
            }
        }
        for (int i = 0; i < 40; ++i) {
            check(mixture, with([&](const FieldId& id, Values& values) { random() % 2 == 0 ? values.erase(id) : 0; }),
                  i % 2 == 0 ? full : Values{});
        }
    });
}

TEST(ShippedTexts, ABriefTextIsAtMostHalfAsLong) {
    for (const auto& [id, section] : library().sections) {
        if (!section.texts.contains(briefText)) {
            continue;
        }
        const auto length = [&](const SectionElements& elements) {
            std::size_t count = 0;
            for (const SectionElement& element : elements) {
                if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
                    for (const Inline& piece : paragraph->content) {
                        const auto* text = std::get_if<std::string>(&piece);
                        count += text != nullptr && paragraph->option != themeOption ? text->size() : 0;
                    }
                }
            }
            return count;
        };
        EXPECT_LE(length(section.text(briefText)), length(section.elements) * 7 / 10) << id.value;
    }
}

} // namespace
} // namespace zhangfa
