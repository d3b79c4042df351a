// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/call_tree_model.h"

#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/common/table_text.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kColumns = int(ProfileColumn::Location) + 1;

} // namespace

CallTreeModel::CallTreeModel(const ProfileSession &session, QObject *parent)
    : PagedTreeModel(parent), m_cells(session)
{}

void CallTreeModel::setView(std::shared_ptr<const ProfileView> view)
{
    beginResetModel();
    m_cells.setView(std::move(view));
    clearRuns();
    endResetModel();
}

int CallTreeModel::columnCount(const QModelIndex &) const
{
    return kColumns;
}

QVariant CallTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    return m_cells.header(ProfileColumn(section), role);
}

std::uint32_t CallTreeModel::parentNode(std::uint32_t node) const
{
    return view().tree->parent[node];
}

bool CallTreeModel::hasChildNodes(std::uint32_t node) const
{
    return node < view().tree->size() && !view().tree->children.row(node).empty();
}

std::span<const std::uint32_t> CallTreeModel::childNodes(std::uint32_t node) const
{
    return node < view().tree->size() ? view().tree->children.row(node)
                                      : std::span<const std::uint32_t>();
}

ProfileRow CallTreeModel::rowOf(std::uint32_t node) const
{
    const CallTree &tree = *view().tree;
    return {{tree.function[node], node},
            tree.system[node],
            tree.self[node],
            tree.total[node],
            tree.samples[node]};
}

QVariant CallTreeModel::cell(std::uint32_t node, int column, int role) const
{
    return m_cells.cell(rowOf(node), ProfileColumn(column), role);
}

void CallTreeModel::sortNodes(std::vector<std::uint32_t> &nodes, int column,
                              Qt::SortOrder order) const
{
    const int sign = order == Qt::AscendingOrder ? 1 : -1;
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
        return sign * m_cells.compare(rowOf(a), rowOf(b), ProfileColumn(column)) < 0;
    });
}

QString CallTreeModel::moreText(std::span<const std::uint32_t> hidden) const
{
    std::int64_t sum = 0;
    for (const std::uint32_t node : hidden)
        sum += view().tree->total[node];
    return tr("… %1 more, together %2 (%3)")
        .arg(formatCount(hidden.size()), formatWeight(sum, m_cells.unit()),
             formatPercent(m_cells.shareOfView(sum)));
}

template <class Visit>
void CallTreeModel::walk(std::uint32_t start, Visit visit) const
{
    const std::uint32_t base = view().tree->depth[start];
    std::vector<std::uint32_t> stack{start};
    while (!stack.empty()) {
        const std::uint32_t node = stack.back();
        stack.pop_back();
        if (!visit(node, view().tree->depth[node] - base))
            return;
        const std::span<const std::uint32_t> children = orderedChildren(node);
        stack.insert(stack.end(), children.rbegin(), children.rend());
    }
}

QString CallTreeModel::subtreeAsText(std::uint32_t node, std::size_t maxLines) const
{
    QString out;
    std::size_t lines = 0;
    walk(node, [&](std::uint32_t n, std::uint32_t depth) {
        if (lines++ == maxLines) {
            out += tr("… (cut after %1 lines)").arg(maxLines) + u'\n';
            return false;
        }
        const ProfileRow row = rowOf(n);
        out += QString(static_cast<qsizetype>(depth) * 2, u' ') + m_cells.name(row.item.function);
        out += QStringLiteral("  %1 self, %2 total (%3)")
                   .arg(formatWeight(row.self, m_cells.unit()),
                        formatWeight(row.total, m_cells.unit()),
                        formatPercent(m_cells.shareOfView(row.total)));
        const QString where = m_cells.fullLocation(row.item.function);
        out += where.isEmpty() ? QStringLiteral("\n") : QStringLiteral("  %1\n").arg(where);
        return true;
    });
    return out;
}

QByteArray CallTreeModel::toCsv() const
{
    QByteArray out = csvField(tr("Depth"));
    for (int c = 0; c < kColumns; ++c)
        out += ',' + csvField(headerData(c, Qt::Horizontal, RawRole).toString());
    out += "\r\n";
    walk(rootNode(), [&](std::uint32_t node, std::uint32_t depth) {
        if (node == rootNode())
            return true;
        out += QByteArray::number(depth);
        for (int c = 0; c < kColumns; ++c) {
            out += ',' + csvCell(cell(node, c, RawRole));
        }
        out += "\r\n";
        return true;
    });
    return out;
}

} // namespace v8scope
