// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/tree_rewriter.h"

namespace v8scope {

TreeRewriter::TreeRewriter(const CallTree &from) : m_from(from), m_slots(64, 0)
{
    m_out.tree.unit = from.unit;
    m_out.nodeOf.assign(from.size(), kNone);
    if (from.size() == 0)
        return;
    m_out.tree.addNode(kNone, from.function[0], from.system[0], from.sourceNode[0]);
    m_out.nodeOf[0] = 0;
}

void TreeRewriter::keepAs(std::uint32_t newParent, std::uint32_t old, FunctionId function)
{
    m_out.nodeOf[old] = child(newParent, function, m_from.system[old], m_from.sourceNode[old]);
}

std::uint32_t TreeRewriter::child(std::uint32_t parent, FunctionId function, SystemKind system,
                                  std::uint32_t source)
{
    const std::size_t slot = slotOf(parent, function, system);
    if (m_slots[slot] != 0)
        return m_slots[slot];
    const std::uint32_t node = m_out.tree.addNode(parent, function, system, source);
    m_slots[slot] = node;
    if (std::size_t{node} * 2 > m_slots.size())
        grow();
    return node;
}

// The slot that holds such a child, or the free one where it belongs. The root is nobody's child,
// so 0 can mean free.
std::size_t TreeRewriter::slotOf(std::uint32_t parent, FunctionId function, SystemKind system) const
{
    const CallTree &tree = m_out.tree;
    const std::uint64_t key = (std::uint64_t{parent} << 32 | function.value) +
                              static_cast<std::uint64_t>(system) * 0xD6E8FEB86659FD93ull;
    const std::uint64_t hash = key * 0x9E3779B97F4A7C15ull;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash ^ (hash >> 32)) & mask;
    while (m_slots[slot] != 0) {
        const std::uint32_t node = m_slots[slot];
        if (tree.parent[node] == parent && tree.function[node] == function &&
            tree.system[node] == system)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

void TreeRewriter::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    const CallTree &tree = m_out.tree;
    for (std::uint32_t node = 1; node < tree.size(); ++node)
        m_slots[slotOf(tree.parent[node], tree.function[node], tree.system[node])] = node;
}

} // namespace v8scope
