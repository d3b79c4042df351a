// SPDX-License-Identifier: GPL-3.0-or-later
// The window: documents in tabs, menus and tool bar built from the action registries, status bar,
// session. What it does is offered to people by app_actions.
#pragma once

#include "app/window/services.h"

#include <QJsonObject>
#include <QList>
#include <QMainWindow>
#include <QString>

class QLabel;
class QTabWidget;
class QToolBar;
class QVBoxLayout;

namespace v8scope {

class ActionRegistry;
class CommandPalette;
class Document;
class StartPage;
struct PanelServices;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    [[nodiscard]] ActionRegistry &actions() const { return *m_actions; }
    [[nodiscard]] const Services &services() const { return m_services; }
    [[nodiscard]] Document *currentDocument() const; // nullptr on the start page
    [[nodiscard]] QList<Document *> documents() const;

    // Each file gets a tab, or the one it has; the last comes to the front.
    void openFiles(const QStringList &files);
    void openWithDialog();
    void showStartPage();
    void closeTab(int index);
    void closeCurrentTab();
    void closeAllTabs();
    void closeOtherTabs(int index);
    void reopenClosed();
    void reloadCurrent();
    void stepTab(int by); // around the ends
    void showPalette();

    void restoreSession();
    void saveSession();
    // An error across the top of the window; never a box.
    void report(const QString &message);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeTabs();
    void makeStatusBar();
    Document *addDocument(const QString &file);
    [[nodiscard]] Document *findDocument(const QString &file) const;
    [[nodiscard]] PanelServices panelServices();
    void removeStartPage();
    void currentChanged();
    void focusDocument(); // so that the keys of its view work at once
    void documentChanged(Document *document);
    void updateTitles();
    void rebuildActions(); // menus, tool bar and what is enabled
    void applySettings();
    void showTabMenu(const QPoint &position);

    struct Closed {
        QString file;
        QJsonObject state;
    };

    Services m_services;
    ActionRegistry *m_actions;
    QVBoxLayout *m_notices = nullptr;
    QTabWidget *m_tabs = nullptr;
    QToolBar *m_toolBar = nullptr;
    CommandPalette *m_palette = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_summary = nullptr;
    StartPage *m_startPage = nullptr; // nullptr while it has no tab
    QList<Closed> m_closed;           // newest last
    bool m_isRestoring = false;
};

} // namespace v8scope
