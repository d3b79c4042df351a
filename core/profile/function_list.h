// SPDX-License-Identifier: GPL-3.0-or-later
// Self and total per function; a recursive function's total counts its outermost call only, so no
// total exceeds the whole. Same for any grouping of functions (file, package, category).
#pragma once

#include "core/profile/call_tree.h"
#include "core/profile/category.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace v8scope {

struct FunctionRow {
    FunctionId function;
    std::int64_t self = 0;
    std::int64_t total = 0;
    std::uint64_t samples = 0;            // with the function on top
    SystemKind system = SystemKind::None; // of its first node: "(idle)" the frame or the function
};

// One row per function that has weight or samples (the root only for its own, with a total equal to
// its self), sorted by self, then total, then name, url, line and column. O(nodes + functions log
// functions); iterative.
[[nodiscard]] std::vector<FunctionRow> functionList(const ProfileView &view);

struct GroupRow {
    std::string name; // file, package or category; "" = none
    std::int64_t self = 0;
    std::int64_t total = 0; // a stack that has the group several times counts once
    std::uint64_t samples = 0;
    std::uint32_t functions = 0;
};
enum class GroupBy { File, Package, Category };
[[nodiscard]] std::vector<GroupRow> groupList(const ProfileView &view, GroupBy by);

} // namespace v8scope
