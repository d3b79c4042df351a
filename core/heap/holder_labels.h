// SPDX-License-Identifier: GPL-3.0-or-later
// By which edge its immediate dominator holds a node, as a word that does not depend on the
// process.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace v8scope {

// Per node the number of its word; 0 = the dominator holds it only through others. numberOf: what
// numbers words (never 0). dictionaryKeys: an object with more properties than this, nearly all
// leading to one class, is a dictionary. O(nodes + edges).
[[nodiscard]] Column<std::uint32_t>
holderLabels(const Heap &heap, std::uint32_t dictionaryKeys,
             const std::function<std::uint32_t(std::string_view)> &numberOf,
             const Progress &progress);

} // namespace v8scope
