// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of a view summed up by file, package or category, as a flat table. GUI thread.
#pragma once

#include "core/profile/function_list.h"
#include "views/common/sorted_table_model.h"
#include "views/profile/profile_cells.h"

#include <memory>
#include <string_view>
#include <vector>

namespace v8scope {

class GroupModel : public SortedTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        SelfColumn,
        SelfShareColumn,
        TotalColumn,
        TotalShareColumn,
        SamplesColumn,
        FunctionsColumn,
        ColumnCount
    };

    explicit GroupModel(const ProfileSession &session, QObject *parent = nullptr);

    void setGroups(std::shared_ptr<const ProfileView> view, GroupBy by,
                   std::vector<GroupRow> groups);
    [[nodiscard]] GroupBy by() const { return m_by; }
    // The group's name as core has it; empty view outside.
    [[nodiscard]] std::string_view groupAt(int row) const;
    [[nodiscard]] int rowOfGroup(std::string_view name) const; // -1 if there is none. O(groups)
    // The group's name as shown ("(native)" for functions without a file).
    [[nodiscard]] QString displayName(const GroupRow &group) const;
    // The name of the group that a function belongs to.
    [[nodiscard]] std::string groupOf(const ProfileItem &item, SystemKind system) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] std::uint32_t itemCount() const override;
    [[nodiscard]] QVariant cell(std::uint32_t item, int column, int role) const override;
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override;

private:
    [[nodiscard]] QVariant nameCell(const GroupRow &group, int role) const;

    ProfileCells m_cells;
    GroupBy m_by = GroupBy::File;
    std::vector<GroupRow> m_groups;
};

} // namespace v8scope
