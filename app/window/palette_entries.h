// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette offers for a window.
#pragma once

#include "app/documents/panel_factory.h"
#include "app/window/command_palette.h"

#include <QList>

namespace v8scope {

class MainWindow;

// Actions that are enabled, open documents, recent files.
[[nodiscard]] QList<PaletteEntry> paletteEntries(MainWindow &window);
[[nodiscard]] QList<PaletteEntry> functionEntries(const QList<PanelFunction> &functions);

} // namespace v8scope
