// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/item_view_setup.h"

#include "views/common/cell_delegate.h"
#include "views/common/table_text.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QKeyEvent>

namespace v8scope {

void setUpItemView(QAbstractItemView &view, const QString &accessibleName)
{
    view.setAccessibleName(accessibleName);
    view.setItemDelegate(new CellDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setMouseTracking(true);
    view.setAlternatingRowColors(true);
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    view.setTabKeyNavigation(false);
}

void setSectionWidths(QHeaderView &header, std::initializer_list<int> characters)
{
    const int unit = header.fontMetrics().horizontalAdvance(u'0');
    header.setSectionResizeMode(QHeaderView::Interactive);
    header.setMinimumSectionSize(unit * 4);
    int section = 0;
    bool hasStretch = false;
    for (const int count : characters) {
        if (count == 0) {
            header.setSectionResizeMode(section, QHeaderView::Stretch);
            hasStretch = true;
        } else {
            header.resizeSection(section, unit * count + 12);
        }
        ++section;
    }
    header.setStretchLastSection(!hasStretch);
    header.setHighlightSections(false);
    header.setSectionsMovable(false);
}

bool handleCopyKeys(QAbstractItemView &view, QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy)) {
        copySelectedRows(view);
        return true;
    }
    if (event.key() == Qt::Key_C &&
        event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyCurrentCell(view);
        return true;
    }
    return false;
}

} // namespace v8scope
