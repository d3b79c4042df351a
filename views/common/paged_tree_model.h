// SPDX-License-Identifier: GPL-3.0-or-later
// Base of tree models over numbered nodes: an index's internal id is its node, row and parent are
// O(1) from a rank column. Children are sorted run by run when they are first shown, and shown in
// pages; a last row "… 1,234 more" stands for the rest, so that no weight disappears. GUI thread.
#pragma once

#include <QAbstractItemModel>

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace v8scope {

class PagedTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    static constexpr std::uint32_t kNoNode = 0xFFFFFFFFu;
    static constexpr std::uint32_t kPage = 200;

    using QAbstractItemModel::QAbstractItemModel;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    // The node of a row; kNoNode for the invalid index and for "more" rows.
    [[nodiscard]] std::uint32_t nodeOf(const QModelIndex &index) const;
    [[nodiscard]] static bool isMore(const QModelIndex &index);
    // The index of a node, after showing as many pages of its parent's children as needed.
    QModelIndex showNode(std::uint32_t node, int column = 0);
    // All children of a node, shown or not, in display order. Sorts the run if it was not yet.
    [[nodiscard]] std::span<const std::uint32_t> orderedChildren(std::uint32_t node) const;
    // Place among the siblings. Precondition: the parent's children have been ordered.
    [[nodiscard]] std::uint32_t rankOf(std::uint32_t node) const { return m_rank[node]; }
    // Whether the node's page is shown, its ancestors' pages aside.
    [[nodiscard]] bool isShown(std::uint32_t node) const;
    // The node whose children are the top rows (may be kNoNode).
    [[nodiscard]] virtual std::uint32_t rootNode() const = 0;
    [[nodiscard]] virtual std::uint32_t parentNode(std::uint32_t node) const = 0;
    [[nodiscard]] virtual bool hasChildNodes(std::uint32_t node) const = 0;

protected:
    // Children in natural order; the span is read before the next call.
    [[nodiscard]] virtual std::span<const std::uint32_t> childNodes(std::uint32_t node) const = 0;
    [[nodiscard]] virtual QVariant cell(std::uint32_t node, int column, int role) const = 0;
    // Stable sort of siblings that come in natural order.
    virtual void sortNodes(std::vector<std::uint32_t> &nodes, int column,
                           Qt::SortOrder order) const = 0;
    // Text of the row that stands for the children not shown.
    [[nodiscard]] virtual QString moreText(std::span<const std::uint32_t> hidden) const = 0;

    // Forgets everything about rows; call between beginResetModel and endResetModel.
    void clearRuns();

private:
    struct Run {
        std::vector<std::uint32_t> order;
        std::uint32_t shown = 0;
        std::uint32_t generation = 0;
        // What the "more" row says is left; behind shown only while rows are being inserted, as
        // a row must not change by being moved.
        std::uint32_t told = 0;
        bool more = false; // a "more" row follows
    };
    Run &run(std::uint32_t node) const;
    [[nodiscard]] std::uint32_t nodeOrRoot(const QModelIndex &index) const;
    void showChildren(std::uint32_t node, const QModelIndex &parent, std::uint32_t count);
    [[nodiscard]] QModelIndex indexOf(std::uint32_t node, int column) const;

    mutable std::unordered_map<std::uint32_t, Run> m_runs; // only nodes whose children were shown
    mutable std::vector<std::uint32_t> m_rank;
    std::uint32_t m_generation = 1; // of the sort order
    int m_sortColumn = -1;          // natural order
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace v8scope
