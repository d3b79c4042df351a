// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/item_menu.h"

#include "views/common/action_registry.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPoint>

#include <initializer_list>

namespace v8scope {

namespace {

using Ids = std::initializer_list<const char *>;

// Adds the registered actions of a group, with a separator before them.
void addGroup(QMenu &menu, const ActionRegistry &actions, Ids ids)
{
    menu.addSeparator();
    for (const char *id : ids) {
        if (QAction *action = actions.find(QLatin1String(id)))
            menu.addAction(action);
    }
}

} // namespace

void fillItemMenu(QMenu &menu, const ActionRegistry &actions, const QList<QAction *> &viewActions)
{
    menu.addActions(viewActions);
    addGroup(menu, actions,
             {"profile.focus", "profile.focus-path", "profile.merge", "profile.collapse",
              "profile.collapse-recursion", "profile.collapse-package", "profile.drop"});
    addGroup(menu, actions,
             {"profile.show-callers", "profile.show-in-chart", "profile.show-in-graph",
              "profile.show-in-tree", "profile.open-source", "profile.open-editor"});
    addGroup(menu, actions, {"profile.copy-name", "profile.copy-stack"});
    QMenu *subtree = menu.addMenu(QCoreApplication::translate("itemMenu", "Copy sub&tree as"));
    addGroup(*subtree, actions,
             {"profile.copy-subtree-text", "profile.copy-subtree-tsv", "profile.copy-subtree-json",
              "profile.copy-subtree-markdown"});
    subtree->menuAction()->setVisible(!subtree->isEmpty());
}

void showItemMenu(const ActionRegistry &actions, const QPoint &globalPos, QWidget *parent,
                  const QList<QAction *> &viewActions)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillItemMenu(*menu, actions, viewActions);
    menu->popup(globalPos);
}

} // namespace v8scope
