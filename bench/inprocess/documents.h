// Documents to measure with.
#pragma once

#include "inprocess/benchmarks.h"
#include "office/document.h"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <org/zhangfa/XZhangfa.hpp>

#include <map>
#include <string>

namespace zhangfa::bench {

Reference<org::zhangfa::XZhangfa> service(const Context& context);

// Closed when it goes.
class OpenDocument {
public:
    // Empty; without `visible` nobody sees it.
    explicit OpenDocument(const Context& context, bool visible = false);
    OpenDocument(const OpenDocument&) = delete;
    OpenDocument& operator=(const OpenDocument&) = delete;
    ~OpenDocument();

    const Reference<css::frame::XModel>& model() const { return model_; }
    zhangfa::Document adapter() const { return zhangfa::Document(model_); }

private:
    Reference<css::frame::XModel> model_;
};

// Makes an empty document one with `count` bound values, all unfilled, five in a paragraph between words.
void bindValues(const zhangfa::Document& document, std::size_t count);
// Values for all of them by field, other ones for each `turn`.
std::map<std::string, std::string> valuesOf(std::size_t count, int turn);
std::string propertyOf(const std::string& field);

Reference<css::beans::XPropertySet> customProperties(const zhangfa::Document& document);

// Lets the office do all it has to do: events, layout, painting.
void settle(const Context& context);

} // namespace zhangfa::bench
