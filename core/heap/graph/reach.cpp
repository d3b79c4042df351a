// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/reach.h"

#include "core/base/prefetch.h"
#include "core/heap/graph/node_queue.h"

#include <array>
#include <utility>

namespace v8scope {

namespace {

// Nodes ahead in the queue of which the place of the edges, and then the edges, are asked for.
constexpr std::size_t kFar = 16;
constexpr std::size_t kNear = 8;

class Walk {
public:
    Walk(const HeapSnapshot &snapshot, std::span<const Reach> reaches)
        : m_firstEdge(snapshot.firstEdge.data()),
          m_edgeTo(snapshot.edgeTo.data()),
          m_edgeWord(snapshot.edgeWord.data()),
          m_marks(snapshot.nodeCount),
          m_bytes(m_marks.mutableData())
    {
        for (const Reach &reach : reaches) {
            m_all = static_cast<std::uint8_t>(m_all | reach.mark);
            for (unsigned kind = 0; kind < m_passes.size(); ++kind) {
                if (!reach.skipped.has(static_cast<EdgeKind>(kind)))
                    m_passes[kind] = static_cast<std::uint8_t>(m_passes[kind] | reach.mark);
            }
        }
        for (const Reach &reach : reaches) {
            for (const std::uint32_t start : reach.starts)
                mark(start, reach.mark);
        }
    }

    [[nodiscard]] Column<std::uint8_t> run(const Progress &progress)
    {
        for (std::uint64_t steps = 1; !m_queue.isEmpty(); ++steps) {
            if (steps % Progress::kPollInterval == 0 && progress.isCancelled())
                break;
            lookAhead();
            visit(m_queue.pop());
        }
        return std::move(m_marks);
    }

private:
    // Marks of a byte that were not passed on yet: those without the bit above them.
    [[nodiscard]] std::uint8_t fresh(std::uint8_t byte) const
    {
        return static_cast<std::uint8_t>(byte & ~(byte >> 1) & m_all);
    }

    void mark(std::uint32_t node, std::uint8_t marks)
    {
        const std::uint8_t known = m_bytes[node];
        if ((marks & ~known) == 0)
            return;
        m_bytes[node] = static_cast<std::uint8_t>(known | marks);
        if (fresh(known) == 0) // else it waits already
            m_queue.push(node);
    }

    void visit(std::uint32_t node)
    {
        const std::uint8_t marks = fresh(m_bytes[node]);
        m_bytes[node] = static_cast<std::uint8_t>(m_bytes[node] | marks << 1);
        const std::uint32_t end = m_firstEdge[node + 1];
        for (std::uint32_t edge = m_firstEdge[node]; edge < end; ++edge) {
            const auto kind = static_cast<std::size_t>(EdgeWord{m_edgeWord[edge]}.kind());
            mark(m_edgeTo[edge], static_cast<std::uint8_t>(marks & m_passes[kind]));
        }
    }

    void lookAhead() const
    {
        if (m_queue.size() <= kFar)
            return;
        prefetch(m_firstEdge + m_queue.ahead(kFar));
        const std::uint32_t first = m_firstEdge[m_queue.ahead(kNear)];
        prefetch(m_edgeTo + first);
        prefetch(m_edgeWord + first);
    }

    const std::uint32_t *m_firstEdge;
    const std::uint32_t *m_edgeTo;
    const std::uint32_t *m_edgeWord;
    Column<std::uint8_t> m_marks;
    std::uint8_t *m_bytes;
    std::uint8_t m_all = 0;
    std::array<std::uint8_t, 8> m_passes{}; // by kind of edge: the marks that it passes on
    NodeQueue m_queue;
};

} // namespace

Column<std::uint8_t> markReachable(const HeapSnapshot &snapshot, std::span<const Reach> reaches,
                                   const Progress &progress)
{
    return Walk(snapshot, reaches).run(progress);
}

} // namespace v8scope
