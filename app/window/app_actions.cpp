// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/app_actions.h"

#include "app/settings/settings.h"
#include "app/window/dialogs.h"
#include "app/window/main_window.h"
#include "views/common/action_registry.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>

#include <functional>

namespace v8scope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("AppActions", source);
}

void addFileActions(ActionRegistry &actions, MainWindow *window)
{
    const QString menu = QStringLiteral("File");
    actions.add({QStringLiteral("file.open"),
                 tr("&Open…"),
                 menu,
                 {QKeySequence::Open},
                 tr("Chooses files to open."),
                 QStringLiteral("open")},
                [window] { window->openWithDialog(); });
    actions.add({QStringLiteral("file.reload"),
                 tr("&Reload"),
                 menu,
                 {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)},
                 tr("Reads the file of this tab again and keeps view and filters."),
                 QStringLiteral("reload")},
                [window] { window->reloadCurrent(); });
    actions.add({QStringLiteral("file.facts"),
                 tr("&About this file…"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::Key_I)},
                 tr("Shows size, format, duration and number of samples of this file."),
                 QStringLiteral("info")},
                [window] { openFileFacts(*window); });
    actions.add({QStringLiteral("file.start-page"),
                 tr("&Start page"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::Key_N)},
                 tr("Shows recent files, samples and how to record."),
                 QStringLiteral("home")},
                [window] { window->showStartPage(); });
    actions.add({QStringLiteral("file.close"),
                 tr("&Close tab"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::Key_W)},
                 tr("Closes this tab."),
                 QStringLiteral("close")},
                [window] { window->closeCurrentTab(); });
    actions.add({QStringLiteral("file.close-all"),
                 tr("Close a&ll tabs"),
                 menu,
                 {},
                 tr("Closes every document."),
                 {}},
                [window] { window->closeAllTabs(); });
    actions.add({QStringLiteral("file.reopen"),
                 tr("Reopen closed &tab"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
                 tr("Opens the document that was closed last."),
                 {}},
                [window] { window->reopenClosed(); });
    actions.add({QStringLiteral("file.quit"),
                 tr("&Quit"),
                 menu,
                 {QKeySequence::Quit},
                 tr("Closes the window; open files are remembered."),
                 QStringLiteral("quit")},
                [window] { window->close(); });
}

void addEditActions(ActionRegistry &actions, MainWindow *window)
{
    const QString menu = QStringLiteral("Edit");
    actions.add({QStringLiteral("edit.palette"),
                 tr("Command &palette…"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
                 tr("Finds an action, a document or a function by a few letters."),
                 QStringLiteral("palette")},
                [window] { window->showPalette(); });
    actions.add({QStringLiteral("edit.preferences"),
                 tr("P&references…"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                 tr("Colors, session, rules for CPU time, sources and editor."),
                 QStringLiteral("settings")},
                [window] { openPreferences(*window); });
}

void addThemeActions(ActionRegistry &actions, MainWindow *window)
{
    const struct {
        QString id;
        QString text;
        QString toolTip;
        QString icon;
        ThemeChoice choice;
    } themes[] = {
        {QStringLiteral("view.theme-system"), tr("Colors as the &system"),
         tr("Light or dark as the desktop was at start."), QString(), ThemeChoice::System},
        {QStringLiteral("view.theme-light"), tr("&Light colors"), tr("Dark text on light ground."),
         QStringLiteral("sun"), ThemeChoice::Light},
        {QStringLiteral("view.theme-dark"), tr("&Dark colors"), tr("Light text on dark ground."),
         QStringLiteral("moon"), ThemeChoice::Dark},
    };
    auto *group = new QActionGroup(window);
    Settings *settings = &window->services().settings;
    for (const auto &theme : themes) {
        QAction *action = actions.addToggle(
            {theme.id, theme.text, QStringLiteral("View"), {}, theme.toolTip, theme.icon},
            [settings, choice = theme.choice](bool on) {
                // Also called when the action only follows the settings.
                if (on && settings->theme() != choice)
                    settings->setTheme(choice);
            });
        group->addAction(action);
        const auto follow = [action, settings, choice = theme.choice] {
            action->setChecked(settings->theme() == choice);
        };
        QObject::connect(settings, &Settings::changed, action, follow);
        follow();
    }
}

void addViewActions(ActionRegistry &actions, MainWindow *window)
{
    const QString menu = QStringLiteral("View");
    actions.add({QStringLiteral("view.next-tab"),
                 tr("&Next tab"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)},
                 tr("Goes to the tab on the right."),
                 {}},
                [window] { window->stepTab(1); });
    actions.add({QStringLiteral("view.previous-tab"),
                 tr("&Previous tab"),
                 menu,
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab),
                  QKeySequence(Qt::CTRL | Qt::Key_PageUp)},
                 tr("Goes to the tab on the left."),
                 {}},
                [window] { window->stepTab(-1); });
    actions.addToggle({QStringLiteral("view.full-screen"),
                       tr("&Full screen"),
                       menu,
                       {QKeySequence(Qt::Key_F11)},
                       tr("Fills the screen with this window."),
                       {}},
                      [window](bool on) {
                          window->setWindowState(
                              window->windowState().setFlag(Qt::WindowFullScreen, on));
                      });
    addThemeActions(actions, window);
}

void addHelpActions(ActionRegistry &actions, MainWindow *window)
{
    const QString menu = QStringLiteral("Help");
    actions.add({QStringLiteral("help.keys"),
                 tr("&Keys"),
                 menu,
                 {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)},
                 tr("Lists the keys of this window and view."),
                 QStringLiteral("keyboard")},
                [window] { openKeyList(*window); });
    actions.add({QStringLiteral("help.about"),
                 tr("&About v8scope"),
                 menu,
                 {},
                 tr("Version and licence."),
                 QStringLiteral("help")},
                [window] { openAbout(*window); });
}

} // namespace

void addAppActions(MainWindow &window)
{
    ActionRegistry &actions = window.actions();
    addFileActions(actions, &window);
    addEditActions(actions, &window);
    addViewActions(actions, &window);
    addHelpActions(actions, &window);
}

} // namespace v8scope
