// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of a profile's views: a session over a drawn profile and one view of it in a shown
// window, all work done at once.
#pragma once

#include "tests/support/drawn_profile.h"
#include "views/common/background.h"
#include "views/profile/profile_session.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

namespace v8scope {

template <class View>
struct ShownView {
    explicit ShownView(std::string_view text)
        : session(drawn::resolved(drawn::cpuProfile(text)), background), view(session)
    {
        view.resize(1000, 700);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("the window does not show");
    }

    FunctionId function(std::string_view name) const
    {
        return drawn::functionNamed(*session.view(), name);
    }
    void select(std::string_view name) { session.select({function(name), NodeId::kNoneValue}); }
    // The name of the selected function, "" if there is none.
    QString selected() const
    {
        const FunctionId f = session.selection().function;
        return f.isValid() ? QString::fromStdString(std::string(session.view()->name(f)))
                           : QString();
    }
    void search(const QString &words) { session.setSearch({words, false, false}); }

    ImmediateBackground background;
    ProfileSession session;
    View view;
};

// The first column of a flat table, in order: "foo,bar".
inline QString names(const QAbstractItemView &table)
{
    QStringList list;
    for (int r = 0; r < table.model()->rowCount(); ++r)
        list += table.model()->index(r, 0).data().toString();
    return list.join(u',');
}

inline QString currentName(const QAbstractItemView &view)
{
    return view.currentIndex().siblingAtColumn(0).data().toString();
}

// Controls that a keyboard can reach but that have no accessible name: "QLineEdit", or nothing.
inline QString namelessControls(const QWidget &view)
{
    QStringList list;
    for (const QWidget *w : view.findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractItemView *>(w) ||
                               qobject_cast<const QLineEdit *>(w) ||
                               qobject_cast<const QComboBox *>(w);
        const auto *button = qobject_cast<const QAbstractButton *>(w);
        const bool isPart = w->objectName().startsWith(QLatin1String("qt_"));
        const bool isPopup = w->isWindow() || w->window() != view.window();
        if (isPart || isPopup ||
            (w->parentWidget() && w->parentWidget()->isWindow() && w->parentWidget() != &view))
            continue;
        const bool nameless =
            (isControl && w->accessibleName().isEmpty()) ||
            (button && button->text().isEmpty() && button->accessibleName().isEmpty() &&
             button->focusPolicy() != Qt::NoFocus);
        if (nameless)
            list += QString::fromLatin1(w->metaObject()->className());
    }
    return list.join(u' ');
}

} // namespace v8scope
