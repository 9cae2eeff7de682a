// Sentences that several documents have: who may have copied from whom.
#include "gathering.h"

#include <algorithm>
#include <unordered_map>

namespace zhangfa {

namespace {

constexpr double much = 0.3;      // of the shorter one's own words
constexpr std::size_t fewest = 3; // sentences
constexpr std::size_t mostExamples = 5, mostPairs = 1000, mostCommon = 50;
constexpr std::size_t fewAlike = 20; // documents that may have a sentence in common: more have it from elsewhere

// How many documents may have a sentence before it is everybody's.
std::size_t mostAlike(std::size_t documents) { return std::max(fewAlike, documents / 10); }

struct Holder {
    std::uint32_t document, sentence;
};
struct Common {
    std::size_t sentences = 0, characters = 0;
    std::vector<Holder> examples{};
};

} // namespace

// By a list of who has each sentence: what is compared is only what is the same.
void findLikeness(Gathering& gathering) {
    const auto& documents = gathering.documents;
    std::unordered_map<std::uint32_t, std::vector<Holder>> holders;
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
        for (std::uint32_t k = 0; k < documents[i].sentences.size(); ++k) {
            holders[documents[i].sentences[k].mark].push_back({i, k});
        }
    }
    std::vector<std::size_t> own(documents.size(), 0); // characters that are not everybody's
    std::unordered_map<std::uint64_t, Common> pairs;
    for (const auto& [mark, who] : holders) {
        if (who.size() > mostAlike(documents.size())) {
            const Holder& first = who.front();
            gathering.common.push_back({documents[first.document].sentences[first.sentence].text, who.size()});
            continue;
        }
        for (std::size_t a = 0; a < who.size(); ++a) {
            const std::size_t characters = documents[who[a].document].sentences[who[a].sentence].characters;
            own[who[a].document] += characters;
            for (std::size_t b = a + 1; b < who.size(); ++b) {
                if (gathering.unitOf[who[a].document] == gathering.unitOf[who[b].document]) {
                    continue; // two versions of one report
                }
                Common& common = pairs[(std::uint64_t{who[a].document} << 32U) | who[b].document];
                ++common.sentences;
                common.characters += characters;
                common.examples.push_back(who[a]);
            }
        }
    }
    for (auto& [pair, common] : pairs) {
        const auto one = static_cast<std::size_t>(pair >> 32U), other = static_cast<std::size_t>(pair & 0xFFFFFFFFU);
        const double share =
            static_cast<double>(common.characters) / static_cast<double>(std::min(own[one], own[other]));
        if (common.sentences < fewest || share < much) {
            continue;
        }
        std::ranges::sort(common.examples, {}, &Holder::sentence); // as they stand in the document
        LikeDocuments like{one, other, common.sentences, std::min(share, 1.0), {}};
        for (const Holder& example : common.examples) {
            if (like.examples.size() < mostExamples) {
                like.examples.push_back(documents[example.document].sentences[example.sentence].text);
            }
        }
        gathering.like.push_back(std::move(like));
    }
    std::ranges::sort(gathering.like, [](const LikeDocuments& a, const LikeDocuments& b) {
        return std::tuple(-a.share, a.one, a.other) < std::tuple(-b.share, b.one, b.other);
    });
    gathering.like.resize(std::min(gathering.like.size(), mostPairs));
    std::ranges::sort(gathering.common, [](const CommonSentence& a, const CommonSentence& b) {
        return std::tuple(b.documents, a.text) < std::tuple(a.documents, b.text);
    });
    gathering.common.resize(std::min(gathering.common.size(), mostCommon));
}

} // namespace zhangfa
