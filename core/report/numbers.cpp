// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/numbers.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace v8scope {

namespace {

void groupDigits(std::string &digits, std::size_t end)
{
    const std::size_t first = !digits.empty() && digits[0] == '-' ? 1 : 0;
    for (std::size_t i = end; i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
}

struct Scale {
    double size;
    const char *unit;
};

// Three significant digits in the largest unit in which the rounded value is at least 1.
std::string scaled(double value, const Scale *scales, std::size_t count)
{
    std::size_t chosen = count - 1;
    // 0.9995 shows as 1.00: what rounds up to the next unit is shown in it.
    while (chosen > 0 && std::abs(value) >= scales[chosen - 1].size * 0.9995)
        --chosen;
    const double shown = value / scales[chosen].size;
    const bool whole = scales[chosen].size == 1.0;
    const double magnitude = std::abs(shown);
    const int digits = whole || magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2;
    return groupedDecimal(shown, digits) + " " + scales[chosen].unit;
}

constexpr std::array kTimes = {Scale{1e9, "s"}, Scale{1e6, "ms"}, Scale{1e3, "µs"}, Scale{1, "ns"}};
constexpr std::array kSizes = {Scale{1e9, "GB"}, Scale{1e6, "MB"}, Scale{1e3, "kB"}, Scale{1, "B"}};

} // namespace

std::string exactMicroseconds(std::int64_t ns)
{
    // Unsigned, so that the smallest number has a magnitude too.
    const std::uint64_t magnitude =
        ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    std::string text = ns < 0 ? "-" : "";
    text += std::to_string(magnitude / 1000);
    if (const std::uint64_t fraction = magnitude % 1000; fraction != 0) {
        std::string digits = std::to_string(1000 + fraction).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text;
}

std::string exactWeight(std::int64_t weight, WeightUnit unit)
{
    return unit == WeightUnit::Nanoseconds ? exactMicroseconds(weight) : std::to_string(weight);
}

std::string groupedCount(std::int64_t n)
{
    std::string digits = std::to_string(n);
    groupDigits(digits, digits.size());
    return digits;
}

std::string groupedDecimal(double value, int digits)
{
    std::array<char, 400> buffer = {};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    std::string text(buffer.data(), static_cast<std::size_t>(length));
    const std::size_t point = text.find('.');
    groupDigits(text, point == std::string::npos ? text.size() : point);
    return text;
}

std::string durationText(std::int64_t ns)
{
    if (ns == 0)
        return "0 s";
    return scaled(static_cast<double>(ns), kTimes.data(), kTimes.size());
}

std::string bytesText(std::int64_t bytes)
{
    return scaled(static_cast<double>(bytes), kSizes.data(), kSizes.size());
}

std::string percentText(double share)
{
    return groupedDecimal(share * 100.0, 1) + " %";
}

std::string weightText(std::int64_t weight, WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return durationText(weight);
    case WeightUnit::Bytes: return bytesText(weight);
    case WeightUnit::Samples: break;
    }
    return groupedCount(weight) + (weight == 1 ? " sample" : " samples");
}

double shareOf(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string counted(std::uint64_t n, const char *singular, const char *plural)
{
    return groupedCount(static_cast<std::int64_t>(n)) + " " + (n == 1 ? singular : plural);
}

} // namespace v8scope
