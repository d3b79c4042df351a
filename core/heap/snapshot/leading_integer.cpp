// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/leading_integer.h"

#include "core/heap/snapshot/wtf8.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace v8scope {

namespace {

// JavaScript writes numbers below 10^21 without an exponent.
constexpr int kMaxPlainExponent = 21;
constexpr std::size_t kExactDigits = 15;

// WhiteSpace and LineTerminator of ECMAScript.
bool isScriptSpace(std::uint32_t code)
{
    return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

// Number::toString of a whole number.
std::string asScriptWrites(double value)
{
    if (std::isinf(value))
        return "Infinity";
    char buffer[64];
    const auto written =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string_view text(buffer, static_cast<std::size_t>(written.ptr - buffer));
    const std::size_t mark = text.find('e');
    const int exponent = std::atoi(std::string(text.substr(mark + 1)).c_str());
    if (exponent >= kMaxPlainExponent)
        return std::string(text.substr(0, mark)) + "e+" + std::to_string(exponent);
    std::string digits(text.substr(0, mark));
    std::erase(digits, '.');
    digits.append(static_cast<std::size_t>(exponent) + 1 - digits.size(), '0');
    return digits;
}

} // namespace

std::optional<std::string> leadingInteger(std::string_view text)
{
    std::size_t pos = 0;
    while (pos < text.size()) {
        std::size_t behind = pos;
        if (!isScriptSpace(wtf8::next(text, behind)))
            break;
        pos = behind;
    }
    const bool negative = pos < text.size() && text[pos] == '-';
    if (negative || (pos < text.size() && text[pos] == '+'))
        ++pos;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", pos), text.size());
    if (end <= pos)
        return {};
    const std::size_t nonZero = std::min(text.find_first_not_of('0', pos), text.size());
    if (nonZero >= end)
        return "0";
    const std::string digits(text.substr(nonZero, end - nonZero));
    const std::string magnitude = digits.size() <= kExactDigits
                                      ? digits
                                      : asScriptWrites(std::strtod(digits.c_str(), nullptr));
    return (negative ? "-" : "") + magnitude;
}

} // namespace v8scope
