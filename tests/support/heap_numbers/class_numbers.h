// SPDX-License-Identifier: GPL-3.0-or-later
// What our model says about a whole snapshot, in the shape of the reference's JSON
// (tests/agreement/reference_numbers.mjs says what each column is).
#pragma once

#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"
#include "core/heap/summary/native_contexts.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope::test {

[[nodiscard]] nlohmann::json idsOf(const Heap &heap, const std::vector<HeapNode> &nodes);
// passes: which nodes count (null = all).
[[nodiscard]] nlohmann::json classRows(const Heap &heap, const NodeSet *passes);
// Of classes with at most limit members.
[[nodiscard]] nlohmann::json memberRows(const Heap &heap, std::uint64_t limit);
// name: as the reference calls its filters. Throws std::invalid_argument.
[[nodiscard]] NodeSet filterNamed(const Heap &heap, const NativeContexts &contexts,
                                  const std::string &name);
[[nodiscard]] nlohmann::json statisticsOf(const Heap &heap);
[[nodiscard]] nlohmann::json contextsOf(const Heap &heap, const NativeContexts &contexts);
[[nodiscard]] nlohmann::json shapesOf(const Heap &heap);
[[nodiscard]] nlohmann::json duplicatesOf(const Heap &heap);
// key: the text, with " (case)" where upper and lower case matter.
[[nodiscard]] nlohmann::json searchFor(const Heap &heap, const std::string &key);
// rows, and members of those that changed at most limit objects. Without names: DevTools names a
// row whose objects are all gone by what the base called the last of them by its own shapes.
[[nodiscard]] nlohmann::json comparisonOf(const Heap &base, const Heap &current,
                                          std::uint64_t limit);

} // namespace v8scope::test
