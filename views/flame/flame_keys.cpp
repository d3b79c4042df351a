// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_keys.h"

#include <QCoreApplication>

namespace v8scope {

QList<FlameKey> flameKeys()
{
    const auto words = [](const char *text) {
        return QCoreApplication::translate("FlameKeys", text);
    };
    return {
        {words("W, +"), words("Zoom in at the mouse")},
        {words("S, -"), words("Zoom out at the mouse")},
        {words("Ctrl+wheel"), words("Zoom at the mouse")},
        {words("A, D"), words("Move left, right")},
        {words("Drag"), words("Move the picture")},
        {words("0"), words("Show everything")},
        {words("Shift+drag"), words("Select a time range")},
        {words("Double click, Enter"), words("Zoom to a box")},
        {words("Arrow keys"), words("Walk to the caller, the callee, the neighbours")},
        {words("Home, End"), words("Go to the first, the last box of the row")},
        {words("M"), words("Mark the time at the mouse")},
        {words("Esc"), words("Leave the zoom, then the search, then the newest filter")},
    };
}

} // namespace v8scope
