// SPDX-License-Identifier: GPL-3.0-or-later
// Menus and tool bar, built from the registries of the window and of the document in front.
#pragma once

class QMenuBar;
class QToolBar;
class QWidget;

namespace v8scope {

class ActionRegistry;
class MainWindow;

// Replaces the content of the bars. document may be null.
void buildMenus(QMenuBar *bar, MainWindow &window, const ActionRegistry *document);
void buildToolBar(QToolBar *bar, const ActionRegistry &window, const ActionRegistry *document);

} // namespace v8scope
