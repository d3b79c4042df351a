// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds a node on its readable path, and by which edge, as a word that does not depend on the
// process.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/retainers/readable_tree.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace v8scope {

struct HolderLabels {
    Column<std::uint32_t> holder; // per node; of the root and of what is not reached, the root
    Column<std::uint32_t> label;  // per node: the number of its word; 0 = none
};
// numberOf: what numbers words (never 0). dictionaryKeys: an object with more properties than this,
// nearly all leading to one class, is a dictionary. O(nodes + edges).
[[nodiscard]] HolderLabels
holderLabels(const Heap &heap, const ReadableTree &tree, std::uint32_t dictionaryKeys,
             const std::function<std::uint32_t(std::string_view)> &numberOf,
             const Progress &progress);

} // namespace v8scope
