// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_data_view.h"

#include <QScopedValueRollback>

namespace v8scope {

ProfileDataView::ProfileDataView(ProfileSession &session, QWidget *parent)
    : QWidget(parent), m_session(session)
{
    connect(&session, &ProfileSession::viewChanged, this, &ProfileDataView::onViewChanged);
    connect(&session, &ProfileSession::selectionChanged, this,
            &ProfileDataView::onSelectionChanged);
    const auto onMarks = [this] {
        if (isVisible() && !m_viewIsStale)
            showMarks();
    };
    connect(&session, &ProfileSession::hoverChanged, this, onMarks);
    connect(&session, &ProfileSession::searchChanged, this, onMarks);
}

void ProfileDataView::onViewChanged()
{
    m_viewIsStale = true;
    m_selectionIsStale = true;
    if (!isVisible())
        return;
    m_viewIsStale = false;
    {
        const QScopedValueRollback guard(m_isFollowing, true);
        showView();
    }
    followSelection();
}

void ProfileDataView::onSelectionChanged()
{
    if (m_isSelecting)
        return;
    m_selectionIsStale = true;
    if (isVisible() && !m_viewIsStale)
        followSelection();
}

void ProfileDataView::followSelection()
{
    m_selectionIsStale = false;
    const QScopedValueRollback guard(m_isFollowing, true);
    showSelection();
}

void ProfileDataView::selectItem(const ProfileItem &item)
{
    const QScopedValueRollback guard(m_isSelecting, true);
    m_session.select(item);
}

void ProfileDataView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_viewIsStale)
        onViewChanged();
    else if (m_selectionIsStale)
        followSelection();
}

} // namespace v8scope
