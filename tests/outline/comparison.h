// How well an outline agrees with what a careful person says: counts, and each disagreement in words.
#pragma once

#include "document_files.h"

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace zhangfa {

struct Agreement {
    // Headings and labels: expected ones, found ones, and those of them that begin at the same place.
    std::size_t expected = 0, found = 0, same = 0;
    std::size_t schemes = 0, levels = 0, numbers = 0, runIns = 0, texts = 0; // of the same ones, those that agree
    std::size_t sure = 0, named = 0;      // items whose section a person is sure of, and those named so
    std::size_t falselyNamed = 0;         // items that are no section, and are named as one
    std::size_t other = 0, otherSame = 0; // title, addressee, leads, attachments, signature, date
    std::vector<std::string> differences;

    void add(const Agreement& more);
    double recall() const { return expected == 0 ? 1 : double(same) / double(expected); }
    double precision() const { return found == 0 ? 1 : double(same) / double(found); }
    double sections() const { return sure == 0 ? 1 : double(named) / double(sure); }
};

// `outline`: as the API and the command line give it.
Agreement compare(const OutlineDocument& document, const boost::json::value& outline);

// A table of the figures.
std::string report(const Agreement& agreement);

} // namespace zhangfa
