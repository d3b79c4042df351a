// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tab_bar.h"

#include "app/documents/document.h"
#include "app/window/main_window.h"
#include "views/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>

namespace v8scope {

namespace {

constexpr int kCloseIconSide = 12;

} // namespace

DocumentTabs::DocumentTabs(QWidget *parent) : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setElideMode(Qt::ElideMiddle);
    setUsesScrollButtons(true);
    setAccessibleName(tr("Documents"));
    tabBar()->setAccessibleName(tr("Documents"));
    // Keys belong to the page; Ctrl+Tab is the key for the tabs.
    tabBar()->setFocusPolicy(Qt::NoFocus);
    setFocusPolicy(Qt::NoFocus);
    tabBar()->installEventFilter(this);
}

// The style's own cross is a small red picture that follows no theme.
void DocumentTabs::tabInserted(int index)
{
    auto *close = new QToolButton(tabBar());
    close->setAutoRaise(true);
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setIconSize(QSize(kCloseIconSide, kCloseIconSide));
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W is the key for it
    close->setToolTip(tr("Closes this tab (Ctrl+W)."));
    close->setAccessibleName(tr("Close tab"));
    QWidget *page = widget(index);
    connect(close, &QToolButton::clicked, page,
            [this, page] { Q_EMIT tabCloseRequested(indexOf(page)); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    showCloseButtons();
}

void DocumentTabs::tabRemoved(int)
{
    showCloseButtons();
}

// The start page stays when it is alone.
void DocumentTabs::showCloseButtons()
{
    for (int i = 0; i < count(); ++i)
        tabBar()
            ->tabButton(i, QTabBar::RightSide)
            ->setVisible(count() > 1 || qobject_cast<Document *>(widget(i)));
}

bool DocumentTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = tabBar()->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            Q_EMIT tabCloseRequested(index);
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

void runTabMenu(MainWindow &window, const Document &document, int index, const QPoint &where)
{
    QMenu menu(&window);
    const QAction *close = menu.addAction(DocumentTabs::tr("&Close"));
    const QAction *others = menu.addAction(DocumentTabs::tr("Close the &others"));
    menu.addSeparator();
    const QAction *copy = menu.addAction(DocumentTabs::tr("Copy the &path"));
    const QAction *folder = menu.addAction(DocumentTabs::tr("Show the &folder"));
    const QString file = document.file();
    const QAction *chosen = menu.exec(where);
    if (chosen == close && chosen) {
        window.closeTab(index);
    } else if (chosen == others && chosen) {
        window.closeOtherTabs(index);
    } else if (chosen == copy && chosen) {
        QApplication::clipboard()->setText(file);
    } else if (chosen == folder && chosen) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path()));
    }
}

} // namespace v8scope
