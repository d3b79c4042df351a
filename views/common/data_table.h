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
    // The current row if it is also selected. (Taking the focus makes a row current, which is not
    // yet the user's choice.)
    [[nodiscard]] QModelIndex chosen() const;

Q_SIGNALS:
    void hovered(const QModelIndex &index); // invalid: the mouse left
    void currentRowChanged(const QModelIndex &index);
    void rowActivated(const QModelIndex &index); // Enter or double click
    void menuRequested(const QModelIndex &index, const QPoint &globalPos);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void announceRow();

    QPersistentModelIndex m_announced; // what currentRowChanged() said last
};

} // namespace v8scope
