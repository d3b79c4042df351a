// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a person can do, by id: menus, tool bars, the command palette and the list of keys are
// built from registries (one of the application, one of each document panel). GUI thread only.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QWidget;

namespace v8scope {

struct ActionSpec {
    QString id;   // "profile.hottest-path"; stable
    QString text; // menu text, with mnemonic
    QString menu; // "File", "Edit", "View", "Profile", "Help": where it stands
    QList<QKeySequence> shortcuts;
    QString toolTip; // a sentence
    QString icon;    // resource name without folder and suffix ("filter"); may be empty
    bool checkable = false;
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    // Shortcuts work while host or one of its children has the focus (nullptr: in the whole
    // window).
    explicit ActionRegistry(QWidget *host, QObject *parent = nullptr);

    // Adds an action and owns it. Precondition: the id is new.
    QAction *add(const ActionSpec &spec, std::function<void()> handler);
    // The same for a checkable one; handler gets the new state.
    QAction *addToggle(const ActionSpec &spec, std::function<void(bool)> handler);
    [[nodiscard]] QAction *find(const QString &id) const;            // nullptr if unknown
    [[nodiscard]] QList<QAction *> all() const { return m_actions; } // in order of registration
    [[nodiscard]] static QString idOf(const QAction *action);
    [[nodiscard]] static QString menuOf(const QAction *action);

private:
    QAction *create(const ActionSpec &spec);

    QWidget *m_host;
    QList<QAction *> m_actions;
};

} // namespace v8scope
