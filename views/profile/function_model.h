// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of a view as a flat table: self and total per function, with a quick filter over
// name and file. GUI thread.
#pragma once

#include "core/profile/function_list.h"
#include "views/common/sorted_table_model.h"
#include "views/profile/profile_cells.h"

#include <functional>
#include <memory>
#include <vector>

namespace v8scope {

class FunctionModel : public SortedTableModel {
    Q_OBJECT
public:
    using Rows = std::shared_ptr<const std::vector<FunctionRow>>;
    // Whether a row is shown; empty shows all.
    using Accept = std::function<bool(const FunctionRow &row)>;

    explicit FunctionModel(const ProfileSession &session, QObject *parent = nullptr);

    void setRows(std::shared_ptr<const ProfileView> view, Rows rows);
    // Only functions whose name or path contains every word, in any case. "" shows all.
    void setFilterText(const QString &text);
    void setAccept(Accept accept);
    [[nodiscard]] const ProfileCells &cells() const { return m_cells; }
    [[nodiscard]] const Rows &rows() const { return m_rows; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] FunctionId functionAt(int row) const;         // none outside
    [[nodiscard]] int rowOfFunction(FunctionId function) const; // -1 if not shown

protected:
    [[nodiscard]] std::uint32_t itemCount() const override;
    [[nodiscard]] bool isAccepted(std::uint32_t item) const override;
    [[nodiscard]] QVariant cell(std::uint32_t item, int column, int role) const override;
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override;

private:
    [[nodiscard]] ProfileRow rowOfItem(std::uint32_t item) const;

    ProfileCells m_cells;
    Rows m_rows;
    std::vector<std::uint32_t> m_itemOf; // by function; kNoItem = not in the list
    QStringList m_words;
    Accept m_accept;
};

} // namespace v8scope
