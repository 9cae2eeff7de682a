// How long it takes to fill a document, and where the time goes.
#include "core/plan.h"
#include "inprocess/documents.h"
#include "office/document_properties.h"
#include "office/edit_applier.h"
#include "office/json_request.h"
#include "office/snapshot_reader.h"
#include "office/templates.h"
#include "uno/properties.h"

#include <boost/json.hpp>
#include <com/sun/star/beans/XPropertyAccess.hpp>

namespace zhangfa::bench {

namespace json = boost::json;

namespace {

rtl::OUString request(std::size_t count, int turn) {
    json::object values;
    for (const auto& [field, value] : valuesOf(count, turn)) {
        values[field] = value;
    }
    return fromUtf8(json::serialize(values));
}

std::vector<css::beans::PropertyValue> properties(std::size_t count, int turn) {
    std::vector<css::beans::PropertyValue> all;
    for (const auto& [field, value] : valuesOf(count, turn)) {
        all.emplace_back(fromUtf8(propertyOf(field)), -1, css::uno::Any(fromUtf8(value)),
                         css::beans::PropertyState_DIRECT_VALUE);
    }
    return all;
}

// The same steps as the service's fill, each timed.
void fillByPhases(const Context& context, const zhangfa::Document& document, const rtl::OUString& wish,
                  const std::string& name, Figures& figures) {
    const Library& library = templates(context);
    Snapshot snapshot;
    Report report;
    Values values;
    Plan plan;
    figures.time(name + "/snapshot", [&] { snapshot = readSnapshot(document); });
    figures.time(name + "/report", [&] { report = readReport(snapshot, library); });
    figures.time(name + "/request", [&] {
        std::vector<const Field*> fields;
        for (const Field& field : report.fields) {
            fields.push_back(&field);
        }
        values = valuesRequest(toUtf8(wish), fields);
    });
    figures.time(name + "/plan", [&] { plan = planFill(library, snapshot, values); });
    figures.time(name + "/apply", [&] { apply(document, std::get<Edits>(plan), "fill"); });
}

} // namespace

void measureFill(const Context& context, const json::value& wish, Figures& figures) {
    const auto count = wish.at("count").to_number<std::size_t>();
    const int runs = wish.at("runs").to_number<int>();
    const int oneByOne = wish.at("oneByOne").to_number<int>();
    const auto zhangfa = service(context);
    const std::string size = std::to_string(count);
    int turn = 0;

    for (int run = 0; run < wish.at("firsts").to_number<int>(); ++run) {
        const OpenDocument open(context);
        bindValues(open.adapter(), count);
        const rtl::OUString values = request(count, ++turn);
        figures.time("fill/" + size + "/first", [&] { zhangfa->fill(open.model(), values); });
    }

    const OpenDocument open(context);
    const zhangfa::Document document = open.adapter();
    bindValues(document, count);
    zhangfa->fill(open.model(), request(count, ++turn));
    const auto custom = customProperties(document);
    const Reference<css::beans::XPropertyAccess> bulk(custom, UNO_QUERY_THROW);
    // Turn by turn, so that all ways meet the same weather.
    for (int run = 0; run < runs; ++run) {
        const rtl::OUString values = request(count, ++turn);
        figures.time("fill/" + size + "/service", [&] { zhangfa->fill(open.model(), values); });
        const SetProperties edit{[&] {
            std::map<std::string, std::string> named;
            for (const auto& [field, value] : valuesOf(count, ++turn)) {
                named[propertyOf(field)] = value;
            }
            return named;
        }()};
        figures.time("fill/" + size + "/apply", [&] { apply(document, {edit}, "fill"); });
        const auto together = sequence(properties(count, ++turn));
        figures.time("fill/" + size + "/bare", [&] { bulk->setPropertyValues(together); });
        fillByPhases(context, document, request(count, ++turn), "fill/" + size, figures);
        if (run < oneByOne) {
            const auto each = properties(count, ++turn);
            figures.time("fill/" + size + "/one by one", [&] {
                for (const css::beans::PropertyValue& property : each) {
                    custom->setPropertyValue(property.Name, property.Value);
                }
            });
        }
    }
}

} // namespace zhangfa::bench
