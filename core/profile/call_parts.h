// SPDX-License-Identifier: GPL-3.0-or-later
// Weight on its way up a call tree: what bottom-up trees and callers are made of.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <vector>

namespace v8scope {

// Weight that stands at a node's frame.
struct CallPart {
    std::uint32_t node = 0;
    std::int64_t weight = 0;
};

// The parts moved to their callers, in order of function, then node. Parts that meet in one node
// become one; those without caller (below the root) are left out. O(p log p).
[[nodiscard]] std::vector<CallPart> callersOf(const CallTree &tree,
                                              const std::vector<CallPart> &parts);

} // namespace v8scope
