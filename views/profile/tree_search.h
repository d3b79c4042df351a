// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a paged tree from match to match in the order shown, without expanding anything: subtrees
// that hold no match are skipped. GUI thread.
#pragma once

#include "views/common/paged_tree_model.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace v8scope {

// The next (or previous) matching node after start, around the end back to start itself; kNoNode if
// nothing matches. containsMatch: by node, whether it or something below it matches. O(nodes on the
// way and their siblings).
[[nodiscard]] std::uint32_t nextMatch(const PagedTreeModel &model, std::uint32_t start,
                                      bool backwards, const std::vector<bool> &containsMatch,
                                      const std::function<bool(std::uint32_t)> &isMatch);

} // namespace v8scope
