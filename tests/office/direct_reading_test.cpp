// Documents read without an office say what Writer says of them.
#include "core/snapshot_json.h"
#include "office/report.h"
#include "package/document.h"

#include <algorithm>
#include <fstream>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

// What the direct engine does not know: Writer's names of tables; the order of fields outside the body; looks of what
// has no text; whether Writer takes a run for bold whose style in a DOCX is and which has other fonts.
json::object comparable(Snapshot snapshot, bool docx) {
    std::erase_if(snapshot.properties, [](const auto& property) { return property.second.empty(); });
    for (BodyElement& element : snapshot.body) {
        element.grid.name.clear();
        std::ranges::sort(element.grid.fields);
        element.paragraph.looks = element.paragraph.text.empty() ? Looks{} : element.paragraph.looks;
        element.paragraph.looks.bold = element.paragraph.looks.bold && !docx;
    }
    std::ranges::sort(snapshot.elsewhere, {},
                      [](const FieldPlace& place) { return std::pair(place.field, place.shown); });
    return toJson(snapshot);
}

class DirectReading : public ReportTest {
protected:
    // Element by element, so that a failure says where.
    void compare(const fs::path& file, bool withLooks) {
        const Model model = office().load(file);
        ASSERT_TRUE(model.is()) << file;
        const json::object writer = comparable(snapshotFromJson(snapshot(model)), file.extension() == ".docx");
        std::ifstream stream(file, std::ios::binary);
        const auto direct =
            comparable(openDocument(std::string(std::istreambuf_iterator<char>(stream), {}), withLooks)->snapshot,
                       file.extension() == ".docx");
        const json::array &theirs = writer.at("body").as_array(), &ours = direct.at("body").as_array();
        EXPECT_EQ(theirs.size(), ours.size()) << file;
        int told = 0;
        for (std::size_t i = 0; i < std::min(theirs.size(), ours.size()) && told < 5; ++i) {
            json::value one = theirs[i], other = ours[i];
            if (!withLooks) {
                one.as_object().erase("label");
                other.as_object().erase("label");
            }
            if (one != other) {
                ADD_FAILURE() << file << " element " << i << "\nWriter " << json::serialize(one) << "\ndirect "
                              << json::serialize(other);
                ++told;
            }
        }
        EXPECT_EQ(json::serialize(writer.at("elsewhere")), json::serialize(direct.at("elsewhere"))) << file;
        EXPECT_EQ(json::serialize(writer.at("properties")), json::serialize(direct.at("properties"))) << file;
    }
};

TEST_F(DirectReading, AgreesWithWriterOnReportsOfAllKinds) {
    const json::value kinds = parse(api()->kinds()); // held: its array is walked through
    for (const json::value& kind : kinds.as_array()) {
        const std::string id(kind.at("id").as_string());
        json::object request{{"kind", id}};
        if (id == "situation-report") { // others have none
            request["head"] = "printed";
            request["imprint"] = true;
        }
        const Model model = office().newDocument();
        api()->create(model, fromUtf8(json::serialize(request)));
        for (const char* ending : {".odt", ".docx"}) {
            office().store(model, scratch() / (id + ending));
            compare(scratch() / (id + ending), false);
        }
    }
}

TEST_F(DirectReading, AgreesWithWriterOnDocumentsOfOthers) {
    for (const char* folder : {"tests/outline/documents", "tests/format"}) {
        if (!fs::exists(source(folder))) {
            continue;
        }
        for (const auto& entry : fs::directory_iterator(source(folder))) {
            if (entry.path().extension() != ".fodt") {
                continue;
            }
            const Model model = office().load(entry.path());
            for (const char* ending : {".odt", ".docx"}) {
                const fs::path file = scratch() / (entry.path().stem().native() + ending);
                office().store(model, file);
                compare(file, true);
            }
        }
    }
}

} // namespace
} // namespace zhangfa
