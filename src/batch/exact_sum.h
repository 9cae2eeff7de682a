// Sums of decimal numbers without a rounding error.
#pragma once

#include <boost/json/value.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <string>

namespace zhangfa {

class ExactSum {
public:
    void add(const boost::json::value& number);

    // As core/decimal.h writes numbers.
    std::string total() const;
    // Rounded half away from zero.
    std::string mean(std::size_t count, int decimals) const;

    bool operator==(const ExactSum& other) const;
    bool operator<(const ExactSum& other) const;

private:
    boost::multiprecision::cpp_int digits_ = 0;
    int decimals_ = 0; // how many of them stand behind the point
};

} // namespace zhangfa
