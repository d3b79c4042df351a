// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/sorted_table_model.h"

namespace v8scope {

int SortedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant SortedTableModel::data(const QModelIndex &index, int role) const
{
    const std::uint32_t item = itemAt(index.row());
    return item == kNoItem ? QVariant() : cell(item, index.column(), role);
}

std::uint32_t SortedTableModel::itemAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_order.size())
               ? m_order[static_cast<std::size_t>(row)]
               : kNoItem;
}

int SortedTableModel::rowOf(std::uint32_t item) const
{
    return item < m_position.size() && m_position[item] != kNoItem
               ? static_cast<int>(m_position[item])
               : -1;
}

void SortedTableModel::arrange()
{
    const std::uint32_t count = itemCount();
    m_order.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (isAccepted(i))
            m_order.push_back(i);
    }
    if (m_sortColumn >= 0)
        sortItems(m_order, m_sortColumn, m_sortOrder);
    m_position.assign(count, kNoItem);
    for (std::uint32_t row = 0; row < m_order.size(); ++row)
        m_position[m_order[row]] = row;
}

void SortedTableModel::resetItems(const std::function<void()> &change)
{
    beginResetModel();
    change();
    arrange();
    endResetModel();
}

void SortedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<std::uint32_t> items;
    items.reserve(static_cast<std::size_t>(from.size()));
    for (const QModelIndex &index : from)
        items.push_back(itemAt(index.row()));
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(rowOf(items[static_cast<std::size_t>(i)]), from[i].column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace v8scope
