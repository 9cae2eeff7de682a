// Which candidates are headings, how deep they stand, and where their numbers go wrong.
//
// A scheme that is open is returned to; one that is new opens a level below. Where a scheme opens for the first time
// but its numbers run on around those of another one, it stands above it.
#include "outline_levels.h"

#include "outline_nesting.h"

#include <algorithm>

namespace zhangfa {

namespace {

using Kind = OutlineStep::Kind;

constexpr int mostMissing = 50;
constexpr std::size_t none = static_cast<std::size_t>(-1);

bool isLaw(NumberScheme scheme) { return scheme == NumberScheme::chapter || scheme == NumberScheme::article; }

class Levels {
public:
    explicit Levels(const std::vector<OutlineStep>& steps)
        : steps_(steps), nesting_(steps), ahead_(numbersAhead(steps)), nextStart_(steps.size() + 1, none) {
        for (std::size_t i = steps.size(); i-- > 0;) {
            const bool start = steps[i].kind == Kind::number && !steps[i].candidate.inside;
            nextStart_[i] = start ? i : nextStart_[i + 1];
        }
    }

    std::vector<LeveledStep> read() {
        for (at_ = 0; at_ < steps_.size(); ++at_) {
            const OutlineStep& step = steps_[at_];
            if (step.kind == Kind::reset) {
                open_.clear();
                lastArticle_ = 0;
            } else if (step.kind == Kind::label) {
                addLabel(step);
            } else if (step.candidate.sure || fitsIn(step.candidate)) {
                addNumber(step);
            }
        }
        return std::move(result_);
    }

private:
    struct Open {
        std::optional<NumberScheme> scheme; // nothing: a label
        int last = 0;
        std::optional<NumberScheme> closed; // of a label: the series that it broke off
    };

    const std::vector<OutlineStep>& steps_;
    Nesting nesting_;
    std::vector<NumbersAhead> ahead_;
    std::vector<std::size_t> nextStart_; // from a step on
    std::vector<Open> open_;
    std::vector<LeveledStep> result_;
    std::size_t at_ = 0;
    int lastArticle_ = 0; // articles count on through all chapters

    int ahead(NumberScheme scheme) const { return ahead_[at_][static_cast<std::size_t>(scheme)]; }

    std::size_t findOpen(NumberScheme scheme) const {
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].scheme == scheme) {
                return i;
            }
        }
        return none;
    }

    bool fitsIn(const Candidate& inside) const {
        const auto& [scheme, number, length] = inside.number;
        if (number > 1) {
            const std::size_t open = findOpen(scheme);
            const int last = scheme == NumberScheme::article ? lastArticle_ : open == none ? 0 : open_[open].last;
            return last == number - 1 && ahead(scheme) != number;
        }
        // A first one: the numbers must count on to the next heading that begins a paragraph.
        int wanted = 2;
        for (std::size_t i = at_ + 1; i < steps_.size(); ++i) {
            const Candidate& next = steps_[i].candidate;
            if (steps_[i].kind != Kind::number || (!next.inside && next.number.scheme != scheme)) {
                return false;
            }
            if (next.number.scheme == scheme) {
                if (next.number.number != wanted) {
                    return false;
                }
                if (!next.inside) {
                    return true;
                }
                ++wanted;
            }
        }
        return false;
    }

    // A label opens a level of its own. Where the numbers behind it begin anew, it stands above them.
    void addLabel(const OutlineStep& step) {
        Open label;
        const std::size_t next = nextStart_[at_ + 1];
        const auto old = std::find_if(open_.begin(), open_.end(), [](const Open& open) { return !open.scheme; });
        if (old != open_.end()) {
            label.closed = old + 1 != open_.end() ? (old + 1)->scheme : old->closed;
            open_.erase(old, open_.end());
        } else if (next != none && steps_[next].candidate.number.number == 1) {
            const std::size_t again = findOpen(steps_[next].candidate.number.scheme);
            if (again != none) {
                label.closed = open_[again].scheme;
                open_.resize(again);
            }
        }
        LeveledStep leveled{step, static_cast<int>(open_.size()) + 1, {}, {}};
        if (!open_.empty() || opensLevel(next)) {
            open_.push_back(label);
        }
        result_.push_back(std::move(leveled));
    }

    // A first label holds the numbers behind it only if they begin anew behind another one.
    bool opensLevel(std::size_t next) const {
        if (next == none) {
            return true;
        }
        const NumberScheme scheme = steps_[next].candidate.number.scheme;
        for (std::size_t i = next + 1; i < steps_.size() && steps_[i].kind != Kind::reset; ++i) {
            if (steps_[i].kind == Kind::label) {
                const std::size_t other = nextStart_[i];
                return other != none && steps_[other].candidate.number.scheme == scheme &&
                       steps_[other].candidate.number.number == 1;
            }
        }
        return false;
    }

    void addNumber(const OutlineStep& step) {
        const auto& [scheme, number, length] = step.candidate.number;
        LeveledStep leveled{step, 0, {}, {}};
        std::size_t place = findOpen(scheme);
        if (place == none) {
            place = placeInOther(scheme, number);
            if (place != none) {
                leveled.issues.push_back(OutlineIssue::mixed);
            }
        }
        const bool isNew = place == none;
        if (isNew) {
            place = openLevel(scheme, number, leveled);
        } else {
            open_.resize(place + 1);
        }
        Open& open = open_[place];
        compare(leveled, scheme == NumberScheme::article ? lastArticle_ : open.last, number);
        leveled.alone = isNew && number > 1 && ahead(scheme) != number + 1;
        leveled.fits = ahead(scheme) == number + 1;
        if (step.candidate.twice) {
            leveled.issues.push_back(OutlineIssue::twice);
        }
        open.last = number;
        lastArticle_ = scheme == NumberScheme::article ? number : lastArticle_;
        leveled.level = static_cast<int>(place) + 1;
        result_.push_back(std::move(leveled));
    }

    static void compare(LeveledStep& leveled, int last, int number) {
        if (number > last + 1) {
            leveled.issues.push_back(OutlineIssue::gap);
            for (int missing = last + 1; missing < number && missing <= last + mostMissing; ++missing) {
                leveled.missing.push_back(missing);
            }
        } else if (number == last) {
            leveled.issues.push_back(OutlineIssue::twice);
        } else if (number < last) {
            leveled.issues.push_back(OutlineIssue::restart);
        }
    }

    // A number that goes on where another scheme stopped: 1、 2. 3、, or 一、 （二） 三、.
    std::size_t placeInOther(NumberScheme scheme, int number) const {
        for (std::size_t i = open_.size(); number > 1 && i-- > 0;) {
            const auto other = open_[i].scheme;
            if (!other || open_[i].last != number - 1 || isLaw(*other) || isLaw(scheme)) {
                continue;
            }
            const bool points = (other == NumberScheme::digitPoint && scheme == NumberScheme::digitComma) ||
                                (other == NumberScheme::digitComma && scheme == NumberScheme::digitPoint);
            if (points || ahead(*other) == number + 1) {
                return i;
            }
        }
        return none;
    }

    // A level for a scheme that is not open: below all that is, but above what it runs on around.
    std::size_t openLevel(NumberScheme scheme, int number, LeveledStep& leveled) {
        std::size_t depth = open_.size();
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (!open_[i].scheme) {
                continue;
            }
            if (!standsAbove(scheme, number, open_[i])) {
                break;
            }
            depth = i;
        }
        open_.resize(depth);
        const bool again = depth > 0 && open_.back().closed == scheme;
        if (again && number == 1) {
            leveled.issues.push_back(OutlineIssue::restart);
        }
        open_.push_back({scheme, 0, {}});
        return depth;
    }

    bool standsAbove(NumberScheme scheme, int number, const Open& open) const {
        if (isLaw(scheme) && isLaw(*open.scheme)) {
            return scheme < *open.scheme;
        }
        if (const int above = nesting_.above(scheme, *open.scheme)) {
            return above > 0;
        }
        return (number > 1 || open.last > 1) && scheme < *open.scheme;
    }
};

} // namespace

std::vector<LeveledStep> levelsOf(const std::vector<OutlineStep>& steps) { return Levels(steps).read(); }

} // namespace zhangfa
