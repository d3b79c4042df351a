// SPDX-License-Identifier: GPL-3.0-or-later
// The call tree of a view as an item model: top-down, weights as sums over each node's subtree.
// Shares the view's columns; only orders and ranks are its own. GUI thread.
#pragma once

#include "views/common/paged_tree_model.h"
#include "views/profile/profile_cells.h"

#include <QByteArray>

namespace v8scope {

class CallTreeModel : public PagedTreeModel {
    Q_OBJECT
public:
    explicit CallTreeModel(const ProfileSession &session, QObject *parent = nullptr);

    void setView(std::shared_ptr<const ProfileView> view);
    [[nodiscard]] const ProfileView &view() const { return m_cells.view(); }
    [[nodiscard]] const ProfileCells &cells() const { return m_cells; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] std::uint32_t rootNode() const override { return 0; }
    [[nodiscard]] std::uint32_t parentNode(std::uint32_t node) const override;
    [[nodiscard]] bool hasChildNodes(std::uint32_t node) const override;

    [[nodiscard]] ProfileRow rowOf(std::uint32_t node) const;
    // The node and its subtree in display order, one indented line each, at most maxLines.
    [[nodiscard]] QString subtreeAsText(std::uint32_t node, std::size_t maxLines) const;
    // The whole tree in display order, with a depth column first.
    [[nodiscard]] QByteArray toCsv() const;

protected:
    [[nodiscard]] std::span<const std::uint32_t> childNodes(std::uint32_t node) const override;
    [[nodiscard]] QVariant cell(std::uint32_t node, int column, int role) const override;
    void sortNodes(std::vector<std::uint32_t> &nodes, int column,
                   Qt::SortOrder order) const override;
    [[nodiscard]] QString moreText(std::span<const std::uint32_t> hidden) const override;

private:
    // Calls visit(node, depth below start) for the subtree in display order until it returns false.
    template <class Visit>
    void walk(std::uint32_t start, Visit visit) const;

    ProfileCells m_cells;
};

} // namespace v8scope
