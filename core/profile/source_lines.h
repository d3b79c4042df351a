// SPDX-License-Identifier: GPL-3.0-or-later
// Where inside a file the time goes: position ticks per line, and the functions that start on a
// line.
#pragma once

#include "core/profile/profile_view.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace v8scope {

struct LineRow {
    std::int32_t line = 0;   // 1-based
    std::uint64_t ticks = 0; // sampler hits on that line
    // The self weight of the view's nodes, spread over their ticks in proportion (rounded so that
    // the sum stays exact); a node without ticks puts its weight on the function's first line.
    std::int64_t self = 0;
};
struct FileLines {
    std::string url;
    std::int64_t self = 0;
    std::uint64_t ticks = 0;
    std::vector<LineRow> lines; // ascending
};

// Files with any self weight, heaviest first, each with its lines. O(nodes + ticks log ticks).
[[nodiscard]] std::vector<FileLines> sourceLines(const ProfileView &view);

} // namespace v8scope
