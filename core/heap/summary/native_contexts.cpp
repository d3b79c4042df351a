// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/native_contexts.h"

#include <algorithm>
#include <cstddef>

namespace v8scope {

namespace {

bool isContext(const Heap &heap, HeapNode node)
{
    const KnownName name = heap.snapshot->knownName(node);
    return name == KnownName::NativeContext ||
           (name == KnownName::DetachedNativeContext && !heap.flags.isRenamed(node));
}

// Where the edges "map" and "native_context" lead: 1 + node, 0 = there is none.
struct MapEdges {
    Column<std::uint32_t> map;
    Column<std::uint32_t> context;
};

MapEdges findMapEdges(const Heap &heap, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    MapEdges found{Column<std::uint32_t>(snapshot.nodeCount),
                   Column<std::uint32_t>(snapshot.nodeCount)};
    std::uint32_t *const map = found.map.mutableData();
    std::uint32_t *const context = found.context.mutableData();
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        const std::uint32_t end = snapshot.firstEdge[n + 1];
        for (std::uint32_t e = snapshot.firstEdge[n]; e < end; ++e) {
            if (snapshot.edgeKind(e) != EdgeKind::Internal)
                continue;
            const KnownName name = snapshot.known[snapshot.edgeLabel(e)];
            const std::uint32_t to = snapshot.edgeTo[e];
            if (name == KnownName::Map && map[n] == 0)
                map[n] = to + 1;
            else if (name == KnownName::NativeContextKey && context[n] == 0 &&
                     isContext(heap, HeapNode(to)))
                context[n] = to + 1;
        }
    }
    return found;
}

class Attribution {
public:
    explicit Attribution(const Heap &heap)
        : m_heap(heap),
          m_snapshot(*heap.snapshot),
          m_owner(m_snapshot.nodeCount),
          m_isFixed(m_snapshot.nodeCount)
    {
        std::fill_n(m_owner.mutableData(), m_owner.size(), NativeContexts::kNone);
    }

    // A realm owns its context and what has a map whose own map names the realm.
    void fix(const Progress &progress)
    {
        const MapEdges edges = findMapEdges(m_heap, progress);
        std::int32_t *const owner = m_owner.mutableData();
        for (std::uint32_t n = 0; n < m_snapshot.nodeCount; ++n) {
            std::uint32_t context = isContext(m_heap, HeapNode(n)) ? n + 1 : 0;
            if (context == 0 && edges.map[n] != 0) {
                const std::uint32_t metaMap = edges.map[edges.map[n] - 1];
                context = metaMap != 0 ? edges.context[metaMap - 1] : 0;
            }
            if (context == 0)
                continue;
            owner[n] = static_cast<std::int32_t>(context - 1);
            m_isFixed.insert(n);
        }
    }

    // The rest belongs to whom it is reached from; each node changes its owner twice at most.
    void spread(const Progress &progress)
    {
        std::uint64_t steps = 0;
        for (std::uint32_t n = 0; n < m_snapshot.nodeCount; ++n) {
            if (!m_isFixed.has(n))
                continue;
            m_waiting.push_back(n);
            while (!m_waiting.empty()) {
                if (++steps % Progress::kPollInterval == 0 && progress.isCancelled())
                    return;
                const std::uint32_t node = m_waiting.back();
                m_waiting.pop_back();
                spreadFrom(node);
            }
        }
    }

    Column<std::int32_t> take() { return std::move(m_owner); }

private:
    void spreadFrom(std::uint32_t node)
    {
        std::int32_t *const owner = m_owner.mutableData();
        const std::int32_t mine = owner[node];
        const std::uint32_t end = m_snapshot.firstEdge[node + 1];
        for (std::uint32_t e = m_snapshot.firstEdge[node]; e < end; ++e) {
            const EdgeKind kind = m_snapshot.edgeKind(e);
            if (kind == EdgeKind::Weak || kind == EdgeKind::Shortcut)
                continue;
            const std::uint32_t to = m_snapshot.edgeTo[e];
            if (owner[to] == mine || owner[to] == NativeContexts::kShared || to == node ||
                m_isFixed.has(to))
                continue;
            owner[to] = owner[to] == NativeContexts::kNone ? mine : NativeContexts::kShared;
            m_waiting.push_back(to);
        }
    }

    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    Column<std::int32_t> m_owner;
    NodeSet m_isFixed;
    std::vector<std::uint32_t> m_waiting;
};

void addSizes(const Heap &heap, NativeContexts &contexts)
{
    const std::uint32_t nodeCount = heap.snapshot->nodeCount;
    for (std::uint32_t n = 0; n < nodeCount; ++n) {
        if (isContext(heap, HeapNode(n)))
            contexts.realms.push_back({HeapNode(n)});
    }
    std::size_t last = 0; // neighbours belong together
    for (std::uint32_t n = 0; n < nodeCount; ++n) {
        const std::int32_t owner = contexts.owner[n];
        if (owner < 0) {
            (owner == NativeContexts::kNone ? contexts.noneBytes : contexts.sharedBytes) +=
                heap.selfSizes[n];
            continue;
        }
        const HeapNode context(static_cast<std::uint32_t>(owner));
        if (contexts.realms[last].node != context) {
            last = static_cast<std::size_t>(
                std::lower_bound(contexts.realms.begin(), contexts.realms.end(), context,
                                 [](const NativeContexts::Realm &realm, HeapNode wanted) {
                                     return realm.node < wanted;
                                 }) -
                contexts.realms.begin());
        }
        contexts.realms[last].bytes += heap.selfSizes[n];
        ++contexts.realms[last].count;
    }
}

} // namespace

NativeContexts attributeToContexts(const Heap &heap, const Progress &progress)
{
    Attribution attribution(heap);
    attribution.fix(progress);
    attribution.spread(progress);
    NativeContexts contexts;
    contexts.owner = attribution.take();
    addSizes(heap, contexts);
    return contexts;
}

bool isNativeContext(const HeapSnapshot &snapshot, HeapNode node)
{
    const KnownName name = snapshot.knownName(node);
    return name == KnownName::NativeContext || name == KnownName::DetachedNativeContext;
}

} // namespace v8scope
