// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/neighbour_model.h"

#include "views/common/cell_roles.h"
#include "views/common/formats.h"

#include <algorithm>
#include <array>
#include <utility>

namespace v8scope {

namespace {

constexpr std::array kColumns = {ProfileColumn::Function, ProfileColumn::Total,
                                 ProfileColumn::TotalShare, ProfileColumn::Location};

} // namespace

NeighbourModel::NeighbourModel(const ProfileSession &session, Side side, QObject *parent)
    : SortedTableModel(parent), m_cells(session), m_side(side)
{}

void NeighbourModel::setNeighbours(std::shared_ptr<const ProfileView> view,
                                   std::vector<Neighbour> neighbours, std::int64_t whole)
{
    resetItems([&] {
        m_cells.setView(std::move(view));
        m_neighbours = std::move(neighbours);
        m_whole = whole;
    });
}

int NeighbourModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns.size());
}

QVariant NeighbourModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ProfileColumn column = kColumns[static_cast<std::size_t>(section)];
    const bool isCallers = m_side == Side::Callers;
    if (column == ProfileColumn::Function && role == Qt::DisplayRole)
        return isCallers ? tr("Called by") : tr("Calls");
    if (column == ProfileColumn::Total && role == Qt::DisplayRole)
        return tr("Weight");
    if (column == ProfileColumn::Total && role == Qt::ToolTipRole)
        return isCallers ? tr("How much of the function's total was spent in calls from here.")
                         : tr("How much of the function's total was spent in this callee.");
    if (column == ProfileColumn::TotalShare && role == Qt::DisplayRole)
        return tr("Share");
    if (column == ProfileColumn::TotalShare && role == Qt::ToolTipRole)
        return tr("Weight as a share of the selected function's total.");
    return m_cells.header(column, role);
}

FunctionId NeighbourModel::functionAt(int row) const
{
    const std::uint32_t item = itemAt(row);
    return item == kNoItem ? FunctionId() : m_neighbours[item].function;
}

std::uint32_t NeighbourModel::itemCount() const
{
    return static_cast<std::uint32_t>(m_neighbours.size());
}

ProfileRow NeighbourModel::rowOfItem(std::uint32_t item) const
{
    const Neighbour &n = m_neighbours[item];
    return {{n.function, NodeId::kNoneValue}, n.system, 0, n.weight, 0};
}

QVariant NeighbourModel::shareCell(std::int64_t weight, int role) const
{
    const double share =
        m_whole > 0 ? static_cast<double>(weight) / static_cast<double>(m_whole) : 0.0;
    switch (role) {
    case Qt::DisplayRole: return formatPercent(share);
    case Qt::TextAlignmentRole: return int(Qt::AlignRight) | int(Qt::AlignVCenter);
    case ShareRole: return share;
    case RawRole: return share * 100;
    case Qt::ToolTipRole:
        return tr("%1 of the function's total (%2)")
            .arg(formatPercent(share), formatWeight(m_whole, m_cells.unit()));
    default: return {};
    }
}

QVariant NeighbourModel::cell(std::uint32_t item, int column, int role) const
{
    const ProfileColumn kind = kColumns[static_cast<std::size_t>(column)];
    if (kind == ProfileColumn::TotalShare && role != HoverRole)
        return shareCell(m_neighbours[item].weight, role);
    return m_cells.cell(rowOfItem(item), kind, role);
}

void NeighbourModel::sortItems(std::vector<std::uint32_t> &items, int column,
                               Qt::SortOrder order) const
{
    const int sign = order == Qt::AscendingOrder ? 1 : -1;
    const ProfileColumn by = kColumns[static_cast<std::size_t>(column)];
    std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
        return sign * m_cells.compare(rowOfItem(a), rowOfItem(b), by) < 0;
    });
}

} // namespace v8scope
