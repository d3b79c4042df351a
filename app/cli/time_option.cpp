// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/time_option.h"

#include <charconv>
#include <cmath>

namespace v8scope {

std::optional<std::int64_t> parseTime(std::string_view text)
{
    double value = 0.0;
    const char *const last = text.data() + text.size();
    const std::from_chars_result result =
        std::from_chars(text.data(), last, value, std::chars_format::fixed);
    if (result.ec != std::errc())
        return {};
    const std::string_view unit(result.ptr, static_cast<std::size_t>(last - result.ptr));
    double scale = 0.0;
    if (unit.empty() || unit == "us" || unit == "µs")
        scale = 1e3;
    else if (unit == "ms")
        scale = 1e6;
    else if (unit == "s")
        scale = 1e9;
    const double ns = value * scale;
    constexpr double kLimit = 9e18; // below the largest 64-bit number
    if (scale == 0.0 || !(std::abs(ns) < kLimit))
        return {};
    return std::llround(ns);
}

} // namespace v8scope
