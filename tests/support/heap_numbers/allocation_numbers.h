// SPDX-License-Identifier: GPL-3.0-or-later
// What our model says about allocations and about closures' dead variables, in the shape of the
// reference's JSON (tests/agreement/reference_numbers.mjs).
#pragma once

#include "core/heap/heap.h"

#include <nlohmann/json_fwd.hpp>

namespace v8scope::test {

// The reference's rows of callers are texts: numbers again, in our order.
[[nodiscard]] nlohmann::json readCallers(nlohmann::json reference);
// The same keys as the reference: callers are asked by the columns of their row, stacks by node.
[[nodiscard]] nlohmann::json allocationNumbers(const Heap &heap, const nlohmann::json &reference);
[[nodiscard]] nlohmann::json deadFieldsOf(const Heap &heap);

} // namespace v8scope::test
