// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them; the only place that turns a quantity into text for the screen.
// Thousands grouped; exact figure in the tooltip variants. Pure functions.
#pragma once

#include "core/profile/call_tree.h"

#include <QString>

#include <cstdint>
#include <string_view>

namespace v8scope {

[[nodiscard]] QString
formatCount(std::uint64_t n); // "12 345" with thin grouping by locale "C": 12,345
[[nodiscard]] QString formatDuration(std::int64_t ns);      // "1.23 ms", "4.56 s", "12 µs", "0"
[[nodiscard]] QString formatDurationExact(std::int64_t ns); // "1,234.567 µs"
[[nodiscard]] QString
formatBytes(std::int64_t bytes); // "1.2 MB" (powers of 1000: kB, MB, GB), sign kept
[[nodiscard]] QString formatBytesExact(std::int64_t bytes); // "1,234,567 bytes"
[[nodiscard]] QString formatPercent(double share);          // 0.1234 -> "12.3 %"; "< 0.1 %"
// A weight of a tree by its unit.
[[nodiscard]] QString formatWeight(std::int64_t weight, WeightUnit unit);
[[nodiscard]] QString formatWeightExact(std::int64_t weight, WeightUnit unit);
// "server.js:12:5" (1-based), "(native)" …; path shortened to its last part.
[[nodiscard]] QString formatLocation(std::string_view url, std::int32_t line0,
                                     std::int32_t column0);
[[nodiscard]] QString formatFunctionName(std::string_view name); // "(anonymous)" for ""

} // namespace v8scope
