// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/heap_statistics.h"

#include "core/heap/graph/edge_lookup.h"

namespace v8scope {

namespace {

// An array and its elements, if nothing else refers to them.
std::uint64_t arrayBytes(const Heap &heap, HeapNode array)
{
    const HeapNode elements = internalTarget(*heap.snapshot, array, KnownName::Elements);
    const bool isAlone = elements.isValid() && heap.retainers.of(elements).size() == 1;
    return heap.selfSize(array) + (isAlone ? heap.selfSize(elements) : 0);
}

} // namespace

HeapStatistics computeStatistics(const Heap &heap)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    HeapStatistics statistics;
    statistics.total = heap.totalBytes();
    statistics.native = snapshot.extraNativeBytes;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        const HeapNode node(n);
        switch (snapshot.kind(node)) {
        case NodeKind::Hidden: statistics.system += heap.selfSize(node); break;
        case NodeKind::Native:
            statistics.native += heap.selfSize(node);
            if (isNamed(snapshot, heap.flags, node, KnownName::JsArrayBufferData))
                statistics.typedArrays += heap.selfSize(node);
            break;
        case NodeKind::Code: statistics.code += heap.selfSize(node); break;
        case NodeKind::String:
        case NodeKind::ConsString:
        case NodeKind::SlicedString: statistics.strings += heap.selfSize(node); break;
        default:
            // The name alone counts: DevTools takes the function Array for an array as well.
            if (snapshot.knownName(node) == KnownName::Array)
                statistics.jsArrays += arrayBytes(heap, node);
        }
    }
    return statistics;
}

} // namespace v8scope
