// SPDX-License-Identifier: GPL-3.0-or-later
// Callers and callees of one function: two small call trees that meet in it.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/profile_view.h"

#include <memory>
#include <vector>

namespace v8scope {

struct Sandwich {
    FunctionId function;
    std::int64_t self = 0;
    std::int64_t total = 0; // outermost calls only
    // Root stands for the function itself (system Root, its FunctionId); below it what it calls.
    CallTree callees;
    // Root stands for the function; below it who calls it, weighted by the function's total in that
    // call (outermost calls only, so callers add up to total; weight without caller stays at the
    // root's self).
    CallTree callers;
    // The callers' tree was too large to be built whole (a function called from every level of a
    // deep stack): weight stays at the self of the last callers shown.
    bool callersCut = false;
};

// The most nodes that a callers' tree gets.
inline constexpr std::uint32_t kMaxCallerNodes = 1u << 20;

// O(nodes + nodes above the function's calls, the latter bounded). Nodes without weight are left
// out. Reports into the phase that the caller began. Error only: cancelled.
[[nodiscard]] Result<std::shared_ptr<const Sandwich>>
sandwich(const ProfileView &view, FunctionId function, Progress &progress);

// Immediate callers or callees with their share of the function's total: the first level of the
// trees.
struct Neighbour {
    FunctionId function;
    SystemKind system = SystemKind::None;
    std::int64_t weight = 0;
};
[[nodiscard]] std::vector<Neighbour> firstLevel(const CallTree &tree); // heaviest first

} // namespace v8scope
