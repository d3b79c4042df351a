// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of a ruler over a flame picture or an overview. Pure functions.
#pragma once

#include "core/profile/call_tree.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace v8scope {

struct RulerTick {
    std::int64_t position = 0;
    QString label;
};

// Ticks over [begin, end) on width pixels, as close as minPixels. Labels have as many decimals as
// the distance of the ticks needs, in the unit of the largest: "1.2340 s", "1.2345 s".
[[nodiscard]] std::vector<RulerTick> positionTicks(std::int64_t begin, std::int64_t end,
                                                   double width, double minPixels, WeightUnit unit);

// A single position, as exactly as a pixel of this many units can show it: "2.7912 s".
[[nodiscard]] QString positionLabel(std::int64_t position, double unitsPerPixel, WeightUnit unit);

// Ticks at round per cents of [axisBegin, axisEnd), labelled with share and weight.
[[nodiscard]] std::vector<RulerTick> shareTicks(std::int64_t axisBegin, std::int64_t axisEnd,
                                                std::int64_t begin, std::int64_t end, double width,
                                                double minPixels, WeightUnit unit);

} // namespace v8scope
