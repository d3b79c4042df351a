// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/event_handlers.h"

#include "core/heap/graph/edge_lookup.h"

#include <cstdint>
#include <utility>

namespace v8scope {

namespace {

// Remembers what it has looked at, so that listeners that share callbacks cost nothing.
class HandlerFinder {
public:
    explicit HandlerFinder(const Heap &heap)
        : m_heap(heap),
          m_snapshot(*heap.snapshot),
          m_asked(m_snapshot.nodeCount),
          m_hasCode(m_snapshot.nodeCount),
          m_doneCallbacks(m_snapshot.nodeCount),
          m_handlers(m_snapshot.nodeCount)
    {}

    NodeSet find(const Progress &progress)
    {
        for (std::uint32_t i = 0; i < m_snapshot.nodeCount; ++i) {
            if (i % Progress::kPollInterval == 0 && progress.isCancelled())
                break;
            const HeapNode node(i);
            if (isNamed(m_snapshot, m_heap.flags, node, KnownName::V8EventListener))
                addListener(node);
        }
        return std::move(m_handlers);
    }

private:
    void addListener(HeapNode listener)
    {
        const HeapNode callback = callbackOf(listener);
        if (!callback.isValid() || m_doneCallbacks.has(callback.value))
            return;
        m_doneCallbacks.insert(callback.value);
        m_handlers.insert(handlerIn(callback).value);
    }

    HeapNode callbackOf(HeapNode listener) const
    {
        const std::uint32_t end = m_snapshot.edgesEnd(listener);
        for (std::uint32_t edge = m_snapshot.edgesBegin(listener); edge < end; ++edge) {
            if (isNamedOne(edge))
                return HeapNode(m_snapshot.edgeTo[edge]);
        }
        return {};
    }

    bool isNamedOne(std::uint32_t edge) const
    {
        const EdgeKind kind = m_snapshot.edgeKind(edge);
        if (hasNumberName(kind))
            return m_snapshot.edgeLabel(edge) == 1;
        if (kind == EdgeKind::Shortcut)
            return m_snapshot.edgeName(edge) == "1";
        return m_snapshot.edgeKnownName(edge) == KnownName::One;
    }

    HeapNode handlerIn(HeapNode callback)
    {
        if (hasCode(callback))
            return callback;
        const std::uint32_t end = m_snapshot.edgesEnd(callback);
        for (std::uint32_t edge = m_snapshot.edgesBegin(callback); edge < end; ++edge) {
            const HeapNode child(m_snapshot.edgeTo[edge]);
            if (hasCode(child))
                return child;
        }
        return callback;
    }

    bool hasCode(HeapNode node)
    {
        if (!m_asked.has(node.value)) {
            m_asked.insert(node.value);
            const std::uint32_t end = m_snapshot.edgesEnd(node);
            for (std::uint32_t edge = m_snapshot.edgesBegin(node); edge < end; ++edge) {
                if (m_snapshot.edgeKnownName(edge) == KnownName::Code) {
                    m_hasCode.insert(node.value);
                    break;
                }
            }
        }
        return m_hasCode.has(node.value);
    }

    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    NodeSet m_asked; // of which m_hasCode is known
    NodeSet m_hasCode;
    NodeSet m_doneCallbacks;
    NodeSet m_handlers;
};

} // namespace

NodeSet findEventHandlers(const Heap &heap, const Progress &progress)
{
    return HandlerFinder(heap).find(progress);
}

} // namespace v8scope
