// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell says beyond its text: read by CellDelegate, by sorting and by exports. Every table
// and tree of the program answers these roles; a role a model does not know is simply not drawn.
#pragma once

#include <Qt>

namespace v8scope {

enum CellRole {
    RawRole = Qt::UserRole + 1, // the bare value: qint64, double or QString; for exports and tests
    ShareRole,                  // double 0..1: a bar of that length behind the text
    SwatchRole,                 // QColor: a small square before the text
    HotRole,                    // bool: on a hot path, marked with a flame
    MatchRole,                  // bool: found by the search
    HoverRole,                  // bool: the thing under the mouse, here or in another view
    ElideMiddleRole,            // bool: cut long text in the middle (paths)
    MoreRole,                   // bool: the row stands for children that are not shown yet
};

} // namespace v8scope
