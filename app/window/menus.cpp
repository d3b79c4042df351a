// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/menus.h"

#include "app/settings/recent_files.h"
#include "app/window/main_window.h"
#include "views/common/action_registry.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <algorithm>

namespace v8scope {

namespace {

// What the registries call a menu, and what people read. Unknown names follow in order of use.
struct MenuName {
    const char *name;
    const char *title;
};
constexpr MenuName kMenus[] = {
    {"File", QT_TRANSLATE_NOOP("Menus", "&File")},
    {"Edit", QT_TRANSLATE_NOOP("Menus", "&Edit")},
    {"View", QT_TRANSLATE_NOOP("Menus", "&View")},
    {"Profile", QT_TRANSLATE_NOOP("Menus", "&Profile")},
};
constexpr MenuName kHelp{"Help", QT_TRANSLATE_NOOP("Menus", "&Help")};

// The window's actions that end a group.
constexpr const char *kGroupEnds[] = {"file.open",   "file.facts",   "file.start-page",
                                      "file.reopen", "edit.palette", "view.full-screen"};
// The window's actions that stand in the tool bar, too.
constexpr const char *kInToolBar[] = {"file.open", "file.reload", "edit.palette"};

template <class List>
bool contains(const List &ids, const QString &id)
{
    return std::any_of(std::begin(ids), std::end(ids),
                       [&id](const char *other) { return id == QLatin1String(other); });
}

QString tr(const char *source)
{
    return QCoreApplication::translate("Menus", source);
}

QList<QAction *> actionsOf(const ActionRegistry *registry, const QString &menu)
{
    QList<QAction *> found;
    if (!registry)
        return found;
    const QList<QAction *> all = registry->all();
    for (QAction *action : all) {
        if (ActionRegistry::menuOf(action) == menu)
            found.append(action);
    }
    return found;
}

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

void fillRecentMenu(QMenu *menu, MainWindow *window)
{
    menu->clear();
    RecentFiles &recent = window->services().recent;
    const QList<RecentFile> files = recent.files();
    for (const RecentFile &file : files) {
        const QFileInfo info(file.path);
        QAction *action =
            menu->addAction(tr("%1 — %2").arg(escaped(info.fileName()), escaped(info.path())),
                            window, [window, path = file.path] { window->openFiles({path}); });
        action->setEnabled(info.exists());
        action->setToolTip(file.path);
    }
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("&Clear the list"), &recent, &RecentFiles::clear);
    clear->setToolTip(tr("Forgets all files that are not pinned."));
    clear->setEnabled(!files.isEmpty());
}

QMenu *makeRecentMenu(QWidget *parent, MainWindow &window)
{
    auto *menu = new QMenu(tr("Open r&ecent"), parent);
    menu->setToolTipsVisible(true);
    QObject::connect(menu, &QMenu::aboutToShow, menu,
                     [menu, target = &window] { fillRecentMenu(menu, target); });
    return menu;
}

void addMenu(QMenuBar *bar, const QString &name, const QString &title, MainWindow &window,
             const ActionRegistry *document)
{
    const QList<QAction *> own = actionsOf(&window.actions(), name);
    const QList<QAction *> further = actionsOf(document, name);
    if (own.isEmpty() && further.isEmpty())
        return;
    QMenu *menu = bar->addMenu(title);
    menu->setToolTipsVisible(true);
    // Where the document has actions of its own, they are what one looks for.
    const bool documentFirst = name != QLatin1String("File");
    if (documentFirst && !further.isEmpty()) {
        menu->addActions(further);
        menu->addSeparator();
    }
    QAction *last = nullptr; // Quit stays the last
    for (QAction *action : own) {
        const QString id = ActionRegistry::idOf(action);
        if (id == QLatin1String("file.quit")) {
            last = action;
            continue;
        }
        menu->addAction(action);
        if (id == QLatin1String("file.open"))
            menu->addMenu(makeRecentMenu(menu, window));
        if (contains(kGroupEnds, id))
            menu->addSeparator();
    }
    if (!documentFirst) {
        menu->addSeparator();
        menu->addActions(further);
    }
    if (last) {
        menu->addSeparator();
        menu->addAction(last);
    }
}

} // namespace

void buildMenus(QMenuBar *bar, MainWindow &window, const ActionRegistry *document)
{
    // QMenuBar::clear() leaves the menus alive.
    const QList<QMenu *> old = bar->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    bar->clear();
    for (QMenu *menu : old)
        menu->deleteLater();

    QStringList known{QLatin1String(kHelp.name)};
    for (const MenuName &menu : kMenus) {
        known.append(QLatin1String(menu.name));
        addMenu(bar, QLatin1String(menu.name), tr(menu.title), window, document);
    }
    if (document) {
        const QList<QAction *> all = document->all();
        for (const QAction *action : all) {
            const QString name = ActionRegistry::menuOf(action);
            if (name.isEmpty() || known.contains(name))
                continue;
            known.append(name);
            addMenu(bar, name, name, window, document);
        }
    }
    addMenu(bar, QLatin1String(kHelp.name), tr(kHelp.title), window, document);
}

void buildToolBar(QToolBar *bar, const ActionRegistry &window, const ActionRegistry *document)
{
    bar->clear();
    for (const char *id : kInToolBar)
        bar->addAction(window.find(QLatin1String(id)));
    if (!document)
        return;
    bar->addSeparator();
    const QList<QAction *> all = document->all();
    for (QAction *action : all) {
        if (!action->icon().isNull())
            bar->addAction(action);
    }
}

} // namespace v8scope
