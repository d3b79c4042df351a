// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom-up tree of a view as an item model: functions with self weight, below each who called
// it. Callers are computed when a row is expanded. GUI thread.
#pragma once

#include "core/profile/bottom_up.h"
#include "views/common/paged_tree_model.h"
#include "views/profile/profile_cells.h"

#include <memory>

namespace v8scope {

class BottomUpModel : public PagedTreeModel {
    Q_OBJECT
public:
    explicit BottomUpModel(const ProfileSession &session, QObject *parent = nullptr);

    // tree belongs to this model from here on (asking it for callers computes them) and was made of
    // view; null shows nothing.
    void setTree(std::shared_ptr<const ProfileView> view, std::shared_ptr<BottomUpTree> tree);
    [[nodiscard]] const ProfileCells &cells() const { return m_cells; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] std::uint32_t rootNode() const override { return kNoNode; }
    [[nodiscard]] std::uint32_t parentNode(std::uint32_t node) const override;
    [[nodiscard]] bool hasChildNodes(std::uint32_t node) const override;

    [[nodiscard]] ProfileRow rowOf(std::uint32_t node) const;
    // The top row of a function; kNoNode if it has no self weight.
    [[nodiscard]] std::uint32_t topRowOf(FunctionId function) const;
    // Top rows in display order, all of them.
    [[nodiscard]] QByteArray toCsv() const;

protected:
    [[nodiscard]] std::span<const std::uint32_t> childNodes(std::uint32_t node) const override;
    [[nodiscard]] QVariant cell(std::uint32_t node, int column, int role) const override;
    void sortNodes(std::vector<std::uint32_t> &nodes, int column,
                   Qt::SortOrder order) const override;
    [[nodiscard]] QString moreText(std::span<const std::uint32_t> hidden) const override;

private:
    ProfileCells m_cells;
    std::shared_ptr<BottomUpTree> m_tree;
};

} // namespace v8scope
