// SPDX-License-Identifier: GPL-3.0-or-later
// Compares everything that our model says about a snapshot with the reference's JSON.
#pragma once

#include "core/heap/heap.h"
#include "core/heap/summary/native_contexts.h"
#include "tests/support/heap_numbers/json_difference.h"

#include <nlohmann/json_fwd.hpp>

namespace v8scope::test {

// base: what reference["difference"] compares with, or null.
[[nodiscard]] JsonDifference compareWithReference(const Heap &heap, const NativeContexts &contexts,
                                                  const Heap *base,
                                                  const nlohmann::json &reference);

} // namespace v8scope::test
