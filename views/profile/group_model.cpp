// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/group_model.h"

#include "core/profile/hot_path.h"
#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/common/theme.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

ProfileColumn weightColumn(int column)
{
    switch (column) {
    case GroupModel::SelfColumn: return ProfileColumn::Self;
    case GroupModel::SelfShareColumn: return ProfileColumn::SelfShare;
    case GroupModel::TotalColumn: return ProfileColumn::Total;
    case GroupModel::TotalShareColumn: return ProfileColumn::TotalShare;
    default: return ProfileColumn::Samples;
    }
}

} // namespace

GroupModel::GroupModel(const ProfileSession &session, QObject *parent)
    : SortedTableModel(parent), m_cells(session)
{}

void GroupModel::setGroups(std::shared_ptr<const ProfileView> view, GroupBy by,
                           std::vector<GroupRow> groups)
{
    resetItems([&] {
        m_cells.setView(std::move(view));
        m_by = by;
        m_groups = std::move(groups);
    });
    Q_EMIT headerDataChanged(Qt::Horizontal, NameColumn, NameColumn);
}

std::string_view GroupModel::groupAt(int row) const
{
    const std::uint32_t item = itemAt(row);
    return item == kNoItem ? std::string_view() : std::string_view(m_groups[item].name);
}

int GroupModel::rowOfGroup(std::string_view name) const
{
    for (std::uint32_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups[i].name == name)
            return rowOf(i);
    }
    return -1;
}

QString GroupModel::displayName(const GroupRow &group) const
{
    if (m_by == GroupBy::File)
        return group.name.empty() ? tr("(no file: native and system)")
                                  : toQString(displayPath(group.name));
    if (group.name.empty())
        return tr("(no package: own code, Node and native)");
    return toQString(group.name);
}

std::string GroupModel::groupOf(const ProfileItem &item, SystemKind system) const
{
    const ProfileSession &session = m_cells.session();
    switch (m_by) {
    case GroupBy::File:
        return system == SystemKind::None ? std::string(m_cells.view().url(item.function))
                                          : std::string();
    case GroupBy::Package: return session.package(item.function).toStdString();
    case GroupBy::Category: break;
    }
    return std::string(categoryName(session.category(item.function, system)));
}

int GroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isText = role == Qt::DisplayRole || role == RawRole;
    if (section == NameColumn) {
        if (!isText)
            return role == Qt::ToolTipRole ? QVariant(tr("All functions of the group summed up."))
                                           : m_cells.header(ProfileColumn::Function, role);
        return m_by == GroupBy::File      ? tr("File")
               : m_by == GroupBy::Package ? tr("Package")
                                          : tr("Category");
    }
    if (section == FunctionsColumn && isText)
        return tr("Functions");
    if (section == FunctionsColumn && role == Qt::ToolTipRole)
        return tr("How many functions of the group occur in what is shown.");
    if (section == TotalColumn && role == Qt::ToolTipRole)
        return tr("Of all stacks that contain the group; a stack counts once however often the "
                  "group is in it.");
    return m_cells.header(weightColumn(section), role);
}

std::uint32_t GroupModel::itemCount() const
{
    return static_cast<std::uint32_t>(m_groups.size());
}

QVariant GroupModel::nameCell(const GroupRow &group, int role) const
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    const bool isHot = m_cells.shareOfView(group.total) >= kHotShare &&
                       !(m_by == GroupBy::Category && group.name == categoryName(Category::Idle));
    switch (role) {
    case Qt::DisplayRole: return displayName(group);
    case RawRole: return toQString(group.name);
    case Qt::ToolTipRole: return displayName(group);
    case ElideMiddleRole: return m_by == GroupBy::File;
    case HotRole: return isHot;
    case Qt::AccessibleTextRole: return displayName(group) + (isHot ? tr(", hot") : QString());
    case SwatchRole: break;
    default: return {};
    }
    if (m_by != GroupBy::Category)
        return group.name.empty() ? QVariant() : QVariant(theme.hashed(group.name));
    for (int c = 0; c < kCategoryCount; ++c) {
        if (categoryName(Category(c)) == group.name)
            return theme.category(Category(c));
    }
    return {};
}

QVariant GroupModel::cell(std::uint32_t item, int column, int role) const
{
    const GroupRow &group = m_groups[item];
    if (column == NameColumn)
        return nameCell(group, role);
    if (column == FunctionsColumn) {
        switch (role) {
        case Qt::DisplayRole: return formatCount(group.functions);
        case RawRole: return qint64(group.functions);
        case Qt::TextAlignmentRole: return int(Qt::AlignRight) | int(Qt::AlignVCenter);
        default: return {};
        }
    }
    const ProfileRow row{{}, SystemKind::None, group.self, group.total, group.samples};
    return m_cells.cell(row, weightColumn(column), role);
}

void GroupModel::sortItems(std::vector<std::uint32_t> &items, int column, Qt::SortOrder order) const
{
    const auto key = [column](const GroupRow &g) -> std::int64_t {
        switch (column) {
        case SelfColumn:
        case SelfShareColumn: return g.self;
        case TotalColumn:
        case TotalShareColumn: return g.total;
        case SamplesColumn: return static_cast<std::int64_t>(g.samples);
        default: return g.functions;
        }
    };
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const GroupRow &x = m_groups[a];
        const GroupRow &y = m_groups[b];
        return column == NameColumn ? compareText(x.name, y.name) < 0 : key(x) < key(y);
    };
    std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
        return order == Qt::AscendingOrder ? before(a, b) : before(b, a);
    });
}

} // namespace v8scope
