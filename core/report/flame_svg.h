// SPDX-License-Identifier: GPL-3.0-or-later
// A flame graph as a self-contained SVG picture: no script, no font file. Every box has a tooltip
// (<title>) with the exact figures; boxes too narrow to see are drawn together and say how many
// they are.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/layout/flame_rows.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <iosfwd>
#include <string>

namespace v8scope {

struct FlameSvgOptions {
    std::string title;    // large, at the top; empty: "CPU profile" or the like
    std::string subtitle; // the file's name; figures are added
    bool dark = false;
    bool rootAtTop = true; // icicle; false: flames grow upwards
    FlameOrder order = FlameOrder::LeftHeavy;
    std::uint32_t width = 1200;   // pixels
    std::uint32_t maxRows = 1000; // deeper levels are left out, and the picture says so
};

// Error only: cancelled while laying out.
[[nodiscard]] Result<std::uint64_t> writeFlameSvg(std::ostream &out, const ProfileView &view,
                                                  const FlameSvgOptions &options,
                                                  Progress &progress);

} // namespace v8scope
