// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lines of a ruler stand: multiples of 1, 2 or 5 times a power of ten. Pure.
#pragma once

#include <cstdint>

namespace v8scope {

struct AxisTicks {
    std::int64_t first = 0; // the first multiple of step at or after the begin
    std::int64_t step = 1;
};

// The closest ticks of [begin, end) that stay minPixels apart on width pixels. begin <= end.
[[nodiscard]] AxisTicks axisTicks(std::int64_t begin, std::int64_t end, double width,
                                  double minPixels);

} // namespace v8scope
