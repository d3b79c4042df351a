// SPDX-License-Identifier: GPL-3.0-or-later
// The immediate callers or callees of one function as a table, with their share of the function's
// total. GUI thread.
#pragma once

#include "core/profile/sandwich.h"
#include "views/common/sorted_table_model.h"
#include "views/profile/profile_cells.h"

#include <vector>

namespace v8scope {

class NeighbourModel : public SortedTableModel {
    Q_OBJECT
public:
    enum class Side { Callers, Callees };

    NeighbourModel(const ProfileSession &session, Side side, QObject *parent = nullptr);

    // whole is the function's total, which shares refer to.
    void setNeighbours(std::shared_ptr<const ProfileView> view, std::vector<Neighbour> neighbours,
                       std::int64_t whole);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] FunctionId functionAt(int row) const; // none outside

protected:
    [[nodiscard]] std::uint32_t itemCount() const override;
    [[nodiscard]] QVariant cell(std::uint32_t item, int column, int role) const override;
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override;

private:
    [[nodiscard]] ProfileRow rowOfItem(std::uint32_t item) const;
    [[nodiscard]] QVariant shareCell(std::int64_t weight, int role) const;

    ProfileCells m_cells;
    Side m_side;
    std::vector<Neighbour> m_neighbours;
    std::int64_t m_whole = 0;
};

} // namespace v8scope
