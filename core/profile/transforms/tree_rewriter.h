// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the tree that a filter leaves, node by node of the old one: every old node is kept below a
// new parent, folded into a new node, or dropped. Calls of one function from one place become one
// node. Old nodes must be handed in parents first.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <vector>

namespace v8scope {

// A tree without weights yet, and where each node of the old tree went (none: dropped).
struct TreeRewrite {
    CallTree tree;
    std::vector<std::uint32_t> nodeOf;
};

class TreeRewriter {
public:
    static constexpr std::uint32_t kNone = NodeId::kNoneValue;

    // The new tree starts as the old one's root; the old root goes there.
    explicit TreeRewriter(const CallTree &from);

    [[nodiscard]] std::uint32_t newNodeOf(std::uint32_t old) const { return m_out.nodeOf[old]; }
    [[nodiscard]] FunctionId functionOfNew(std::uint32_t node) const
    {
        return m_out.tree.function[node];
    }

    // Amortised O(1).
    void keepBelow(std::uint32_t newParent, std::uint32_t old)
    {
        keepAs(newParent, old, m_from.function[old]);
    }
    void keepAs(std::uint32_t newParent, std::uint32_t old, FunctionId function);
    // The old node's weight goes to a node that is there already.
    void foldInto(std::uint32_t newNode, std::uint32_t old) { m_out.nodeOf[old] = newNode; }
    void drop(std::uint32_t old) { m_out.nodeOf[old] = kNone; }

    [[nodiscard]] TreeRewrite take() { return std::move(m_out); }

private:
    std::uint32_t child(std::uint32_t parent, FunctionId function, SystemKind system,
                        std::uint32_t source);
    [[nodiscard]] std::size_t slotOf(std::uint32_t parent, FunctionId function,
                                     SystemKind system) const;
    void grow();

    const CallTree &m_from;
    TreeRewrite m_out;
    std::vector<std::uint32_t> m_slots; // open addressing by (parent, function, system); node or 0
};

} // namespace v8scope
