// The benchmarks that run inside the office, on its main thread, as the deck does.
#pragma once

#include "inprocess/figures.h"

#include <boost/json/value.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace zhangfa::bench {

using Context = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;

// Filling a document of {"count"} bound values, {"runs"} times; {"oneByOne"} times the naive way.
void measureFill(const Context& context, const boost::json::value& request, Figures& figures);

// Making the whole report of {"kind", "values"} {"runs"} times; its sections, state and places.
void measureReport(const Context& context, const boost::json::value& request, Figures& figures);

// The deck over that report, in a window.
void measureDeck(const Context& context, const boost::json::value& request, Figures& figures);

// A form of {"fields"} fields and a table of {"rows"} rows, {"runs"} times.
void measureForm(const Context& context, const boost::json::value& request, Figures& figures);

// A document of some 100 pages that somebody else made, {"runs"} times.
void measureExisting(const Context& context, const boost::json::value& request, Figures& figures);

} // namespace zhangfa::bench
