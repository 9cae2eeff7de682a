// 一是, 二是, 三是: headings where a series runs over paragraphs, else only words.
#include "outline_series.h"

#include <algorithm>

namespace zhangfa {

namespace {

using Positions = std::vector<std::size_t>; // in the list of candidates

// Marks the members of series in a stretch without other headings at the beginning of paragraphs.
class Stretch {
public:
    Stretch(const std::vector<Candidate>& all, Positions members, std::vector<bool>& kept)
        : all_(all), members_(std::move(members)), kept_(kept) {}

    void mark() {
        for (std::size_t at = 0; at < members_.size();) {
            at = isStart(at) ? markRun(at) : at + 1;
        }
    }

private:
    const std::vector<Candidate>& all_;
    Positions members_;
    std::vector<bool>& kept_;

    const Candidate& candidate(std::size_t member) const { return all_[members_[member]]; }
    bool isStart(std::size_t member) const { return !candidate(member).inside; }
    int numberOf(std::size_t member) const { return candidate(member).number.number; }

    // From the start of a paragraph on, as long as such starts count up. Gives the member behind the run.
    std::size_t markRun(std::size_t first) {
        Positions starts{first};
        std::size_t end = first + 1;
        for (; end < members_.size(); ++end) {
            if (!isStart(end)) {
                continue;
            }
            if (numberOf(end) <= numberOf(starts.back())) {
                break;
            }
            starts.push_back(end);
        }
        const Positions before = membersBefore(first);
        // 主要有三个做法：一是……；二是……。 and 三是…… in a paragraph of its own: still the words of one sentence.
        if (starts.size() == 1 && (before.empty() || candidate(before.back()).announced)) {
            return end;
        }
        keep(before);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            keep({starts[i]});
            const bool last = i + 1 == starts.size();
            keepInside(starts[i], last ? end : starts[i + 1], last);
        }
        return end;
    }

    // The members 一是, 二是 that the paragraph before the first start hides; all of them or none.
    Positions membersBefore(std::size_t first) const {
        Positions found;
        int wanted = numberOf(first) - 1;
        for (std::size_t at = first; wanted > 0 && at-- > 0 && !isStart(at);) {
            const bool sameParagraph = found.empty() || candidate(found.back()).element == candidate(at).element;
            if (sameParagraph && numberOf(at) == wanted) {
                found.push_back(at);
                --wanted;
            }
        }
        return wanted == 0 ? found : Positions{};
    }

    // What fills a hole between two starts, or runs on behind the last one in its own paragraph.
    void keepInside(std::size_t start, std::size_t end, bool last) {
        const int below = last || end >= members_.size() ? 0 : numberOf(end);
        int wanted = numberOf(start) + 1;
        for (std::size_t at = start + 1; at < end; ++at) {
            const bool inReach = last ? candidate(at).element == candidate(start).element : wanted < below;
            if (inReach && !isStart(at) && numberOf(at) == wanted) {
                keep({at});
                ++wanted;
            }
        }
    }

    void keep(const Positions& members) {
        for (const std::size_t member : members) {
            kept_[members_[member]] = true;
        }
    }
};

} // namespace

std::vector<Candidate> withSeries(std::vector<Candidate> candidates) {
    std::vector<bool> kept(candidates.size(), false);
    Positions members;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        if (candidate.number.scheme == NumberScheme::hanIs && !candidate.automatic) {
            members.push_back(i);
            continue;
        }
        kept[i] = true;
        if (!candidate.inside) {
            Stretch(candidates, std::move(members), kept).mark();
            members.clear();
        }
    }
    Stretch(candidates, std::move(members), kept).mark();

    std::vector<Candidate> result;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (kept[i]) {
            result.push_back(candidates[i]);
            result.back().sure = result.back().sure || result.back().number.scheme == NumberScheme::hanIs;
        }
    }
    return result;
}

} // namespace zhangfa
