// Random sequences of commands: text that Zhangfa does not own stays, and undoing everything restores the beginning.
#include "office/report.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>

#include <random>

namespace zhangfa {
namespace {

class RandomCommands : public ReportTest, public testing::WithParamInterface<unsigned> {
protected:
    // Sentences of the user's own at the ends of some paragraphs; each must be found again, whatever happens.
    static std::vector<std::string> writeByHand(const Model& document, std::mt19937& random) {
        std::vector<std::string> own;
        const auto text = bodyOf(document);
        const auto paragraphs =
            Reference<css::container::XEnumerationAccess>(text, UNO_QUERY_THROW)->createEnumeration();
        std::vector<Reference<css::text::XTextRange>> ranges;
        while (paragraphs->hasMoreElements()) {
            const Reference<css::text::XTextRange> paragraph(paragraphs->nextElement(), UNO_QUERY);
            if (paragraph.is() &&
                get<rtl::OUString>(Reference<css::beans::XPropertySet>(paragraph, UNO_QUERY_THROW), "ParaStyleName")
                    .equalsAscii("Text body")) {
                ranges.push_back(paragraph);
            }
        }
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (random() % 4 == 0) {
                own.push_back("手写" + std::to_string(i) + "号。");
                text->insertString(ranges[i]->getEnd(), fromUtf8(own.back()), false);
            }
        }
        return own;
    }

    // One command; returns whether it was carried out.
    bool step(const Model& document, std::mt19937& random) {
        static const std::vector<std::string> all = {"team",   "united-front",  "integrity", "accountability",
                                                     "causes", "rectification", "sector",    "activities"};
        const auto one = [&](const std::vector<std::string>& ids) { return ids[random() % ids.size()]; };
        return refusal([&] {
                   switch (random() % 4) {
                   case 0:
                       api()->insert(document, fromUtf8(R"({"section": ")" + one(all) + R"("})"));
                       break;
                   case 1:
                       api()->move(document, fromUtf8(one(sections(document))), random() % 2 == 0 ? 1 : -1);
                       break;
                   case 2: {
                       // Only sections put in here: the others hold what was written by hand.
                       const auto id = one(all);
                       if (!api()->isWrittenIn(document, fromUtf8(id))) {
                           api()->remove(document, fromUtf8(id));
                       }
                       break;
                   }
                   default:
                       fill(document, R"({"theory.sessions": )" + std::to_string(random() % 100) + R"(, "year": )" +
                                          std::to_string(2000 + random() % 100) + "}");
                   }
               })
            .empty();
    }
};

TEST_P(RandomCommands, LeaveHandWrittenTextAloneAndUndoToTheBeginning) {
    std::mt19937 random(GetParam());
    const Model document = newReport();
    const auto own = writeByHand(document, random);
    ASSERT_FALSE(own.empty());
    const std::string begin = json::serialize(snapshot(document));
    const auto steps = undoTitles(document).size();

    for (int i = 0; i < 25; ++i) {
        step(document, random);
        const std::string text = Office::text(document);
        for (const auto& sentence : own) {
            const auto at = text.find(sentence);
            ASSERT_NE(at, std::string::npos) << "step " << i << " lost " << sentence;
            ASSERT_EQ(text.find(sentence, at + 1), std::string::npos) << "step " << i << " doubled " << sentence;
        }
        if (random() % 5 == 0 && undoTitles(document).size() > steps) {
            const std::string now = json::serialize(snapshot(document));
            undo(document);
            redo(document);
            ASSERT_EQ(json::serialize(snapshot(document)), now) << "step " << i;
        }
    }
    while (undoTitles(document).size() > steps) {
        undo(document);
    }
    EXPECT_EQ(json::serialize(snapshot(document)), begin);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCommands, testing::Range(1U, 9U));

} // namespace
} // namespace zhangfa
