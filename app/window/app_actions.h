// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window itself.
#pragma once

namespace v8scope {

class MainWindow;

// Fills window.actions(). Call once.
void addAppActions(MainWindow &window);

} // namespace v8scope
