// Whole numbers of any length, with a point.
#include "exact_sum.h"

#include "core/decimal.h"

namespace zhangfa {

using boost::multiprecision::cpp_int;

namespace {

cpp_int scaled(const cpp_int& digits, int places) {
    return digits * boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(places));
}

} // namespace

void ExactSum::add(const boost::json::value& number) {
    std::string text = decimalText(number);
    const std::size_t point = text.find('.');
    const int decimals = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    if (point != std::string::npos) {
        text.erase(point, 1);
    }
    const bool negative = text.starts_with('-');
    cpp_int digits = 0;
    for (const char digit : text) {
        digits = digit == '-' ? digits : cpp_int(digits * 10 + (digit - '0'));
    }
    if (decimals > decimals_) {
        digits_ = scaled(digits_, decimals - decimals_);
        decimals_ = decimals;
    }
    digits = scaled(digits, decimals_ - decimals);
    digits_ += negative ? cpp_int(-digits) : digits;
}

std::string ExactSum::total() const { return movePoint(digits_.str(), -decimals_); }

std::string ExactSum::mean(std::size_t count, int decimals) const {
    // One more digit than wanted decides: twice the remainder against the divisor.
    const cpp_int divisor = scaled(cpp_int(count), decimals_), dividend = scaled(abs(digits_), decimals);
    cpp_int quotient = dividend / divisor;
    if (2 * (dividend % divisor) >= divisor) {
        ++quotient;
    }
    return movePoint((digits_ < 0 ? "-" : "") + quotient.str(), -decimals);
}

bool ExactSum::operator==(const ExactSum& other) const {
    return scaled(digits_, other.decimals_) == scaled(other.digits_, decimals_);
}
bool ExactSum::operator<(const ExactSum& other) const {
    return scaled(digits_, other.decimals_) < scaled(other.digits_, decimals_);
}

} // namespace zhangfa
