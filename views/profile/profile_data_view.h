// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the table and tree views of a profile: follows the session while it is visible (work for
// a hidden view waits until it is shown), and hands selection and hover back to it. GUI thread.
#pragma once

#include "views/profile/profile_session.h"

#include <QByteArray>
#include <QWidget>

namespace v8scope {

class ProfileDataView : public QWidget {
    Q_OBJECT
public:
    // session outlives this.
    explicit ProfileDataView(ProfileSession &session, QWidget *parent = nullptr);

    // Goes to the next (or previous) row that the search matches, in the order shown, around the
    // end; false if there is none.
    virtual bool findNext(bool backwards) = 0;
    // The view's table with bare numbers, for a file.
    [[nodiscard]] virtual QByteArray toCsv() const = 0;
    // What is selected as text, for the clipboard.
    [[nodiscard]] virtual QString toText() const = 0;
    // Where the view has its keyboard focus.
    [[nodiscard]] virtual QWidget *mainWidget() const = 0;
    // A row's Self holds that of its children, as in bottom-up: a sum must not count them again.
    [[nodiscard]] virtual bool hasChildrenInSelf() const { return false; }

Q_SIGNALS:
    void activated(const v8scope::ProfileItem &item); // Enter or double click
    void contextMenuRequested(const v8scope::ProfileItem &item, const QPoint &globalPos);

protected:
    // Orders to the subclass, only while visible.
    virtual void showView() = 0;      // another ProfileView
    virtual void showSelection() = 0; // the session's selection changed elsewhere
    virtual void showMarks() = 0;     // hover or search changed: paint again

    [[nodiscard]] ProfileSession &session() const { return m_session; }
    // Tells the session, without showSelection() coming back.
    void selectItem(const ProfileItem &item);
    // Rows are being made current by us, not by the user: nothing to tell the session.
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    // For results that arrive later than showView(): shows the selection in them.
    void followSelection();
    void showEvent(QShowEvent *event) override;

private:
    void onViewChanged();
    void onSelectionChanged();

    ProfileSession &m_session;
    bool m_viewIsStale = true;
    bool m_selectionIsStale = true;
    bool m_isFollowing = false;
    bool m_isSelecting = false;
};

} // namespace v8scope
