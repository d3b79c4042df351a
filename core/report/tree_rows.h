// SPDX-License-Identifier: GPL-3.0-or-later
// Call trees as rows in pre-order, heaviest first, light branches left out: what reports print.
// Iterative, so that no depth is too deep.
#pragma once

#include "core/profile/profile_view.h"
#include "core/report/frame_text.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace v8scope {

enum class TreeDirection {
    TopDown,  // callers first; depth 0 = called from nowhere
    BottomUp, // callees first; depth 0 = the function whose self weight is explained
};

struct TreeLimits {
    double minShare = 0.0;      // leave out rows below this share of the whole
    std::uint32_t top = 0;      // how many rows of depth 0; 0 = all
    std::uint32_t maxDepth = 0; // how many levels; 0 = all
};

struct TreeRow {
    std::uint32_t depth = 0;
    FrameRef frame;
    std::int64_t self = 0;
    std::int64_t total = 0;
    std::optional<std::uint64_t>
        samples; // top-down and depth 0 only: others have none of their own
};

// Called for each row; false stops the walk.
using TreeVisitor = std::function<bool(const TreeRow &)>;

// How many branches the limits left out.
struct TreeWalk {
    std::uint64_t tooLight = 0; // rows below minShare or beyond top, without what hangs below them
    std::uint64_t tooDeep = 0;  // rows that had children below maxDepth
};

TreeWalk visitTree(const std::shared_ptr<const ProfileView> &view, TreeDirection direction,
                   const TreeLimits &limits, const TreeVisitor &visitor);

} // namespace v8scope
