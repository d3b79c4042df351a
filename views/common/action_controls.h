// SPDX-License-Identifier: GPL-3.0-or-later
// Small controls for actions, named for screen readers and reached with Tab. Their short texts are
// the actions' icon texts. GUI thread.
#pragma once

class QAction;
class QCheckBox;
class QToolButton;
class QWidget;

namespace v8scope {

// With the icon alone if there is one, else with the text.
[[nodiscard]] QToolButton *toolButtonFor(QAction *action, QWidget *parent);
// For an action that is on or off; a tick shows it, not a shade.
[[nodiscard]] QCheckBox *checkBoxFor(QAction *action, QWidget *parent);

} // namespace v8scope
