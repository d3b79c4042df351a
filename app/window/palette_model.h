// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the command palette that fit what was typed, best first.
#pragma once

#include "app/window/command_palette.h"

#include <QAbstractListModel>

#include <vector>

namespace v8scope {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kDetailRole = Qt::UserRole;
    static constexpr std::size_t kMostShown = 200;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<PaletteEntry> &entries);
    void addEntries(const QList<PaletteEntry> &entries);
    void setPattern(const QString &pattern);
    [[nodiscard]] const PaletteEntry &entry(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void match();

    QList<PaletteEntry> m_entries;
    QString m_pattern;
    std::vector<int> m_shown; // indices into m_entries
};

} // namespace v8scope
