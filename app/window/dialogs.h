// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of a window. Each opens over it and deletes itself when closed; nothing waits for it.
#pragma once

namespace v8scope {

class MainWindow;

void openKeyList(MainWindow &window);
void openAbout(MainWindow &window);
void openPreferences(MainWindow &window);
void openFileFacts(MainWindow &window); // of the document in front, if it is loaded

} // namespace v8scope
