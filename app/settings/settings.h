// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose, kept in one INI file. A damaged or unknown value reads as its default. Made
// by main and passed by reference; tests give their own file. GUI thread only.
#pragma once

#include "core/profile/resolve.h"

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace v8scope {

enum class ThemeChoice { System, Light, Dark };

class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(const QString &iniFile, QObject *parent = nullptr);
    // In the user's configuration folder.
    [[nodiscard]] static QString defaultFile();

    [[nodiscard]] bool restoreSession() const;
    void setRestoreSession(bool on);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    // For this run only; setTheme() ends it.
    void overrideTheme(ThemeChoice choice);
    [[nodiscard]] CpuRules cpuRules() const;
    void setCpuRules(CpuRules rules);
    // Whether the wheel zooms flame views instead of scrolling them.
    [[nodiscard]] bool wheelZooms() const;
    void setWheelZooms(bool zooms);
    // Folders that hold the sources of recorded programs, in the order they are tried.
    [[nodiscard]] QStringList sourceFolders() const;
    void setSourceFolders(const QStringList &folders);
    // A URL or command with %f, %l and %c for file, line and column; empty = look for an editor.
    [[nodiscard]] QString editorCommand() const;
    void setEditorCommand(const QString &command);
    // Ceiling for what a gzip file may expand to, in GiB; 0 = none.
    [[nodiscard]] int gzipCeilingGiB() const;
    void setGzipCeilingGiB(int gib);

    // Not choices but memories.
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString &folder);
    [[nodiscard]] QByteArray recentFiles() const; // JSON, see RecentFiles
    void setRecentFiles(const QByteArray &json);

Q_SIGNALS:
    void changed(); // one of the choices

private:
    void store(const QString &key, const QVariant &value);

    QSettings m_store;
    std::optional<ThemeChoice> m_themeOverride;
};

} // namespace v8scope
