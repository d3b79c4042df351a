// SPDX-License-Identifier: GPL-3.0-or-later
// A document of one CPU profile or sampled heap profile: the row of views, the filter breadcrumb,
// the search bar and the details pane, all on one ProfileSession. Put into a tab by app.
#pragma once

#include "core/profile/resolve.h"

#include <QJsonObject>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace v8scope {

class ActionRegistry;
class Background;
class ProfileDataView;
class ProfileSession;
class SourceView;
struct ItemPath;

// What a panel may ask of the application, so that views need neither files nor settings.
struct ProfilePanelHooks {
    // The text of a source file: url as in the profile; nullopt = not found. Called through
    // Background, so it must be thread-safe.
    std::function<std::optional<QString>(const QString &url)> readSource;
    // Lets the user point at a folder with sources; true if something changed.
    std::function<bool(QWidget *parent)> chooseSourceFolder;
    // Opens a file in the user's editor at a 1-based position.
    std::function<void(const QString &url, int line, int column)> openInEditor;
    // Tells something that needs attention: why there is nothing to save.
    std::function<void(const QString &message)> report;
    // Asks where to save (suggested name, filter) and writes the bytes; reports errors itself.
    std::function<void(QWidget *parent, const QString &suggestedName, const QString &nameFilter,
                       const QByteArray &bytes)>
        save;
};

class ProfilePanel : public QWidget {
    Q_OBJECT
public:
    ProfilePanel(std::shared_ptr<const ResolvedProfile> profile, QString fileName,
                 Background &background, ProfilePanelHooks hooks, QWidget *parent = nullptr);
    ~ProfilePanel() override;

    [[nodiscard]] ProfileSession &session() const { return *m_session; }
    // Actions of this document, for menus, tool bar and palette.
    [[nodiscard]] ActionRegistry &actions() const { return *m_actions; }
    // View, filters, range, selection, splitters: for the session file.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);
    [[nodiscard]] int currentView() const;
    void setCurrentView(int index); // 0-based; keys 1 to 9
    // Whether the wheel zooms flame views instead of scrolling them.
    void setWheelZooms(bool zooms);
    // Shows a time or a node that the user names (go_to.h); the status text says if there is none.
    void goToPlace(const QString &text);
    // The sum of the rows selected in the view shown; empty unless there are several.
    [[nodiscard]] QString selectedRowsText() const;

Q_SIGNALS:
    void selectedRowsChanged();
    void statusTextChanged(
        const QString &text); // the hovered or selected item in full; for the status bar

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Parts;

    void registerViewActions();
    void buildPages();
    void buildLayout();
    void connectParts();
    // Shows a view of the panel with the keyboard in it.
    void openView(const QString &id);
    void goTo(const QString &id); // the same, with the selection in sight
    void onBuilt(int index);
    void connectTable(ProfileDataView &table);
    void connectSource(SourceView &source);
    void onPageChanged();
    void onSearchEdited();
    void onViewChanged();
    void reset(); // Esc: the search, else the newest filter
    void findNext(bool backwards);
    void askWhereToGo();
    void noteVisit();
    void revisit(bool forward);
    void applyColorMode();
    void applyWheelMode();
    void updateStatus();
    void selectItem(const ItemPath &item);

    ProfileSession *m_session = nullptr;
    ActionRegistry *m_actions = nullptr;
    std::unique_ptr<Parts> m_parts;
};

} // namespace v8scope
