// SPDX-License-Identifier: GPL-3.0-or-later
// What our model says about single nodes, in the shape of the reference's JSON
// (tests/agreement/reference_numbers.mjs): retainers, retaining paths, containment, dominators.
// asked: the reference's questions, with its limits.
#pragma once

#include "core/heap/heap.h"

#include <nlohmann/json_fwd.hpp>

namespace v8scope::test {

[[nodiscard]] nlohmann::json nodeNumbers(const Heap &heap, HeapNode node,
                                         const nlohmann::json &asked);
[[nodiscard]] nlohmann::json ignoringNumbers(const Heap &heap, const nlohmann::json &asked);
// Of two edges named __proto__ whose targets retain the same, DevTools' order says that each comes
// before the other: neighbours of that name are put into one order on both sides.
void settleProto(nlohmann::json &rows);

} // namespace v8scope::test
