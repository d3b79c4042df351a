// SPDX-License-Identifier: GPL-3.0-or-later
// What DataTree and DataTable have in common: look, fixed row height, header, copy keys.
#pragma once

#include <QString>

#include <initializer_list>

class QAbstractItemView;
class QHeaderView;
class QKeyEvent;

namespace v8scope {

// Whole rows, tracking of the mouse, CellDelegate, no editing, pixel scrolling.
void setUpItemView(QAbstractItemView &view, const QString &accessibleName);
// Interactive sections of fixed widths, given in characters (0 = takes what is left), no
// resizing to contents (it would walk all rows).
void setSectionWidths(QHeaderView &header, std::initializer_list<int> characters);
// Ctrl+C copies the selected rows, Ctrl+Shift+C the current cell; true if the key was one of them.
bool handleCopyKeys(QAbstractItemView &view, QKeyEvent &event);

} // namespace v8scope
