// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/paged_tree_model.h"

#include "views/common/cell_roles.h"

#include <algorithm>

namespace v8scope {

namespace {

// Set in the internal id of a "more" row; the low half is then the parent's node.
constexpr quintptr kMoreFlag = quintptr(1) << 32;
static_assert(sizeof(quintptr) == 8);

} // namespace

PagedTreeModel::Run &PagedTreeModel::run(std::uint32_t node) const
{
    Run &r = m_runs[node];
    if (r.generation == m_generation)
        return r;
    const bool isNew = r.generation == 0;
    const std::span<const std::uint32_t> children = childNodes(node);
    r.order.assign(children.begin(), children.end());
    r.generation = m_generation;
    if (isNew) {
        r.shown = std::min<std::uint32_t>(kPage, static_cast<std::uint32_t>(r.order.size()));
        r.told = r.shown;
        r.more = r.shown < r.order.size();
    }
    if (m_sortColumn >= 0)
        sortNodes(r.order, m_sortColumn, m_sortOrder);
    std::uint32_t rank = 0;
    for (const std::uint32_t child : r.order) {
        if (child >= m_rank.size())
            m_rank.resize(std::max<std::size_t>(child + 1, m_rank.size() * 2));
        m_rank[child] = rank++;
    }
    return r;
}

void PagedTreeModel::clearRuns()
{
    m_runs.clear();
    m_rank.clear();
}

bool PagedTreeModel::isMore(const QModelIndex &index)
{
    return index.isValid() && (index.internalId() & kMoreFlag) != 0;
}

std::uint32_t PagedTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() && !isMore(index) ? static_cast<std::uint32_t>(index.internalId())
                                             : kNoNode;
}

std::uint32_t PagedTreeModel::nodeOrRoot(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index) : rootNode();
}

QModelIndex PagedTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= columnCount(parent) || isMore(parent))
        return {};
    const std::uint32_t node = nodeOrRoot(parent);
    const Run &r = run(node);
    const auto at = static_cast<std::uint32_t>(row);
    if (at < r.shown)
        return createIndex(row, column, quintptr(r.order[at]));
    if (at == r.shown && r.more)
        return createIndex(row, column, kMoreFlag | node);
    return {};
}

QModelIndex PagedTreeModel::indexOf(std::uint32_t node, int column) const
{
    if (node == rootNode() || node == kNoNode)
        return {};
    run(parentNode(node));
    return createIndex(static_cast<int>(m_rank[node]), column, quintptr(node));
}

QModelIndex PagedTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const auto low = static_cast<std::uint32_t>(child.internalId());
    return indexOf(isMore(child) ? low : parentNode(low), 0);
}

int PagedTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0 || isMore(parent))
        return 0;
    const Run &r = run(nodeOrRoot(parent));
    return static_cast<int>(r.shown) + (r.more ? 1 : 0);
}

bool PagedTreeModel::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && !isMore(parent) && hasChildNodes(nodeOrRoot(parent));
}

bool PagedTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.column() <= 0 && !isMore(parent) && run(nodeOrRoot(parent)).more;
}

void PagedTreeModel::fetchMore(const QModelIndex &parent)
{
    if (isMore(parent))
        return;
    const std::uint32_t node = nodeOrRoot(parent);
    showChildren(node, parent, run(node).shown + kPage);
}

void PagedTreeModel::showChildren(std::uint32_t node, const QModelIndex &parent,
                                  std::uint32_t count)
{
    Run &r = run(node);
    const auto size = static_cast<std::uint32_t>(r.order.size());
    count = std::min(count, size);
    if (count <= r.shown)
        return;
    beginInsertRows(parent, static_cast<int>(r.shown), static_cast<int>(count) - 1);
    r.shown = count;
    endInsertRows();
    r.told = count;
    if (r.shown == size && r.more) {
        beginRemoveRows(parent, static_cast<int>(size), static_cast<int>(size));
        r.more = false;
        endRemoveRows();
    } else {
        const QModelIndex moreRow = index(static_cast<int>(r.shown), 0, parent);
        Q_EMIT dataChanged(moreRow, moreRow);
    }
}

QModelIndex PagedTreeModel::showNode(std::uint32_t node, int column)
{
    const std::uint32_t above = parentNode(node);
    run(above);
    const std::uint32_t pages = m_rank[node] / kPage + 1;
    showChildren(above, indexOf(above, 0), pages * kPage);
    return indexOf(node, column);
}

bool PagedTreeModel::isShown(std::uint32_t node) const
{
    const Run &r = run(parentNode(node));
    return m_rank[node] < r.shown;
}

std::span<const std::uint32_t> PagedTreeModel::orderedChildren(std::uint32_t node) const
{
    return run(node).order;
}

QVariant PagedTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (!isMore(index))
        return cell(nodeOf(index), index.column(), role);
    if (role == MoreRole)
        return true;
    if (index.column() != 0 || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Run &r = run(static_cast<std::uint32_t>(index.internalId()));
    if (role == Qt::ToolTipRole)
        return tr("Enter or a click shows the next %1 rows.").arg(kPage);
    return moreText(std::span(r.order).subspan(r.told));
}

void PagedTreeModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    m_sortColumn = column;
    m_sortOrder = order;
    ++m_generation;
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from) {
        if (isMore(index)) {
            to.append(index);
            continue;
        }
        const std::uint32_t node = nodeOf(index);
        to.append(isShown(node) ? indexOf(node, index.column()) : QModelIndex());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace v8scope
