// SPDX-License-Identifier: GPL-3.0-or-later
// The table view of the program: fixed row heights, sortable columns, copy keys, hover and
// activation as signals. Works with any model; rows are cheap up to millions. GUI thread.
#pragma once

#include <QTableView>

namespace v8scope {

class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(const QString &accessibleName, QWidget *parent = nullptr);

    // Makes a row current and visible without sideways scrolling. -1 clears.
    void showRow(int row);

Q_SIGNALS:
    void hovered(const QModelIndex &index); // invalid: the mouse left
    void currentRowChanged(const QModelIndex &index);
    void rowActivated(const QModelIndex &index); // Enter or double click
    void menuRequested(const QModelIndex &index, const QPoint &globalPos);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
};

} // namespace v8scope
