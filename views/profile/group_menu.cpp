// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/group_menu.h"

#include "core/profile/category.h"
#include "views/profile/profile_session.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QPoint>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("GroupMenu", text);
}

} // namespace

void showGroupMenu(ProfileSession &session, GroupBy by, const QString &name,
                   const QPoint &globalPos, QWidget *parent)
{
    if (name.isEmpty())
        return;
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (by == GroupBy::Package) {
        QAction *collapse = menu->addAction(words("&Collapse package"), &session, [&session, name] {
            session.addFilter(filter::CollapsePackage{name.toStdString()});
        });
        collapse->setToolTip(
            words("Show consecutive calls inside the package as one frame with its name"));
    }
    const QString text =
        by == GroupBy::File ? QString::fromStdString(displayPath(name.toStdString())) : name;
    menu->addAction(words("Copy &name"), menu,
                    [text] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(globalPos);
}

} // namespace v8scope
