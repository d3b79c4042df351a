// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/node_flags.h"

#include "core/base/parallel.h"
#include "core/heap/graph/reach.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

constexpr EdgeKinds kHoldNothing = {EdgeKind::Weak};
constexpr EdgeKinds kNotQueried = {EdgeKind::Hidden, EdgeKind::Internal, EdgeKind::Weak};

bool isNamedDetached(KnownName name)
{
    return name == KnownName::DetachedElement || name == KnownName::DetachedOther ||
           name == KnownName::DetachedNativeContext;
}

bool isDocumentDomTrees(const HeapSnapshot &snapshot, HeapNode node)
{
    return snapshot.kind(node) == NodeKind::Synthetic &&
           snapshot.knownName(node) == KnownName::DocumentDomTrees;
}

// Spreads what the embedder says about its own nodes to those of which it says nothing (R2).
class DetachednessSpread {
public:
    DetachednessSpread(const HeapSnapshot &snapshot, Column<std::uint8_t> &bits,
                       const Progress &progress)
        : m_snapshot(snapshot), m_bits(bits.mutableData()), m_progress(progress)
    {}

    void run()
    {
        seed();
        // Attached first: what both reach is attached.
        spread(m_attached, Detachedness::Attached);
        spread(m_detached, Detachedness::Detached);
    }

private:
    void seed()
    {
        for (std::uint32_t n = 0; n < m_snapshot.nodeCount; ++n) {
            const std::uint8_t state = m_snapshot.nodeDetachedness[n] & NodeFlags::kDetachedness;
            if (state == 0)
                continue;
            // Nodes that are not the embedder's keep their state and pass nothing on.
            m_bits[n] = state;
            if (isNative(n))
                settle(n, static_cast<Detachedness>(state));
        }
    }

    void settle(std::uint32_t node, Detachedness state)
    {
        m_bits[node] = static_cast<std::uint8_t>(state);
        if (state == Detachedness::Attached) {
            m_attached.push_back(node);
        } else if (state == Detachedness::Detached) {
            m_bits[node] |= NodeFlags::kRenamed;
            m_detached.push_back(node);
        }
    }

    void spread(std::vector<std::uint32_t> &stack, Detachedness state)
    {
        for (std::uint64_t steps = 1; !stack.empty(); ++steps) {
            if (steps % Progress::kPollInterval == 0 && m_progress.isCancelled())
                return;
            const HeapNode node(stack.back());
            stack.pop_back();
            const std::uint32_t end = m_snapshot.edgesEnd(node);
            for (std::uint32_t edge = m_snapshot.edgesBegin(node); edge < end; ++edge) {
                const std::uint32_t to = m_snapshot.edgeTo[edge];
                if (m_bits[to] != 0 || !isNative(to))
                    continue;
                const EdgeKind kind = m_snapshot.edgeKind(edge);
                if (kind != EdgeKind::Hidden && kind != EdgeKind::Weak)
                    settle(to, state);
            }
        }
    }

    [[nodiscard]] bool isNative(std::uint32_t node) const
    {
        return m_snapshot.kind(HeapNode(node)) == NodeKind::Native;
    }

    const HeapSnapshot &m_snapshot;
    std::uint8_t *m_bits;
    const Progress &m_progress;
    std::vector<std::uint32_t> m_attached;
    std::vector<std::uint32_t> m_detached;
};

// Files without the field tell it by the name.
void detachednessFromNames(const HeapSnapshot &snapshot, Column<std::uint8_t> &bits)
{
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        const HeapNode node(n);
        if (snapshot.kind(node) == NodeKind::Native && isNamedDetached(snapshot.knownName(node)))
            bits.mutableData()[n] = static_cast<std::uint8_t>(Detachedness::Detached);
    }
}

Reach pageOwned(const HeapSnapshot &snapshot)
{
    std::vector<std::uint32_t> starts;
    const std::uint32_t end = snapshot.edgesEnd(snapshot.root);
    for (std::uint32_t edge = snapshot.edgesBegin(snapshot.root); edge < end; ++edge) {
        const HeapNode to(snapshot.edgeTo[edge]);
        const EdgeKind kind = snapshot.edgeKind(edge);
        if (kind == EdgeKind::Shortcut ||
            (kind == EdgeKind::Element && isDocumentDomTrees(snapshot, to)))
            starts.push_back(to.value);
    }
    return {std::move(starts), kHoldNothing, NodeFlags::kPageOwned};
}

Reach queryable(const HeapSnapshot &snapshot)
{
    std::vector<std::uint32_t> starts;
    const std::uint32_t end = snapshot.edgesEnd(snapshot.root);
    for (std::uint32_t edge = snapshot.edgesBegin(snapshot.root); edge < end; ++edge) {
        const HeapNode to(snapshot.edgeTo[edge]);
        if (snapshot.kind(to) != NodeKind::Synthetic)
            starts.push_back(to.value);
    }
    return {std::move(starts), kNotQueried, NodeFlags::kQueryable};
}

} // namespace

bool isUserRoot(const HeapSnapshot &snapshot, HeapNode node)
{
    return snapshot.kind(node) != NodeKind::Synthetic || isDocumentDomTrees(snapshot, node);
}

NodeFlags computeNodeFlags(const HeapSnapshot &snapshot, const Progress &progress)
{
    NodeFlags flags;
    flags.bits = Column<std::uint8_t>(snapshot.nodeCount);
    Column<std::uint8_t> reached;
    runTogether(
        [&] {
            if (snapshot.nodeDetachedness.isEmpty())
                detachednessFromNames(snapshot, flags.bits);
            else
                DetachednessSpread(snapshot, flags.bits, progress).run();
        },
        [&] {
            const std::array<Reach, 2> reaches = {pageOwned(snapshot), queryable(snapshot)};
            reached = markReachable(snapshot, reaches, progress);
        });
    std::uint8_t *const bits = flags.bits.mutableData();
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n)
        bits[n] |= reached[n] & (NodeFlags::kPageOwned | NodeFlags::kQueryable);
    return flags;
}

} // namespace v8scope
