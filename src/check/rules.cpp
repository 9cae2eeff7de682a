// The one table of all rules.
#include "check/finding.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr RuleSource N = RuleSource::standard, S = RuleSource::punctuation, P = RuleSource::practice;
constexpr Severity error = Severity::error, warning = Severity::warning, hint = Severity::hint;

// Clauses of N: figures alone are GB/T 9704—2012, 条例 are the regulations of 2012. Clauses of S: GB/T 15834—2011 and
// GB/T 15835—2011. What the standard only says to be so "as a rule" makes no error.
constexpr Rule rules[] = {
    // What is forgotten
    {"placeholder", P, "", warning},
    {"unfilled", P, "", warning},
    {"residue.unit", P, "", hint},
    {"residue.committee", P, "", hint},
    {"residue.self", P, "", hint},
    {"residue.year", P, "", hint},
    {"residue.leader", P, "", hint},
    {"residue.part", P, "", warning},
    {"hole", P, "", warning},
    {"designation", P, "", hint},
    {"section.missing", P, "", hint},
    {"problem.unanswered", P, "", hint},
    {"length", P, "", warning},
    {"likeness", P, "", hint},
    // 版头
    {"copy-number", N, "7.2.1", error},
    {"classification", N, "7.2.2", error},
    {"urgency", N, "7.2.3", error},
    {"number.form", N, "7.2.5", error},
    {"number.brackets", N, "7.2.5", error},
    {"number.ordinal", N, "7.2.5", error},
    {"number.leading-zero", N, "7.2.5", error},
    {"signer.missing", N, "7.2.6", error},
    // 标题, 主送机关
    {"title.missing", N, "7.3.1", error},
    {"title.kind", N, "条例第九条", error},
    {"title.punctuation", P, "", hint},
    {"title.lines", N, "7.3.1", warning},
    {"addressee.colon", N, "7.3.2", error},
    {"addressee.missing", N, "条例第九条", warning},
    {"addressee.person", N, "条例第十五条", warning},
    {"addressee.twice", P, "", hint},
    {"copies.downward", N, "条例第十五条", warning},
    // 正文
    {"matter.request", N, "条例第十五条", error},
    {"matter.several", N, "条例第十五条", warning},
    {"closing.unfit", P, "", hint},
    {"wording.your-unit", P, "", hint},
    {"wording.relative-date", P, "", hint},
    {"confusable", P, "", hint},
    {"levels.order", N, "7.3.3", hint},
    {"levels.skipped", P, "", hint},
    {"levels.mixed", P, "", hint},
    {"numbers.gap", P, "", hint},
    {"number.point", P, "", hint},
    {"number.bracket-comma", S, "GB/T 15834 4.5", warning},
    {"heading.full-stop", P, "", hint},
    {"heading.glued", P, "", warning},
    {"spaces", P, "", hint},
    {"spaces.indent", P, "", hint},
    {"empty-paragraph", P, "", hint},
    {"issued-alone", P, "", hint},
    // 附件, 署名, 日期, 附注, 版记
    {"attachment-note.punctuation", N, "7.3.4", error},
    {"attachment-note.numbers", N, "7.3.4", error},
    {"attachment.name", N, "7.3.7", error},
    {"attachment.cited", P, "", warning},
    {"date.form", N, "7.3.5", error},
    {"date.impossible", P, "", warning},
    {"date.weekday", P, "", warning},
    {"blank-page-note", P, "", hint},
    {"note.brackets", N, "7.3.6", error},
    {"copies.full-stop", N, "7.4.2", error},
    {"issued.ending", N, "7.4.3", error},
    // 版面
    {"layout.format", N, "5", hint},
    {"layout.page", N, "5.2.1", error},
    {"layout.lines", N, "5.2.3", warning},
    {"layout.font", N, "5.2.2", warning},
    {"layout.colour", N, "5.2.4", warning},
    {"layout.indent", N, "7.3.3", warning},
    {"layout.page-number", N, "7.5", warning},
    {"layout.body-on-first-page", N, "7.3.3", error},
    {"layout.signature-page", P, "", hint},
    {"layout.attachment-page", N, "7.3.7", error},
    {"layout.imprint", N, "7.4.1", error},
    {"layout.fonts-missing", P, "", hint},
    // 标点, 数字
    {"half-width", S, "GB/T 15834 4", warning},
    {"sentence.end", S, "GB/T 15834 4.1", warning},
    {"pairs", S, "GB/T 15834 4.8", warning},
    {"ellipsis", S, "GB/T 15834 4.11", warning},
    {"dash", S, "GB/T 15834 4.10", warning},
    {"doubled", S, "GB/T 15834 4", warning},
    {"range", S, "GB/T 15834 4.13", warning},
    {"range.units", S, "GB/T 15835 5.1", warning},
    {"digits.full-width", S, "GB/T 15835 5.1", warning},
    {"date.mixed", S, "GB/T 15835 4", warning},
    {"year.short", S, "GB/T 15835 5.1", warning},
    {"citation", P, "", hint},
};

constexpr std::string_view severities[] = {"hint", "warning", "error"};

} // namespace

std::span<const Rule> checkRules() { return rules; }

const Rule* checkRule(std::string_view id) {
    const auto* const found =
        std::find_if(std::begin(rules), std::end(rules), [&](const Rule& rule) { return rule.id == id; });
    return found == std::end(rules) ? nullptr : found;
}

std::string_view textAt(const Snapshot& snapshot, const TextPlace& place) {
    if (place.part) {
        const auto* const part = *place.part < snapshot.parts.size() ? &snapshot.parts[*place.part] : nullptr;
        return part != nullptr && place.element < part->paragraphs.size()
                   ? std::string_view(part->paragraphs[place.element].text)
                   : std::string_view();
    }
    if (place.element >= snapshot.body.size()) {
        return {};
    }
    const BodyElement& element = snapshot.body[place.element];
    return place.row ? element.grid.rows[*place.row][*place.column] : element.paragraph.text;
}

std::string_view nameOf(Severity severity) { return severities[static_cast<std::size_t>(severity)]; }

std::optional<Severity> severityOf(std::string_view name) {
    const auto* const found = std::find(std::begin(severities), std::end(severities), name);
    return found == std::end(severities) ? std::nullopt
                                         : std::optional(static_cast<Severity>(found - std::begin(severities)));
}

char letterOf(RuleSource source) {
    return source == RuleSource::standard ? 'N' : source == RuleSource::punctuation ? 'S' : 'P';
}

} // namespace zhangfa
