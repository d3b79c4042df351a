// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/tree_search.h"

#include <algorithm>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = PagedTreeModel::kNoNode;

class Walk {
public:
    Walk(const PagedTreeModel &model, const std::vector<bool> &containsMatch)
        : m_model(model), m_containsMatch(containsMatch)
    {}

    // Pre-order successor among the nodes that contain a match; the root after the last.
    std::uint32_t after(std::uint32_t node) const
    {
        if (const std::uint32_t child = firstFrom(node, 0); child != kNone)
            return child;
        while (node != m_model.rootNode()) {
            const std::uint32_t parent = m_model.parentNode(node);
            if (const std::uint32_t sibling = firstFrom(parent, rank(node) + 1); sibling != kNone)
                return sibling;
            node = parent;
        }
        return node;
    }

    // Pre-order predecessor; the last node of all before the root.
    std::uint32_t before(std::uint32_t node) const
    {
        if (node == m_model.rootNode())
            return lastBelow(node);
        const std::uint32_t parent = m_model.parentNode(node);
        const std::uint32_t sibling = lastBefore(parent, rank(node));
        return sibling == kNone ? parent : lastBelow(sibling);
    }

private:
    std::size_t rank(std::uint32_t node) const
    {
        (void)m_model.orderedChildren(m_model.parentNode(node)); // so that ranks exist
        return m_model.rankOf(node);
    }

    std::uint32_t firstFrom(std::uint32_t parent, std::size_t from) const
    {
        const std::span<const std::uint32_t> children = m_model.orderedChildren(parent);
        for (std::size_t i = from; i < children.size(); ++i) {
            if (m_containsMatch[children[i]])
                return children[i];
        }
        return kNone;
    }

    std::uint32_t lastBefore(std::uint32_t parent, std::size_t end) const
    {
        const std::span<const std::uint32_t> children = m_model.orderedChildren(parent);
        for (std::size_t i = std::min(end, children.size()); i-- > 0;) {
            if (m_containsMatch[children[i]])
                return children[i];
        }
        return kNone;
    }

    std::uint32_t lastBelow(std::uint32_t node) const
    {
        for (std::uint32_t child; (child = lastBefore(node, SIZE_MAX)) != kNone;)
            node = child;
        return node;
    }

    const PagedTreeModel &m_model;
    const std::vector<bool> &m_containsMatch;
};

} // namespace

std::uint32_t nextMatch(const PagedTreeModel &model, std::uint32_t start, bool backwards,
                        const std::vector<bool> &containsMatch,
                        const std::function<bool(std::uint32_t)> &isMatch)
{
    const Walk walk(model, containsMatch);
    std::uint32_t node = start;
    int timesAtRoot = 0; // twice without a match: there is none
    while (timesAtRoot < 2) {
        node = backwards ? walk.before(node) : walk.after(node);
        if (node == model.rootNode())
            ++timesAtRoot;
        else if (isMatch(node))
            return node;
        if (node == start)
            break;
    }
    return kNone;
}

} // namespace v8scope
