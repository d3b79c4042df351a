// SPDX-License-Identifier: GPL-3.0-or-later
// The row below the views' tabs: what is hidden, which filters are active (each can be removed),
// undo and redo. Shows the session's filters and changes them through its actions. GUI thread.
#pragma once

#include <QWidget>

namespace v8scope {

class ActionRegistry;
class Breadcrumb;
class ProfileSession;

class FilterBar : public QWidget {
    Q_OBJECT
public:
    // actions: those that registerFilterActions() made.
    FilterBar(ProfileSession &session, const ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] Breadcrumb &breadcrumb() const { return *m_breadcrumb; }

private:
    void showFilters();

    ProfileSession &m_session;
    Breadcrumb *m_breadcrumb;
};

// Actions that need nothing but the session: hide what, undo, redo, clear. They follow the
// session's state.
void registerFilterActions(ActionRegistry &actions, ProfileSession &session);

} // namespace v8scope
