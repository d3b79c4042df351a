// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/data_table.h"

#include "views/common/cell_delegate.h"
#include "views/common/item_view_setup.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

namespace v8scope {

DataTable::DataTable(const QString &accessibleName, QWidget *parent) : QTableView(parent)
{
    setUpItemView(*this, accessibleName);
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setAccessibleName(tr("Rows of %1").arg(accessibleName));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(CellDelegate::rowHeight(fontMetrics()));
    horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(accessibleName));
    connect(this, &QAbstractItemView::entered, this, &DataTable::hovered);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::rowActivated);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        Q_EMIT menuRequested(indexAt(at), viewport()->mapToGlobal(at));
    });
}

void DataTable::showRow(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount()) {
        selectionModel()->clear();
        return;
    }
    if (currentIndex().row() == row && selectionModel()->isRowSelected(row))
        return;
    const int sideways = horizontalScrollBar()->value();
    setCurrentIndex(model()->index(row, 0));
    horizontalScrollBar()->setValue(sideways);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (handleCopyKeys(*this, *event))
        return;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex DataTable::chosen() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && selectionModel()->isSelected(current) ? current : QModelIndex();
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    announceRow();
}

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    announceRow();
}

void DataTable::announceRow()
{
    const QModelIndex row = chosen().siblingAtColumn(0);
    if (row == m_announced)
        return;
    m_announced = row;
    if (row.isValid())
        Q_EMIT currentRowChanged(row);
}

bool DataTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT hovered({});
    return QTableView::viewportEvent(event);
}

void DataTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    // Rows chosen while the view had no size yet are not in sight.
    QTimer::singleShot(0, this, [this] { scrollTo(currentIndex()); });
}

} // namespace v8scope
