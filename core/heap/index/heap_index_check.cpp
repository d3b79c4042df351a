// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_check.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>

namespace v8scope {

namespace {

constexpr std::size_t kGrain = 1u << 18;

// check(begin, end) for pieces of [0, size); false as soon as one says so.
bool holdsForAll(std::size_t size, const Progress &progress,
                 const std::function<bool(std::size_t begin, std::size_t end)> &check)
{
    std::atomic<bool> holds{true};
    forEachPiece(size, kGrain, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t at = begin; at < end && holds; at += Progress::kPollInterval) {
            if (progress.isCancelled() ||
                !check(at, std::min<std::size_t>(end, at + Progress::kPollInterval)))
                holds = false;
        }
    });
    return holds;
}

template <class T>
bool isEmptyOr(const Column<T> &column, std::size_t size)
{
    return column.isEmpty() || column.size() == size;
}

bool rowsAscend(const Column<std::uint32_t> &first, std::size_t begin, std::size_t end)
{
    bool ascends = true;
    for (std::size_t i = begin; i < end; ++i)
        ascends &= first[i] <= first[i + 1];
    return ascends;
}

// Branch-free where it matters: this reads every column of the nodes once.
bool nodesFit(const Heap &heap, std::size_t begin, std::size_t end)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const std::size_t kinds =
        static_cast<std::size_t>(NodeKind::FirstOther) + snapshot.otherNodeTypes.size();
    const std::uint32_t strings = snapshot.strings.count();
    const std::size_t groups = heap.classes.groups.size();
    constexpr std::uint8_t kAllFlags = NodeFlags::kDetachedness | NodeFlags::kPageOwned |
                                       NodeFlags::kRenamed | NodeFlags::kQueryable;
    bool fits = true;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint8_t flags = heap.flags.bits[i];
        fits &= snapshot.nodeKind[i] < kinds && snapshot.nodeName[i] < strings &&
                heap.classes.groupOf[i] < groups && heap.dominators[i] < snapshot.nodeCount &&
                (flags & ~kAllFlags) == 0 &&
                (flags & NodeFlags::kDetachedness) <= static_cast<int>(Detachedness::Detached);
    }
    if (!snapshot.nodeDetachedness.isEmpty()) {
        for (std::size_t i = begin; i < end; ++i)
            fits &= snapshot.nodeDetachedness[i] <= static_cast<int>(Detachedness::Detached);
    }
    if (!snapshot.nodeLocation.isEmpty()) {
        for (std::size_t i = begin; i < end; ++i)
            fits &= snapshot.nodeLocation[i] <= snapshot.locations.size();
    }
    return fits && rowsAscend(snapshot.firstEdge, begin, end) &&
           rowsAscend(heap.retainers.first, begin, end);
}

bool edgesFit(const Heap &heap, std::size_t begin, std::size_t end)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const std::uint32_t strings = snapshot.strings.count();
    bool fits = true;
    for (std::size_t i = begin; i < end; ++i) {
        const EdgeWord word{snapshot.edgeWord[i]};
        fits &= snapshot.edgeTo[i] < snapshot.nodeCount &&
                (heap.retainers.sources[i] & RetainerIndex::kSource) < snapshot.nodeCount &&
                (word.label() < strings || hasNumberName(word.kind()) ||
                 word.label() == EdgeWord::kWideLabel);
    }
    return fits;
}

// The list of labels that do not fit a word, and the words that say so, are the same edges.
bool wideLabelsFit(const HeapSnapshot &snapshot, const Progress &progress)
{
    for (const WideColumn::Large &large : snapshot.wideLabels) {
        if (large.index >= snapshot.edgeCount ||
            large.value > std::numeric_limits<std::uint32_t>::max())
            return false;
        const EdgeWord word{snapshot.edgeWord[large.index]};
        if (word.label() != EdgeWord::kWideLabel ||
            (!hasNumberName(word.kind()) && large.value >= snapshot.strings.count()))
            return false;
    }
    std::atomic<std::size_t> wide{0};
    const bool counted =
        holdsForAll(snapshot.edgeCount, progress, [&](std::size_t begin, std::size_t end) {
            const auto *words = snapshot.edgeWord.data();
            wide += static_cast<std::size_t>(
                std::count_if(words + begin, words + end, [](std::uint32_t word) {
                    return EdgeWord{word}.label() == EdgeWord::kWideLabel;
                }));
            return true;
        });
    return counted && wide == snapshot.wideLabels.size();
}

bool namesFit(const HeapSnapshot &snapshot, std::uint64_t textBytes)
{
    const std::uint32_t strings = snapshot.strings.count();
    for (std::uint32_t i = 0; i < strings; ++i) {
        const KnownName known = snapshot.known[i];
        if (known > KnownName::Console ||
            (known == KnownName::Ephemeron && !snapshot.known.ephemeron(i)) ||
            snapshot.strings.offset(i) >= snapshot.strings.offset(i + 1))
            return false;
    }
    if (strings > 0 && snapshot.strings.offset(strings) > textBytes + 1)
        return false;
    return std::all_of(snapshot.traceFunctions.begin(), snapshot.traceFunctions.end(),
                       [&](const TraceFunction &function) {
                           return function.name < strings && function.scriptName < strings;
                       });
}

// Every chain of dominators ends at the root.
bool isTree(const Column<std::uint32_t> &dominators, std::uint32_t root, const Progress &progress)
{
    enum : std::uint8_t { Unseen, OnPath, Done };
    if (dominators[root] != root)
        return false;
    Column<std::uint8_t> states(dominators.size());
    std::uint8_t *state = states.mutableData();
    state[root] = Done;
    for (std::size_t i = 0; i < dominators.size(); ++i) {
        if (i % Progress::kPollInterval == 0 && progress.isCancelled())
            return false;
        std::size_t at = i;
        for (; state[at] == Unseen; at = dominators[at])
            state[at] = OnPath;
        if (state[at] == OnPath)
            return false;
        for (at = i; state[at] == OnPath; at = dominators[at])
            state[at] = Done;
    }
    return true;
}

} // namespace

bool sizesFit(const IndexColumns &columns, const IndexParts &parts)
{
    const std::size_t nodes = parts.snapshot.nodeCount;
    const std::size_t edges = parts.snapshot.edgeCount;
    const std::size_t strings =
        columns.stringOffsets.isEmpty() ? 0 : columns.stringOffsets.size() - 1;
    const bool bytesFit = columns.nodeKind.size() == nodes && columns.nodeFlags.size() == nodes &&
                          isEmptyOr(columns.nodeDetachedness, nodes) &&
                          columns.knownNames.size() == strings;
    const bool optionalFit = isEmptyOr(columns.nodeTrace, nodes) &&
                             isEmptyOr(columns.nodeLocation, nodes) &&
                             columns.shallowSizes.size() == (parts.hasOwnShallowSizes ? nodes : 0);
    const auto isPerNode = [&](const Column<std::uint32_t> &column) {
        return column.size() == nodes;
    };
    return bytesFit && optionalFit && isPerNode(columns.nodeName) && isPerNode(columns.nodeId) &&
           isPerNode(columns.nodeSelfSize) && isPerNode(columns.groupOf) &&
           isPerNode(columns.dominators) && columns.distances.size() == nodes &&
           columns.retainedSizes.size() == nodes && columns.firstEdge.size() == nodes + 1 &&
           columns.retainersFirst.size() == nodes + 1 && columns.edgeWord.size() == edges &&
           columns.edgeTo.size() == edges && columns.retainerSources.size() == edges;
}

bool contentsFit(const Heap &heap, std::uint64_t textBytes, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const auto coversEdges = [&](const Column<std::uint32_t> &first) {
        return first[0] == 0 && first[snapshot.nodeCount] == snapshot.edgeCount;
    };
    if (!coversEdges(snapshot.firstEdge) || !coversEdges(heap.retainers.first) ||
        !namesFit(snapshot, textBytes))
        return false;
    return holdsForAll(
               snapshot.nodeCount, progress,
               [&](std::size_t begin, std::size_t end) { return nodesFit(heap, begin, end); }) &&
           holdsForAll(
               snapshot.edgeCount, progress,
               [&](std::size_t begin, std::size_t end) { return edgesFit(heap, begin, end); }) &&
           wideLabelsFit(snapshot, progress) &&
           isTree(heap.dominators, snapshot.root.value, progress);
}

} // namespace v8scope
