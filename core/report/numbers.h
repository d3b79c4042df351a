// SPDX-License-Identifier: GPL-3.0-or-later
// Quantities as text for reports: exact for programs, rounded and grouped for people. The window
// has its own (views/common/formats.h) by the same rules. Pure functions.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <string>

namespace v8scope {

// Nanoseconds as microseconds, exact: "1234", "0.25", "-3". A valid JSON number.
[[nodiscard]] std::string exactMicroseconds(std::int64_t ns);
// A weight in the unit of exports: microseconds, bytes or samples. Exact.
[[nodiscard]] std::string exactWeight(std::int64_t weight, WeightUnit unit);

[[nodiscard]] std::string groupedCount(std::int64_t n); // "12,345"
// With digits after the point, grouped before it: "12,345.7".
[[nodiscard]] std::string groupedDecimal(double value, int digits);
[[nodiscard]] std::string durationText(std::int64_t ns); // "1.23 ms", "45.6 µs", "0 s"
[[nodiscard]] std::string bytesText(std::int64_t bytes); // "1.23 MB" (powers of 1000), "12 B"
[[nodiscard]] std::string percentText(double share);     // 0.1234 -> "12.3 %"
[[nodiscard]] std::string weightText(std::int64_t weight, WeightUnit unit);
[[nodiscard]] double shareOf(std::int64_t part, std::int64_t whole); // 0 if there is no whole

// "1 sample", "2,000 samples".
[[nodiscard]] std::string counted(std::uint64_t n, const char *singular, const char *plural);

} // namespace v8scope
