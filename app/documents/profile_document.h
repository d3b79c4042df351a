// SPDX-License-Identifier: GPL-3.0-or-later
// A profile panel in a document: its hooks into the program, what it tells the status bar, its
// functions for the command palette.
#pragma once

#include "app/documents/panel_factory.h"

namespace v8scope {

[[nodiscard]] DocumentPanel makeProfilePanel(std::shared_ptr<const ResolvedProfile> profile,
                                             const QString &fileName, const PanelServices &services,
                                             const PanelOutlet &outlet, QWidget *parent);

} // namespace v8scope
