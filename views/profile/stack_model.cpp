// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/stack_model.h"

#include "core/report/frame_text.h"
#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/common/theme.h"
#include "views/profile/profile_session.h"

#include <QGuiApplication>

#include <algorithm>

namespace v8scope {

StackModel::StackModel(const ProfileSession &session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_view(session.view())
{}

void StackModel::setNode(std::uint32_t node)
{
    beginResetModel();
    m_view = m_session.view();
    m_nodes.clear();
    const CallTree &tree = *m_view->tree;
    while (node < tree.size() && tree.parent[node] != NodeId::kNoneValue) {
        m_nodes.push_back(node);
        node = tree.parent[node];
    }
    std::reverse(m_nodes.begin(), m_nodes.end());
    endResetModel();
}

std::uint32_t StackModel::nodeAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_nodes[static_cast<std::size_t>(row)]
                                        : NodeId::kNoneValue;
}

QString StackModel::text() const
{
    QString text;
    for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node) {
        const FrameRef frame{m_view->tree->function[*node], m_view->tree->system[*node]};
        const std::string place = location(*m_view, frame);
        text += QStringLiteral("at ") + QString::fromStdString(displayName(*m_view, frame));
        if (!place.empty())
            text += QStringLiteral(" (%1)").arg(QString::fromStdString(place));
        text += QLatin1Char('\n');
    }
    return text;
}

int StackModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

int StackModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StackModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t node = nodeAt(index.row());
    if (role == HoverRole)
        return m_session.hover().isValid() &&
               m_session.hover().function == m_view->tree->function[node];
    return index.column() == FunctionColumn ? functionData(node, role) : totalData(node, role);
}

QVariant StackModel::functionData(std::uint32_t node, int role) const
{
    const FrameRef frame{m_view->tree->function[node], m_view->tree->system[node]};
    switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(displayName(*m_view, frame));
    case Qt::ToolTipRole: {
        const QString place = QString::fromStdString(location(*m_view, frame));
        const QString name = QString::fromStdString(displayName(*m_view, frame));
        return place.isEmpty() ? name : name + QLatin1Char('\n') + place;
    }
    case SwatchRole:
        return Theme::of(QGuiApplication::palette())
            .category(m_session.category(frame.function, frame.system));
    case MatchRole: return m_session.matches(frame.function);
    default: return {};
    }
}

QVariant StackModel::totalData(std::uint32_t node, int role) const
{
    const CallTree &tree = *m_view->tree;
    const std::int64_t whole = tree.rootTotal();
    const double share =
        whole > 0 ? static_cast<double>(tree.total[node]) / static_cast<double>(whole) : 0.0;
    switch (role) {
    case Qt::DisplayRole: return formatPercent(share);
    case Qt::ToolTipRole: return formatWeightExact(tree.total[node], tree.unit);
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case ShareRole: return share;
    case RawRole: return QVariant::fromValue<qint64>(tree.total[node]);
    default: return {};
    }
}

QVariant StackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == FunctionColumn ? tr("Stack") : tr("Total");
    if (role == Qt::ToolTipRole)
        return section == FunctionColumn
                   ? tr("The calls that led here, the first one on top. Click one to select it.")
                   : tr("The share of what is shown that was spent in this call and below it.");
    return {};
}

} // namespace v8scope
