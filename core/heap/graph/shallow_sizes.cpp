// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/shallow_sizes.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

// Values of an owner column besides 1 + the owner's node.
constexpr std::uint32_t kNobody = 0;
constexpr std::uint32_t kSeveral = std::numeric_limits<std::uint32_t>::max();

class Owners {
public:
    Owners(const HeapSnapshot &snapshot, const NodeFlags &flags, const Progress &progress)
        : m_snapshot(snapshot), m_flags(flags), m_progress(progress), m_owner(snapshot.nodeCount)
    {}

    void find()
    {
        for (std::uint32_t n = 0; n < m_snapshot.nodeCount; ++n) {
            if (n % Progress::kPollInterval == 0 && m_progress.isCancelled())
                return;
            if (!isOwnable(n))
                own(n, n + 1);
            while (!m_stack.empty()) {
                const std::uint32_t node = m_stack.back();
                m_stack.pop_back();
                own(node, m_owner[node]);
            }
        }
    }

    [[nodiscard]] bool isOwned(std::uint32_t node) const
    {
        return m_owner[node] != kNobody && m_owner[node] != kSeveral;
    }
    [[nodiscard]] HeapNode owner(std::uint32_t node) const { return HeapNode(m_owner[node] - 1); }

private:
    [[nodiscard]] bool isOwnable(std::uint32_t node) const
    {
        switch (m_snapshot.kind(HeapNode(node))) {
        case NodeKind::Hidden:
        case NodeKind::Array: return true;
        case NodeKind::Native:
            // The rule asks for the name after R2.
            return m_snapshot.knownName(HeapNode(node)) == KnownName::ExternalStringData &&
                   !m_flags.isRenamed(HeapNode(node));
        default: return false;
        }
    }

    // What a node of this owner leads to. Each node changes its owner at most twice, so the whole
    // is linear; the end does not depend on the order.
    void own(std::uint32_t node, std::uint32_t owner)
    {
        std::uint32_t *const owners = m_owner.mutableData();
        const std::uint32_t end = m_snapshot.firstEdge[node + 1];
        for (std::uint32_t edge = m_snapshot.firstEdge[node]; edge < end; ++edge) {
            const std::uint32_t to = m_snapshot.edgeTo[edge];
            if (!isOwnable(to) || m_snapshot.edgeKind(edge) == EdgeKind::Weak)
                continue;
            const std::uint32_t known = owners[to];
            if (known == owner || known == kSeveral)
                continue;
            owners[to] = known == kNobody ? owner : kSeveral;
            m_stack.push_back(to);
        }
    }

    const HeapSnapshot &m_snapshot;
    const NodeFlags &m_flags;
    const Progress &m_progress;
    Column<std::uint32_t> m_owner;
    std::vector<std::uint32_t> m_stack;
};

// A copy of sizes that can be moved from node to node.
class MovableSizes {
public:
    explicit MovableSizes(const WideColumn &sizes) : m_narrow(sizes.size())
    {
        std::memcpy(m_narrow.mutableData(), sizes.narrow().data(),
                    sizes.size() * sizeof(std::uint32_t));
        for (const WideColumn::Large &entry : sizes.large())
            m_large[entry.index] = entry.value;
    }

    void move(std::uint32_t from, std::uint32_t to)
    {
        set(to, get(to) + get(from));
        set(from, 0);
    }

    [[nodiscard]] WideColumn take()
    {
        std::vector<WideColumn::Large> large;
        for (const auto &[index, value] : m_large) {
            if (m_narrow[index] == WideColumn::kWide)
                large.push_back({index, value});
        }
        std::sort(large.begin(), large.end(),
                  [](const auto &a, const auto &b) { return a.index < b.index; });
        return {std::move(m_narrow), std::move(large)};
    }

private:
    [[nodiscard]] std::uint64_t get(std::uint32_t index) const
    {
        const std::uint32_t narrow = m_narrow[index];
        return narrow != WideColumn::kWide ? narrow : m_large.at(index);
    }
    void set(std::uint32_t index, std::uint64_t value)
    {
        const bool isWide = value >= WideColumn::kWide;
        m_narrow.mutableData()[index] =
            isWide ? WideColumn::kWide : static_cast<std::uint32_t>(value);
        if (isWide)
            m_large[index] = value;
    }

    Column<std::uint32_t> m_narrow;
    std::unordered_map<std::uint32_t, std::uint64_t> m_large;
};

bool hasUserRoots(const HeapSnapshot &snapshot)
{
    const std::uint32_t end = snapshot.edgesEnd(snapshot.root);
    for (std::uint32_t edge = snapshot.edgesBegin(snapshot.root); edge < end; ++edge) {
        if (isUserRoot(snapshot, HeapNode(snapshot.edgeTo[edge])))
            return true;
    }
    return false;
}

} // namespace

WideColumn computeShallowSizes(const HeapSnapshot &snapshot, const NodeFlags &flags,
                               const Progress &progress)
{
    if (!hasUserRoots(snapshot))
        return snapshot.nodeSelfSize;
    Owners owners(snapshot, flags, progress);
    owners.find();
    MovableSizes sizes(snapshot.nodeSelfSize);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (!owners.isOwned(n))
            continue;
        const HeapNode owner = owners.owner(n);
        if (snapshot.kind(owner) != NodeKind::Synthetic && owner != snapshot.root)
            sizes.move(n, owner.value);
    }
    return sizes.take();
}

} // namespace v8scope
