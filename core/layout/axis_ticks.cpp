// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/axis_ticks.h"

#include <algorithm>
#include <limits>

namespace v8scope {

AxisTicks axisTicks(std::int64_t begin, std::int64_t end, double width, double minPixels)
{
    const double span = std::max(1.0, static_cast<double>(end - begin));
    const double wanted = span * minPixels / std::max(width, 1.0);
    std::int64_t power = 1;
    std::int64_t step = 1;
    while (static_cast<double>(step) < wanted) {
        // 1, 2, 5, 10, 20, 50 …
        step = step == power ? 2 * power : step == 2 * power ? 5 * power : 10 * power;
        if (step == 10 * power) {
            if (power > std::numeric_limits<std::int64_t>::max() / 100)
                break;
            power *= 10;
        }
    }
    const std::int64_t rest = begin % step;
    const std::int64_t first = rest == 0 ? begin : rest > 0 ? begin - rest + step : begin - rest;
    return {first, step};
}

} // namespace v8scope
