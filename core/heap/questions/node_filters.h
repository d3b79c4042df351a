// SPDX-License-Identifier: GPL-3.0-or-later
// The filters of a summary (R14, R15, R13), each as the set of nodes that pass; sets combine.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"
#include "core/heap/summary/native_contexts.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

enum class RetainedBy { Contexts, DetachedNodes, EventHandlers, Console };

[[nodiscard]] NodeSet nodesRetainedBy(const Heap &heap, RetainedBy what, const Progress &progress);
// min < id <= max.
[[nodiscard]] NodeSet nodesInIdRange(const Heap &heap, std::uint64_t min, std::uint64_t max);
[[nodiscard]] NodeSet nodesOfContext(const NativeContexts &contexts, std::int32_t owner);
[[nodiscard]] NodeSet duplicatedStringNodes(const Heap &heap, const Progress &progress);
[[nodiscard]] NodeSet detachedNodes(const Heap &heap);
[[nodiscard]] NodeSet intersection(const NodeSet &a, const NodeSet &b);
// The largest odd id of the snapshot (the end of the id range of what was alive at its time).
[[nodiscard]] std::uint64_t maxJsObjectId(const HeapSnapshot &snapshot);

} // namespace v8scope
