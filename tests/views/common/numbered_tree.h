// SPDX-License-Identifier: GPL-3.0-or-later
// A paged tree over plain columns for tests of the tree base: node i is called "n<i>" and weighs
// weight[i]; node 0 is the root. Column 0 is the name, column 1 the weight.
#pragma once

#include "core/base/csr.h"
#include "views/common/cell_roles.h"
#include "views/common/paged_tree_model.h"

#include <algorithm>

namespace v8scope {

class NumberedTree : public PagedTreeModel {
public:
    NumberedTree(std::vector<std::uint32_t> parent, std::vector<int> weight)
        : m_parent(std::move(parent)),
          m_weight(std::move(weight)),
          m_children(Csr::fromParents(m_parent))
    {}

    // The root and below it so many children, or a chain so deep.
    static std::vector<std::uint32_t> wide(std::uint32_t count)
    {
        std::vector<std::uint32_t> parent(count + 1, 0);
        parent[0] = kNoNode;
        return parent;
    }
    static std::vector<std::uint32_t> chain(std::uint32_t depth)
    {
        std::vector<std::uint32_t> parent(depth + 1);
        for (std::uint32_t i = 0; i <= depth; ++i)
            parent[i] = i - 1; // the root's is none
        return parent;
    }

    int columnCount(const QModelIndex & = {}) const override { return 2; }
    std::uint32_t rootNode() const override { return 0; }
    std::uint32_t parentNode(std::uint32_t node) const override { return m_parent[node]; }
    bool hasChildNodes(std::uint32_t node) const override
    {
        return node < m_parent.size() && !m_children.row(node).empty();
    }
    // The names of the shown children, in order.
    QStringList shown(const QModelIndex &parent = {}) const
    {
        QStringList names;
        for (int r = 0; r < rowCount(parent); ++r)
            names += index(r, 0, parent).data().toString();
        return names;
    }

protected:
    std::span<const std::uint32_t> childNodes(std::uint32_t node) const override
    {
        return m_children.row(node);
    }
    QVariant cell(std::uint32_t node, int column, int role) const override
    {
        if (role == RawRole)
            return column == 0 ? QVariant(QStringLiteral("n%1").arg(node)) : m_weight[node];
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QStringLiteral("n%1").arg(node) : QString::number(m_weight[node]);
    }
    void sortNodes(std::vector<std::uint32_t> &nodes, int column,
                   Qt::SortOrder order) const override
    {
        std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
            const bool before = column == 0 ? a < b : m_weight[a] < m_weight[b];
            const bool after = column == 0 ? b < a : m_weight[b] < m_weight[a];
            return order == Qt::AscendingOrder ? before : after;
        });
    }
    QString moreText(std::span<const std::uint32_t> hidden) const override
    {
        int sum = 0;
        for (const std::uint32_t node : hidden)
            sum += m_weight[node];
        return QStringLiteral("%1 more, %2 together").arg(hidden.size()).arg(sum);
    }

private:
    std::vector<std::uint32_t> m_parent;
    std::vector<int> m_weight;
    Csr m_children;
};

} // namespace v8scope
