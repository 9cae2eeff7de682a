// The public API (idl/zhangfa.idl) in the core's types: all the deck knows of documents.
#include "sidebar/report_service.h"

#include "uno/strings.h"

#include <boost/json.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;
namespace json = boost::json;

namespace {

json::object objectOf(const Values& values) {
    json::object object;
    for (const auto& [id, value] : values) {
        object[id.value] = value;
    }
    return object;
}

json::value parse(const rtl::OUString& text) { return json::parse(toUtf8(text)); }
rtl::OUString request(const json::object& object) { return fromUtf8(json::serialize(object)); }
std::string string(const json::value& value) { return json::value_to<std::string>(value); }

CursorAt cursorAt(const rtl::OUString& text) {
    const json::value place = parse(text);
    CursorAt at;
    if (place.at("field").is_string()) {
        at.field = FieldId{string(place.at("field"))};
    }
    if (place.at("section").is_string()) {
        at.section = SectionId{string(place.at("section"))};
    }
    if (place.at("element").is_number()) {
        at.element = place.at("element").to_number<std::size_t>();
    }
    return at;
}

References references(const rtl::OUString& text) {
    References all;
    const json::value told = parse(text); // held: its array is walked through
    for (const json::value& place : told.at("references").as_array()) {
        all.push_back(string(place.at("text")));
    }
    return all;
}

Need need(std::string_view name) {
    return name == "required" ? Need::required : name == "recommended" ? Need::recommended : Need::optional;
}

} // namespace

ReportService::ReportService(const css::uno::Reference<css::uno::XComponentContext>& context)
    : service_(context->getServiceManager()->createInstanceWithContext(ascii("org.zhangfa.Zhangfa"), context),
               css::uno::UNO_QUERY_THROW) {}

std::vector<KindChoice> ReportService::kinds() const {
    std::vector<KindChoice> kinds;
    const json::value all = parse(service_->kinds());
    for (const json::value& kind : all.as_array()) {
        KindChoice choice{KindId{string(kind.at("id"))}, string(kind.at("title")), {}};
        choice.manner = mannerNamed(string(kind.at("manner"))).value_or(Manner());
        choice.notice = kind.at("notice").as_bool();
        for (const json::value& section : kind.at("sections").as_array()) {
            choice.sections.push_back(
                {SectionId{string(section.at("id"))}, string(section.at("title")), need(string(section.at("need")))});
            for (const json::value& option : section.at("options").as_array()) {
                if (!option.at("default").as_bool()) {
                    choice.sections.back().options.push_back({string(option.at("id")), string(option.at("title"))});
                }
            }
        }
        kinds.push_back(std::move(choice));
    }
    return kinds;
}

std::vector<std::string> ReportService::templateProblems() const {
    std::vector<std::string> lines;
    const json::value all = parse(service_->templateProblems());
    for (const json::value& problem : all.as_array()) {
        lines.push_back(string(problem.at("file")) + ":" + std::to_string(problem.at("line").to_number<std::size_t>()) +
                        " " + string(problem.at("message")));
    }
    return lines;
}

DocumentState ReportService::state(const Model& document) const {
    const json::value state = parse(service_->state(document));
    return {string(state.at("access")), reportStateFromJson(state)};
}

void ReportService::reconcile(const Model& document) const { service_->reconcile(document); }

void ReportService::create(const Model& document, const KindChoice& kind, const NewReport& wanted) const {
    json::array sections;
    for (const KindChoice::Part& part : kind.sections) {
        if (wanted.sections.contains(part.id)) {
            sections.emplace_back(part.id.value);
        }
    }
    json::array options(wanted.options.begin(), wanted.options.end());
    service_->create(document, request({{"kind", kind.id.value},
                                        {"sections", std::move(sections)},
                                        {"options", std::move(options)},
                                        {"manner", mannerName(wanted.manner)},
                                        {"notice", wanted.notice},
                                        {"format", wanted.format},
                                        {"text", wanted.brief ? briefText : std::string()}}));
}

void ReportService::create(const Model& document, const KindId& kind, const std::vector<SectionId>& sections,
                           const Values& values) const {
    json::array wanted;
    for (const SectionId& section : sections) {
        wanted.emplace_back(section.value);
    }
    service_->create(document,
                     request({{"kind", kind.value}, {"sections", std::move(wanted)}, {"values", objectOf(values)}}));
}

References ReportService::insert(const Model& document, const SectionId& section,
                                 std::optional<std::size_t> after) const {
    json::object wanted{{"section", section.value}};
    if (after) {
        wanted["after"] = *after;
    }
    return references(service_->insert(document, request(wanted)));
}
References ReportService::move(const Model& document, const SectionId& section, int steps) const {
    return references(service_->move(document, fromUtf8(section.value), steps));
}
bool ReportService::isWrittenIn(const Model& document, const SectionId& section) const {
    return service_->isWrittenIn(document, fromUtf8(section.value));
}
std::size_t ReportService::setText(const Model& document, const std::string& text,
                                   const std::optional<SectionId>& section, bool overwrite) const {
    json::object wanted{{"text", text}, {"overwrite", overwrite}};
    if (section) {
        wanted["sections"] = json::array{section->value};
    }
    const json::value changed = parse(service_->setText(document, request(wanted)));
    return changed.at("changed").as_array().size();
}
References ReportService::remove(const Model& document, const SectionId& section) const {
    return references(service_->remove(document, fromUtf8(section.value)));
}
void ReportService::assign(const Model& document, std::size_t element, const std::optional<SectionId>& section) const {
    service_->assign(
        document, request({{"element", element}, {"section", section ? json::value(section->value) : json::value()}}));
}
void ReportService::replace(const Model& document, const Placeholder& place, const FieldId& field) const {
    service_->replace(
        document,
        request({{"field", field.value}, {"element", place.element}, {"offset", place.offset}, {"text", place.text}}));
}
References ReportService::repair(const Model& document, const Repair& repair) const {
    return references(service_->repair(
        document, request({{"kind", nameOf(repair.kind)}, {"element", repair.element}, {"offset", repair.offset}})));
}

void ReportService::fill(const Model& document, const Values& values, bool classified) const {
    json::object wanted = objectOf(values);
    if (classified) {
        wanted["classified"] = "confirmed";
    }
    service_->fill(document, request(wanted));
}
void ReportService::setHead(const Model& document, bool preprinted) const {
    service_->setOfficialParts(document, request({{"head", preprinted ? "preprinted" : "printed"}}));
}

LastTaken ReportService::takeLast(const Model& document, const std::string& url) const {
    const json::value told = parse(service_->takeLast(document, request({{"url", url}})));
    LastTaken taken{told.at("taken").to_number<std::size_t>(), {}};
    for (const json::value& proposal : told.at("proposals").as_array()) {
        taken.proposals.push_back({FieldId{string(proposal.at("field"))}, string(proposal.at("title")),
                                   string(proposal.at("shown")), string(proposal.at("sentence")),
                                   proposal.at("value")});
    }
    return taken;
}

void ReportService::takeLast(const Model& document, const Values& values) const {
    service_->takeLast(document, request({{"values", objectOf(values)}}));
}

SheetOffer ReportService::readSheet(const Model& document, const SheetOrigin& origin) const {
    return readSheet(document, origin, {}, {});
}

SheetOffer ReportService::readSheet(const Model& document, const SheetOrigin& origin, const std::string& title,
                                    const std::optional<FieldId>& field) const {
    json::object wanted;
    if (origin.url) {
        wanted["url"] = *origin.url;
    } else {
        wanted["text"] = origin.text;
    }
    if (origin.row) {
        wanted["row"] = *origin.row;
    }
    if (!title.empty()) {
        wanted["match"] = json::object{{title, field ? json::value(field->value) : json::value()}};
    }
    const json::value read = parse(service_->readSheet(document, request(wanted)));
    SheetOffer offer{origin, {}, {}, {}, {}, {}};
    for (const json::value& row : read.at("rows").as_array()) {
        offer.rows.push_back(string(row));
    }
    for (const json::value& value : read.at("values").as_array()) {
        offer.values.push_back({FieldId{string(value.at("field"))}, string(value.at("title")),
                                string(value.at("column")), string(value.at("place")), string(value.at("shown")),
                                value.at("value")});
    }
    for (const json::value& unknown : read.at("unmatched").as_array()) {
        offer.unknown.push_back(
            {string(unknown.at("column")), string(unknown.at("place")), string(unknown.at("shown")), {}});
        for (const json::value& candidate : unknown.at("candidates").as_array()) {
            offer.unknown.back().candidates.push_back(
                {FieldId{string(candidate.at("field"))}, string(candidate.at("title"))});
        }
    }
    for (const json::value& problem : read.at("problems").as_array()) {
        offer.problems.push_back(string(problem.at("place")) + " " + string(problem.at("column")) + "：" +
                                 string(problem.at("message")));
    }
    for (const auto& [id, source] : read.at("sources").as_object()) {
        offer.sources[FieldId{std::string(id)}] = sourceFromJson(source);
    }
    return offer;
}

std::vector<Sheet> ReportService::readCells(const std::string& url) const {
    const json::value read = parse(service_->readCells(request({{"url", url}})));
    std::vector<Sheet> sheets;
    for (const json::value& each : read.at("sheets").as_array()) {
        Sheet sheet{string(each.at("name")), each.at("row").to_number<std::size_t>(),
                    each.at("column").to_number<std::size_t>()};
        for (const json::value& row : each.at("cells").as_array()) {
            auto& cells = sheet.cells.emplace_back();
            for (const json::value& cell : row.as_array()) {
                cells.push_back(string(cell));
            }
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

void ReportService::writeCells(const std::string& url, const json::array& sheets) const {
    service_->writeCells(request({{"url", url}, {"sheets", sheets}}));
}

void ReportService::writeSheet(const Model& document, const std::string& url,
                               const std::optional<std::string>& department) const {
    json::object wanted{{"url", url}};
    if (department) {
        wanted["department"] = *department;
    }
    service_->writeSheet(document, request(wanted));
}

void ReportService::fillWithSources(const Model& document, const Values& values, const Sources& sources) const {
    json::object told;
    for (const auto& [id, source] : sources) {
        told[id.value] = toJson(source);
    }
    service_->fillWithSources(document, request({{"values", objectOf(values)}, {"sources", std::move(told)}}));
}

std::string ReportService::plainText(const Model& document) const { return toUtf8(service_->plainText(document)); }
void ReportService::turnTable(const Model& document, std::optional<std::size_t> element) const {
    service_->setLandscape(document, request({{"table", element ? json::value(*element) : json::value()}}));
}
std::vector<CheckedPlace> ReportService::check(const Model& document) const {
    return checkedPlaces(parse(service_->check(document, request({{"ignored", true}}))));
}
std::optional<std::pair<std::size_t, std::vector<CheckedPlace>>> ReportService::recheck(const Model& document) const {
    const json::value told = parse(service_->recheck(document));
    if (told.at("element").is_null()) {
        return std::nullopt;
    }
    return std::pair(told.at("element").to_number<std::size_t>(), checkedPlaces(told.at("findings")));
}
CommentsDone ReportService::comment(const Model& document, bool add) const {
    const json::value told = parse(service_->comment(document, request({{"add", add}})));
    const auto count = [&](const char* key) { return told.at(key).to_number<std::size_t>(); };
    return {count("added"), count("removed"), count("left")};
}
std::size_t ReportService::fix(const Model& document, const CheckedPlace* finding) const {
    json::object wanted;
    if (finding != nullptr) {
        wanted["findings"] = json::array{finding->json};
    }
    return parse(service_->fix(document, request(wanted))).at("fixed").as_array().size();
}
void ReportService::ignore(const Model& document, const CheckedPlace& finding) const {
    service_->ignore(document, request({{"finding", finding.json}}));
}
void ReportService::forgetIgnored(const Model& document) const {
    service_->ignore(document, request({{"forget", true}}));
}

FormatOffer ReportService::formatOffer(const Model& document) const {
    FormatOffer offer;
    const json::value roles = parse(service_->roles(document));
    for (const json::value& each : roles.as_array()) {
        if (each.at("doubtful").as_bool()) {
            offer.doubts.push_back({each.at("element").to_number<std::size_t>(),
                                    std::string(each.at("role").as_string()),
                                    std::string(each.at("text").as_string())});
        }
    }
    return offer;
}
std::vector<std::string> ReportService::format(const Model& document, const FormatOffer& offer,
                                               bool keepEmphasis) const {
    json::array roles;
    for (const auto& [element, role] : offer.roles) {
        roles.push_back(json::object{{"element", element}, {"role", role}});
    }
    const json::value done =
        parse(service_->format(document, request({{"roles", std::move(roles)}, {"keepEmphasis", keepEmphasis}})));
    std::vector<std::string> left;
    for (const json::value& sentence : done.at("left").as_array()) {
        left.emplace_back(sentence.as_string());
    }
    return left;
}

void ReportService::removeOrphans(const Model& document) const { service_->removeOrphans(document); }
void ReportService::rebind(const Model& document, const TypedOver& place) const {
    service_->rebind(document, request({{"field", place.field.value}, {"element", place.element}}));
}

SectionProposal ReportService::draft(const Controller& controller) const {
    const json::value draft = parse(service_->draft(controller, ascii("{}")));
    SectionProposal proposal{string(draft.at("title")), {}};
    for (const json::value& field : draft.at("fields").as_array()) {
        proposal.fields.push_back(
            {string(field.at("text")), string(field.at("title")), field.at("proposed").as_bool()});
    }
    return proposal;
}
SectionId ReportService::saveSection(const Controller& controller, const std::string& title,
                                     const std::set<std::size_t>& fields) const {
    json::array chosen;
    for (const std::size_t field : fields) {
        chosen.push_back(json::object{{"index", field}});
    }
    const json::value saved =
        parse(service_->saveSection(controller, request({{"title", title}, {"fields", std::move(chosen)}})));
    return SectionId{string(saved.at("id"))};
}

CursorAt ReportService::at(const Controller& controller) const { return cursorAt(service_->at(controller)); }
CursorAt ReportService::showField(const Controller& controller, const FieldId& field) const {
    return cursorAt(service_->select(controller, request({{"field", field.value}, {"place", 0}})));
}
CursorAt ReportService::showSection(const Controller& controller, const SectionId& section) const {
    return cursorAt(service_->select(controller, request({{"section", section.value}})));
}
CursorAt ReportService::showNextOpen(const Controller& controller) const {
    return cursorAt(service_->select(controller, request({{"next", true}})));
}

CursorAt ReportService::showText(const Controller& controller, std::size_t element, std::size_t offset,
                                 std::size_t length) const {
    return cursorAt(
        service_->select(controller, request({{"element", element}, {"offset", offset}, {"length", length}})));
}

void ReportService::showPart(const Controller& controller, const std::string& part, std::size_t paragraph,
                             std::size_t offset, std::size_t length) const {
    service_->select(controller,
                     request({{"part", part}, {"paragraph", paragraph}, {"offset", offset}, {"length", length}}));
}

Units ReportService::units() const {
    const json::value told = parse(service_->profiles());
    Units units;
    for (const auto& [id, schema] : told.at("fields").as_object()) {
        if (auto field = fieldFromSchema(FieldId{std::string(id)}, schema)) {
            units.fields.push_back(std::move(*field));
        }
    }
    for (const json::value& profile : told.at("profiles").as_array()) {
        Unit unit{string(profile.at("id")), string(profile.at("name")), {}};
        for (const auto& [id, value] : profile.at("values").as_object()) {
            unit.values[FieldId{std::string(id)}] = value;
        }
        units.all.push_back(std::move(unit));
    }
    units.current = told.at("current").is_string() ? string(told.at("current")) : std::string();
    return units;
}

std::string ReportService::keepUnit(const Unit& unit) const {
    json::object wanted{{"name", unit.name}, {"values", objectOf(unit.values)}};
    if (!unit.id.empty()) {
        wanted["id"] = unit.id;
    }
    return string(parse(service_->saveProfile(request(wanted))).at("id"));
}

void ReportService::removeUnit(const std::string& id) const { service_->removeProfile(fromUtf8(id)); }

void ReportService::chooseUnit(const std::string& id) const { service_->chooseProfile(fromUtf8(id)); }

std::vector<FormatChoice> ReportService::formats() const {
    std::vector<FormatChoice> formats;
    const json::value all = parse(service_->formats());
    for (const json::value& format : all.as_array()) {
        FormatChoice choice{string(format.at("id")), string(format.at("title")), {}};
        for (const json::value& sentence : format.at("deviations").as_array()) {
            choice.deviations.push_back(string(sentence));
        }
        formats.push_back(std::move(choice));
    }
    std::stable_partition(formats.begin(), formats.end(),
                          [](const FormatChoice& any) { return any.id == standardFormat().id; });
    return formats;
}
void ReportService::setFormat(const Model& document, const std::string& format) const {
    service_->setFormat(document, request({{"format", format}}));
}
void ReportService::setStage(const Model& document, Stage stage, std::optional<bool> inTitle, bool confirmed) const {
    json::object wanted{{"stage", nameOf(stage)}, {"confirmed", confirmed}};
    if (inTitle) {
        wanted["inTitle"] = *inTitle;
    }
    service_->setStage(document, request(wanted));
}
std::vector<Hindrance> ReportService::obstacles(const Model& document) const {
    std::vector<Hindrance> obstacles;
    const json::value all = parse(service_->obstacles(document));
    for (const json::value& item : all.as_array()) {
        const auto* field = item.as_object().if_contains("field");
        obstacles.push_back(
            {string(item.at("message")), field != nullptr ? std::optional(FieldId{string(*field)}) : std::nullopt,
             string(item.at("group")),
             field == nullptr ? std::optional(checkedPlaces(json::array{item}).front()) : std::nullopt});
    }
    return obstacles;
}
std::string ReportService::proposeFileName(const Model& document, const std::string& folder,
                                           std::optional<Stage> stage) const {
    json::object wanted;
    if (!folder.empty()) {
        wanted["folder"] = folder;
    }
    if (stage) {
        wanted["stage"] = nameOf(*stage);
    }
    return toUtf8(service_->proposeFileName(document, request(wanted)));
}
std::vector<Hindrance> ReportService::finalObstacles(const Model& document) const {
    std::vector<Hindrance> obstacles;
    const json::value all = parse(service_->finalObstacles(document));
    for (const json::value& item : all.as_array()) {
        Hindrance obstacle{string(item.at("message")), std::nullopt};
        if (const json::value* const field = item.as_object().if_contains("field"); field && field->is_string()) {
            obstacle.field = FieldId{string(*field)};
        }
        obstacles.push_back(std::move(obstacle));
    }
    return obstacles;
}
void ReportService::saveCopy(const Model& document, const std::string& url) const {
    service_->saveCopy(document, fromUtf8(url));
}
void ReportService::saveFinal(const Model& document, const std::string& url) const {
    service_->saveFinal(document, fromUtf8(url));
}

} // namespace zhangfa
