// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/action_registry.h"

#include "views/common/icons.h"

#include <QAction>
#include <QWidget>

#include <utility>

namespace v8scope {

ActionRegistry::ActionRegistry(QWidget *host, QObject *parent) : QObject(parent), m_host(host) {}

QAction *ActionRegistry::create(const ActionSpec &spec)
{
    Q_ASSERT(!find(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setProperty("v8scope.menu", spec.menu);
    action->setShortcuts(spec.shortcuts);
    action->setCheckable(spec.checkable);
    QString tip = spec.toolTip;
    if (!spec.shortcuts.isEmpty())
        tip +=
            QStringLiteral(" (%1)").arg(spec.shortcuts.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    action->setStatusTip(spec.toolTip);
    if (!spec.icon.isEmpty())
        action->setIcon(themedIcon(spec.icon));
    if (m_host) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_host->addAction(action);
    }
    m_actions.append(action);
    return action;
}

QAction *ActionRegistry::add(const ActionSpec &spec, std::function<void()> handler)
{
    QAction *action = create(spec);
    connect(action, &QAction::triggered, this, [handler = std::move(handler)] { handler(); });
    return action;
}

QAction *ActionRegistry::addToggle(const ActionSpec &spec, std::function<void(bool)> handler)
{
    ActionSpec checkable = spec;
    checkable.checkable = true;
    QAction *action = create(checkable);
    connect(action, &QAction::toggled, this,
            [handler = std::move(handler)](bool on) { handler(on); });
    return action;
}

QAction *ActionRegistry::find(const QString &id) const
{
    for (QAction *action : m_actions) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

QString ActionRegistry::idOf(const QAction *action)
{
    return action->objectName();
}

QString ActionRegistry::menuOf(const QAction *action)
{
    return action->property("v8scope.menu").toString();
}

} // namespace v8scope
