// SPDX-License-Identifier: GPL-3.0-or-later
// Base of flat table models over numbered items: sorting and filtering keep a permutation of item
// numbers, never a copy of the data. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <vector>

namespace v8scope {

class SortedTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr std::uint32_t kNoItem = 0xFFFFFFFFu;

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] std::uint32_t itemAt(int row) const; // kNoItem outside
    [[nodiscard]] int rowOf(std::uint32_t item) const; // -1 if filtered away. O(1)

protected:
    [[nodiscard]] virtual std::uint32_t itemCount() const = 0;
    [[nodiscard]] virtual bool isAccepted(std::uint32_t) const { return true; }
    [[nodiscard]] virtual QVariant cell(std::uint32_t item, int column, int role) const = 0;
    // Stable sort of items that come in natural order.
    virtual void sortItems(std::vector<std::uint32_t> &items, int column,
                           Qt::SortOrder order) const = 0;

    // Other items or another filter: replaces all rows, keeping the sort column. change is called
    // while the model is being reset.
    void resetItems(const std::function<void()> &change);

private:
    void arrange();

    std::vector<std::uint32_t> m_order;    // row -> item
    std::vector<std::uint32_t> m_position; // item -> row
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace v8scope
