// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of the selected function or call, the same in every view. Its actions are those
// that the panel registers; they act on the session's selection, so select first, then show it.
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMenu;
class QPoint;
class QWidget;

namespace v8scope {

class ActionRegistry;

// Fills a menu: the view's own actions (if any), then the shared ones that are registered.
void fillItemMenu(QMenu &menu, const ActionRegistry &actions, const QList<QAction *> &viewActions);

// Shows it at a place on the screen; returns at once.
void showItemMenu(const ActionRegistry &actions, const QPoint &globalPos, QWidget *parent,
                  const QList<QAction *> &viewActions = {});

} // namespace v8scope
