// SPDX-License-Identifier: GPL-3.0-or-later
// A heap snapshot with everything DevTools derives from it when it opens a file. Immutable; any
// thread. What is asked for more rarely (filters, comparison, retainers, paths, search …) are free
// functions over it, each in its own header.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/graph/distances.h"
#include "core/heap/graph/dominators.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/graph/retainer_index.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace v8scope {

// The part that is known first: classes and shallow sizes, no distances, no retained sizes.
struct ShallowHeap {
    std::shared_ptr<const HeapSnapshot> snapshot;
    NodeFlags flags;
    WideColumn selfSizes;
    HeapClasses classes;
};

struct Heap {
    std::shared_ptr<const HeapSnapshot> snapshot;
    NodeFlags flags;
    WideColumn selfSizes; // after the transfer of R7
    HeapClasses classes;
    RetainerIndex retainers;
    Column<std::int32_t> distances;
    Column<std::uint32_t> dominators;
    Column<std::uint64_t> retainedSizes; // bytes

    [[nodiscard]] std::uint64_t selfSize(HeapNode n) const { return selfSizes[n.value]; }
    [[nodiscard]] std::uint64_t retainedSize(HeapNode n) const { return retainedSizes[n.value]; }
    [[nodiscard]] std::int32_t distance(HeapNode n) const { return distances[n.value]; }
    [[nodiscard]] HeapNode dominator(HeapNode n) const { return HeapNode(dominators[n.value]); }
    [[nodiscard]] const std::string &className(HeapNode n) const { return classes.className(n); }
    // Sum of all self sizes.
    [[nodiscard]] std::uint64_t selfBytes() const { return retainedSize(snapshot->root); }
    // DevTools' total: with the bytes that the embedder reports beside the heap.
    [[nodiscard]] std::uint64_t totalBytes() const
    {
        return selfBytes() + snapshot->extraNativeBytes;
    }
};

struct HeapStages {
    // Called on the working thread as soon as classes and shallow sizes are known, while the rest
    // is still to come; may be empty.
    std::function<void(std::shared_ptr<const ShallowHeap>)> onClasses;
};

// What analyzeHeap() needs beside the snapshot itself, at its widest moment.
[[nodiscard]] Bytes analysisMemory(const HeapSnapshot &snapshot);

// All stages, on the cores there are. Errors: Cancelled, TooLarge (memory: asked before anything is
// computed).
[[nodiscard]] Result<std::shared_ptr<const Heap>>
analyzeHeap(std::shared_ptr<const HeapSnapshot> snapshot, Progress &progress,
            const HeapStages &stages = {});

} // namespace v8scope
