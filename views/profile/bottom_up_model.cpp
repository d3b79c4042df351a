// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/bottom_up_model.h"

#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/common/table_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace v8scope {

namespace {

// Samples belong to tree nodes, not to the path of callers: no such column here.
constexpr std::array kColumns = {ProfileColumn::Function,   ProfileColumn::Self,
                                 ProfileColumn::SelfShare,  ProfileColumn::Total,
                                 ProfileColumn::TotalShare, ProfileColumn::Location};

} // namespace

BottomUpModel::BottomUpModel(const ProfileSession &session, QObject *parent)
    : PagedTreeModel(parent), m_cells(session)
{}

void BottomUpModel::setTree(std::shared_ptr<const ProfileView> view,
                            std::shared_ptr<BottomUpTree> tree)
{
    beginResetModel();
    m_cells.setView(std::move(view));
    m_tree = std::move(tree);
    clearRuns();
    endResetModel();
}

int BottomUpModel::columnCount(const QModelIndex &) const
{
    return int(kColumns.size());
}

QVariant BottomUpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ProfileColumn column = kColumns[static_cast<std::size_t>(section)];
    if (role == Qt::ToolTipRole && column == ProfileColumn::Self)
        return tr("Top rows: spent in the function itself. Below: the part of it that came through "
                  "this caller.");
    if (role == Qt::ToolTipRole && column == ProfileColumn::Total)
        return tr("Top rows: spent in the function and what it calls. Below: the same as Self.");
    return m_cells.header(column, role);
}

std::uint32_t BottomUpModel::parentNode(std::uint32_t node) const
{
    return m_tree->row(node).parent;
}

bool BottomUpModel::hasChildNodes(std::uint32_t node) const
{
    if (!m_tree)
        return false;
    return node == kNoNode ? !m_tree->topRows().empty() : m_tree->hasChildren(node);
}

std::span<const std::uint32_t> BottomUpModel::childNodes(std::uint32_t node) const
{
    if (!m_tree)
        return {};
    return node == kNoNode ? m_tree->topRows() : m_tree->children(node);
}

ProfileRow BottomUpModel::rowOf(std::uint32_t node) const
{
    const BottomUpTree::Row &row = m_tree->row(node);
    return {{row.function, NodeId::kNoneValue}, row.system, row.self, row.total, 0};
}

std::uint32_t BottomUpModel::topRowOf(FunctionId function) const
{
    if (m_tree) {
        for (const std::uint32_t top : m_tree->topRows()) {
            if (m_tree->row(top).function == function)
                return top;
        }
    }
    return kNoNode;
}

QVariant BottomUpModel::cell(std::uint32_t node, int column, int role) const
{
    return m_cells.cell(rowOf(node), kColumns[static_cast<std::size_t>(column)], role);
}

void BottomUpModel::sortNodes(std::vector<std::uint32_t> &nodes, int column,
                              Qt::SortOrder order) const
{
    const int sign = order == Qt::AscendingOrder ? 1 : -1;
    const ProfileColumn by = kColumns[static_cast<std::size_t>(column)];
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
        return sign * m_cells.compare(rowOf(a), rowOf(b), by) < 0;
    });
}

QString BottomUpModel::moreText(std::span<const std::uint32_t> hidden) const
{
    std::int64_t sum = 0;
    for (const std::uint32_t node : hidden)
        sum += m_tree->row(node).self;
    return tr("… %1 more, together %2 self (%3)")
        .arg(formatCount(hidden.size()), formatWeight(sum, m_cells.unit()),
             formatPercent(m_cells.shareOfView(sum)));
}

QByteArray BottomUpModel::toCsv() const
{
    QByteArray out;
    for (int c = 0; c < columnCount(); ++c)
        out += (c > 0 ? "," : "") + csvField(headerData(c, Qt::Horizontal, RawRole).toString());
    out += "\r\n";
    for (const std::uint32_t top : orderedChildren(rootNode())) {
        for (int c = 0; c < columnCount(); ++c) {
            out += (c > 0 ? "," : "") + csvCell(cell(top, c, RawRole));
        }
        out += "\r\n";
    }
    return out;
}

} // namespace v8scope
