// A document that is made directly is the one that Writer makes of the same row.
#include "batch/master.h"
#include "batch/random_row.h"
#include "core/snapshot_json.h"
#include "office/report.h"
#include "office/saved_content.h"
#include "unit/project_files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <regex>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

// More of them on request: ZHANGFA_ROWS=500.
int rowsToTry() {
    const char* wanted = std::getenv("ZHANGFA_ROWS");
    return wanted != nullptr ? std::atoi(wanted) : 4;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Titles and signature stand where they would with the format's fonts, which this machine may lack: their indents are
// left out (tests/batch/master_test.cpp has them). Their styles stand in no order.
std::string withoutPlaces(const std::string& surroundings) {
    static const std::regex style(
        "<style:style style:name=\"(Title|Signature|Zhangfa_20_(Date|Issued_20_Title))\"[^]*?</style:style>\\s*");
    static const std::regex indent(" fo:margin-(left|right)=\"[^\"]*\"");
    std::string text;
    std::vector<std::string> styles;
    auto from = surroundings.cbegin();
    for (std::sregex_iterator each(surroundings.cbegin(), surroundings.cend(), style), end; each != end; ++each) {
        text.append(from, (*each)[0].first);
        styles.push_back(std::regex_replace(each->str(), indent, ""));
        from = (*each)[0].second;
    }
    text.append(from, surroundings.cend());
    std::ranges::sort(styles);
    for (const std::string& each : styles) {
        text += each;
    }
    return text;
}

// Paragraphs that Writer made of a DOCX say what their style says already, and new ones beside them do not.
std::string withoutRepetition(const std::string& element) {
    static const std::regex style(
        "&lt;style:style style:family=&quot;paragraph&quot; style:parent-style-name=&quot;([^&]*)&quot;"
        ">[^\"]*?&lt;/style:style>");
    return std::regex_replace(element, style, "$1");
}

// Where two texts part. Widths of columns change a little each time that Writer saves DOCX, and a table's own is only
// there once Writer has laid it out.
std::string difference(const std::string& writer, const std::string& direct) {
    // The direction of writing that is every style's default is saved or not, as the office had other documents before.
    // Page numbers are those of the layout when it was saved.
    static const std::regex page("(<text:page-(?:number|count)[^>]*>)[0-9]+");
    static const std::regex widths(
        "rel-column-width=&quot;[0-9]+\\*| style:writing-mode=\"lr-tb\"| style:width=&quot;[0-9.]+cm&quot;|\n *(?=\n)");
    const auto plain = [](const std::string& text) {
        return std::regex_replace(std::regex_replace(text, widths, ""), page, "$1");
    };
    const std::string one = plain(writer), other = plain(direct);
    std::size_t at = 0;
    while (at < one.size() && at < other.size() && one[at] == other[at]) {
        ++at;
    }
    const std::size_t from = at > 150 ? at - 150 : 0;
    return one == other
               ? ""
               : "Writer …" + one.substr(from, 300) + "…\ndirect …" + other.substr(std::min(from, other.size()), 300);
}

class DirectFilling : public ReportTest, public testing::WithParamInterface<std::string> {
protected:
    std::string ending() const { return GetParam(); }

    fs::path save(const Model& model, const std::string& name) {
        const fs::path file = scratch() / (name + ending());
        office().store(model, file);
        return file;
    }

    // What Writer changes when it loads and saves, whatever happened in between, is there already.
    fs::path stable(const Model& report) {
        fs::path file = save(report, "master");
        for (int i = 0; i < 2; ++i) {
            file = save(office().load(file), "master" + std::to_string(i));
        }
        return file;
    }

    // Rows that need the master's own form, and rows of another form, of which Writer makes a master with other values.
    void compare(const fs::path& masterFile) {
        const Master master(shippedLibrary(), bytesOf(masterFile));
        for (const auto& [field, why] : master.obstacles()) {
            ADD_FAILURE() << field.value << ": " << why.key << " " << (why.args.empty() ? "" : why.args.back());
        }
        std::mt19937 random(20261126);
        int own = 0, others = 0;
        const int half = rowsToTry() / 2;
        for (int i = 0; (own < half || others < half) && i < 60 * rowsToTry(); ++i) {
            const bool alike = own < half; // as many values as the master has, as far as possible
            const Values row = alike ? likeMaster(master, random) : randomRow(master.allFields(), random);
            const RowTexts made = master.make(row);
            if (made.each || (made.form.empty() ? own : others) == half) {
                continue;
            }
            if (made.form.empty()) {
                write(master, master, made);
                ++own;
            } else {
                Values other = row; // the same are there, so that the form is the same, as a rule
                for (auto& [id, value] : other) {
                    const Field& field = *master.report().field(id);
                    value = value.is_null() || field.compute ? value : randomValue(field, random);
                }
                if (master.make(other).form != made.form) {
                    continue;
                }
                const fs::path form = throughWriter(masterFile, other, "form");
                const Master ofForm(shippedLibrary(), bytesOf(form));
                for (const auto& [field, why] : ofForm.obstacles()) {
                    ADD_FAILURE() << field.value << ": " << why.key << " " << (why.args.empty() ? "" : why.args.back());
                }
                write(ofForm, master, made);
                ++others;
            }
            compareRow(masterFile, row, i);
            if (HasFailure()) {
                std::ofstream(scratch() / "row.json") << writeValues(row, master.allFields());
                return;
            }
        }
        EXPECT_EQ(own, half);
        EXPECT_EQ(others, half);
    }

    static Values likeMaster(const Master& master, std::mt19937& random) {
        Values row;
        for (const Field* field : master.allFields()) {
            const auto value = master.values().find(field->id);
            const bool filled = value != master.values().end() && !value->second.is_null();
            if (filled && !field->compute && random() % 8 != 0) {
                // Parts of sentences depend on what is chosen, and on figures.
                const bool words = isBlock(*field) || field->type == FieldType::text || field->type == FieldType::date;
                boost::json::value other = words ? randomValue(*field, random) : boost::json::value();
                row[field->id] = other.is_null() ? value->second : std::move(other);
            }
        }
        return row;
    }

    void write(const Master& by, const Master& made, const RowTexts& row) {
        std::string bytes;
        by.write(row, made, deflater_, bytes, buffers_);
        std::ofstream(direct(), std::ios::binary) << bytes;
    }
    fs::path direct() { return scratch() / ("direct" + ending()); }

    fs::path throughWriter(const fs::path& masterFile, const Values& row, const std::string& name) {
        const Model filled = office().load(masterFile);
        json::object values;
        for (const auto& [id, value] : row) {
            values[id.value] = value;
        }
        api()->fill(filled, fromUtf8(json::serialize(values)));
        return save(filled, name);
    }

    void compareRow(const fs::path& masterFile, const Values& row, int number) {
        const fs::path through = throughWriter(masterFile, row, "writer");
        office().load(through); // what a first document of its sort leaves behind in the office, both have
        const Model one = office().load(through), other = office().load(direct());
        ASSERT_TRUE(other.is());
        compareSnapshots(snapshotFromJson(snapshot(one)), snapshotFromJson(snapshot(other)));
        if (HasFatalFailure()) {
            return;
        }
        const fs::path oneFlat = scratch() / "writer.fodt", otherFlat = scratch() / "direct.fodt";
        office().store(one, oneFlat);
        office().store(other, otherFlat);
        SavedContent theirs = readSaved(oneFlat), ours = readSaved(otherFlat);
        if (ending() == ".docx") {
            std::ranges::transform(theirs.body, theirs.body.begin(), withoutRepetition);
            std::ranges::transform(ours.body, ours.body.begin(), withoutRepetition);
        }
        ASSERT_EQ(theirs.body.size(), ours.body.size());
        for (std::size_t i = 0; i < theirs.body.size(); ++i) {
            ASSERT_EQ("", difference(theirs.body[i], ours.body[i])) << "element " << i << ", row " << number;
        }
        EXPECT_EQ("", difference(withoutPlaces(theirs.surroundings), withoutPlaces(ours.surroundings)))
            << "row " << number;
        office().closeAll();
    }

    static void compareSnapshots(const Snapshot& writer, const Snapshot& direct) {
        for (const auto& [name, text] : writer.properties) {
            const auto found = direct.properties.find(name);
            ASSERT_EQ(text, found != direct.properties.end() ? found->second : "(none)") << name;
        }
        ASSERT_EQ(writer.properties.size(), direct.properties.size());
        const json::object one = toJson(writer), other = toJson(direct);
        const json::array &theirs = one.at("body").as_array(), &ours = other.at("body").as_array();
        ASSERT_EQ(theirs.size(), ours.size());
        for (std::size_t i = 0; i < theirs.size(); ++i) {
            ASSERT_EQ("", difference(json::serialize(theirs[i]), json::serialize(ours[i]))) << "element " << i;
        }
        ASSERT_EQ(one.at("elsewhere"), other.at("elsewhere"));
    }

    Deflater deflater_{1};
    Master::Buffers buffers_;
};

TEST_P(DirectFilling, GivesWhatWriterGivesOfAnEmptyReport) { compare(stable(newReport())); }

TEST_P(DirectFilling, GivesWhatWriterGivesOfAFullReport) { compare(stable(fullReport())); }

INSTANTIATE_TEST_SUITE_P(Formats, DirectFilling, testing::Values(".docx", ".odt"),
                         [](const auto& info) { return info.param.substr(1); });

} // namespace
} // namespace zhangfa
