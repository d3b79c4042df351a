// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/node_filters.h"

#include "core/base/parallel.h"
#include "core/heap/graph/edge_lookup.h"
#include "core/heap/questions/duplicate_strings.h"
#include "core/heap/questions/event_handlers.h"

#include <algorithm>
#include <string_view>

namespace v8scope {

namespace {

constexpr std::size_t kWordBits = 64;
// Words of a set that one thread takes at least.
constexpr std::size_t kGrain = 1u << 10;
constexpr std::string_view kConsoleEnding = " / DevTools console";

// The nodes for which accepts(number) holds. Uses several cores.
template <class Accepts>
NodeSet nodesWhere(std::uint32_t count, Accepts accepts)
{
    NodeSet result(count);
    std::uint64_t *const words = result.mutableWords();
    forEachPiece(result.words().size(), kGrain,
                 [&](std::size_t begin, std::size_t end, unsigned /*piece*/) {
                     for (std::size_t at = begin; at < end; ++at) {
                         const auto first = static_cast<std::uint32_t>(at * kWordBits);
                         const auto bits =
                             static_cast<unsigned>(std::min<std::size_t>(kWordBits, count - first));
                         std::uint64_t word = 0;
                         for (unsigned bit = 0; bit < bits; ++bit)
                             word |= std::uint64_t{accepts(first + bit)} << bit;
                         words[at] = word;
                     }
                 });
    return result;
}

// Adds to seen what can be reached from the root over the edges that are not weak and that
// follows(from, edge) lets pass, without entering what is in seen already.
template <class Follows>
void addReached(const HeapSnapshot &snapshot, NodeSet &seen, const Progress &progress,
                Follows follows)
{
    Column<std::uint32_t> pages(snapshot.nodeCount);
    std::uint32_t *const stack = pages.mutableData();
    std::uint32_t size = 0;
    const auto visit = [&](std::uint32_t node) {
        if (seen.has(node))
            return;
        seen.insert(node);
        stack[size++] = node;
    };
    seen.remove(snapshot.root.value); // the walk begins there even if nothing may enter it
    visit(snapshot.root.value);
    std::uint64_t steps = 0;
    while (size > 0) {
        const HeapNode from(stack[--size]);
        const std::uint32_t end = snapshot.edgesEnd(from);
        for (std::uint32_t edge = snapshot.edgesBegin(from); edge < end; ++edge) {
            if (snapshot.edgeKind(edge) != EdgeKind::Weak && follows(from, edge))
                visit(snapshot.edgeTo[edge]);
            if (++steps % Progress::kPollInterval == 0 && progress.isCancelled())
                return;
        }
    }
}

// What the console's own globals hang on: a synthetic node's edge of that name.
bool isConsoleEdge(const HeapSnapshot &snapshot, HeapNode from, std::uint32_t edge)
{
    if (snapshot.kind(from) != NodeKind::Synthetic)
        return false;
    switch (snapshot.edgeKnownName(edge)) {
    case KnownName::None: return false;
    case KnownName::Console:
        if (snapshot.edgeKind(edge) != EdgeKind::Shortcut)
            return true;
        [[fallthrough]];
    default:
        // Names that are known by their beginning may end like this, too.
        return snapshot.edgeName(edge).ends_with(kConsoleEnding);
    }
}

NodeSet scopeContexts(const Heap &heap)
{
    return nodesWhere(heap.snapshot->nodeCount, [&](std::uint32_t node) {
        return isNamed(*heap.snapshot, heap.flags, HeapNode(node), KnownName::ScopeContext);
    });
}

NodeSet nodesThatHold(const Heap &heap, RetainedBy what, const Progress &progress)
{
    switch (what) {
    case RetainedBy::Contexts: return scopeContexts(heap);
    case RetainedBy::DetachedNodes: return detachedNodes(heap);
    case RetainedBy::EventHandlers: return findEventHandlers(heap, progress);
    case RetainedBy::Console: break;
    }
    return NodeSet(heap.snapshot->nodeCount);
}

} // namespace

NodeSet nodesRetainedBy(const Heap &heap, RetainedBy what, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const NodeSet holders = nodesThatHold(heap, what, progress);
    NodeSet seen = intersection(holders, holders); // a copy: columns share their values
    if (what == RetainedBy::Console)
        addReached(snapshot, seen, progress, [&snapshot](HeapNode from, std::uint32_t edge) {
            return !isConsoleEdge(snapshot, from, edge);
        });
    else
        addReached(snapshot, seen, progress, [](HeapNode, std::uint32_t) { return true; });
    return nodesWhere(snapshot.nodeCount, [&](std::uint32_t node) {
        const bool isReached =
            seen.has(node) && (node == snapshot.root.value || !holders.has(node));
        return !isReached && heap.distances[node] != kNoDistance;
    });
}

NodeSet nodesInIdRange(const Heap &heap, std::uint64_t min, std::uint64_t max)
{
    const WideColumn &ids = heap.snapshot->nodeId;
    return nodesWhere(heap.snapshot->nodeCount, [&, min, max](std::uint32_t node) {
        const std::uint64_t id = ids[node];
        return id > min && id <= max;
    });
}

NodeSet nodesOfContext(const NativeContexts &contexts, std::int32_t owner)
{
    return nodesWhere(static_cast<std::uint32_t>(contexts.owner.size()),
                      [&, owner](std::uint32_t node) { return contexts.owner[node] == owner; });
}

NodeSet duplicatedStringNodes(const Heap &heap, const Progress &progress)
{
    NodeSet result(heap.snapshot->nodeCount);
    for (const DuplicateStrings::Group &group : findDuplicateStrings(heap, progress).groups) {
        for (const HeapNode node : group.nodes)
            result.insert(node.value);
    }
    return result;
}

NodeSet detachedNodes(const Heap &heap)
{
    return nodesWhere(heap.snapshot->nodeCount, [&](std::uint32_t node) {
        return heap.flags.detachedness(HeapNode(node)) == Detachedness::Detached;
    });
}

NodeSet intersection(const NodeSet &a, const NodeSet &b)
{
    NodeSet result(std::min(a.size(), b.size()));
    const std::size_t words = result.words().size();
    for (std::size_t i = 0; i < words; ++i)
        result.mutableWords()[i] = a.words()[i] & b.words()[i];
    return result;
}

std::uint64_t maxJsObjectId(const HeapSnapshot &snapshot)
{
    std::uint64_t result = 0;
    for (std::uint32_t node = 0; node < snapshot.nodeCount; ++node) {
        // V8 gives odd ids to what lives in the JavaScript heap, even ones to the embedder's.
        if (const std::uint64_t id = snapshot.nodeId[node]; id % 2 != 0)
            result = std::max(result, id);
    }
    return result;
}

} // namespace v8scope
