// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of the dominator computation: from parents and semidominators to dominators.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"

#include <cstdint>

namespace v8scope {

// parent and semi: by number, from 2 on (1 is the root, whose entry is 1; parents have smaller
// numbers). Replaces each semidominator by the dominator: the first number at or above the
// semidominator on the way from the parent up through dominators. O(numbers · log numbers) at
// worst, nearly always O(numbers).
void findDominators(const Column<std::uint32_t> &parent, Column<std::uint32_t> &semi,
                    const Progress &progress);

} // namespace v8scope
