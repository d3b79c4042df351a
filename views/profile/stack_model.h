// SPDX-License-Identifier: GPL-3.0-or-later
// One stack as rows, outermost call first: function, and how much of everything its call holds.
// GUI thread.
#pragma once

#include "core/profile/profile_view.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace v8scope {

class ProfileSession;

class StackModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FunctionColumn, TotalColumn, ColumnCount };

    // session outlives this.
    explicit StackModel(const ProfileSession &session, QObject *parent = nullptr);

    // The stack from the root to a node of the session's view; none: empty.
    void setNode(std::uint32_t node);
    [[nodiscard]] std::uint32_t nodeAt(int row) const;
    // "at render (server.js:12:5)" lines, innermost call first.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant functionData(std::uint32_t node, int role) const;
    [[nodiscard]] QVariant totalData(std::uint32_t node, int role) const;

    const ProfileSession &m_session;
    std::shared_ptr<const ProfileView> m_view;
    std::vector<std::uint32_t> m_nodes; // outermost first
};

} // namespace v8scope
