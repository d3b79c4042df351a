// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace v8scope {

namespace {

const QString kRestoreSession = QStringLiteral("session/restore");
const QString kTheme = QStringLiteral("look/theme");
const QString kCpuRules = QStringLiteral("profile/rules");
const QString kWheelZooms = QStringLiteral("flame/wheelZooms");
const QString kSourceFolders = QStringLiteral("sources/folders");
const QString kEditorCommand = QStringLiteral("sources/editor");
const QString kGzipCeiling = QStringLiteral("files/gzipCeilingGiB");
const QString kLastFolder = QStringLiteral("files/lastFolder");
const QString kRecentFiles = QStringLiteral("files/recent");
constexpr int kDefaultGzipCeilingGiB = 16;
constexpr int kLargestGzipCeilingGiB = 1024;

} // namespace

Settings::Settings(const QString &iniFile, QObject *parent)
    : QObject(parent), m_store(iniFile, QSettings::IniFormat)
{}

QString Settings::defaultFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("v8scope.ini"));
}

void Settings::store(const QString &key, const QVariant &value)
{
    if (m_store.value(key) == value)
        return;
    m_store.setValue(key, value);
    Q_EMIT changed();
}

bool Settings::restoreSession() const
{
    return m_store.value(kRestoreSession, true).toBool();
}

void Settings::setRestoreSession(bool on)
{
    store(kRestoreSession, on);
}

ThemeChoice Settings::theme() const
{
    if (m_themeOverride)
        return *m_themeOverride;
    const QString name = m_store.value(kTheme).toString();
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    const char *name = "system";
    if (choice == ThemeChoice::Light)
        name = "light";
    else if (choice == ThemeChoice::Dark)
        name = "dark";
    const bool wasOverridden = std::exchange(m_themeOverride, std::nullopt).has_value();
    const QVariant before = m_store.value(kTheme);
    store(kTheme, QLatin1String(name));
    if (wasOverridden && before == m_store.value(kTheme))
        Q_EMIT changed();
}

void Settings::overrideTheme(ThemeChoice choice)
{
    m_themeOverride = choice;
    Q_EMIT changed();
}

CpuRules Settings::cpuRules() const
{
    const bool devTools = m_store.value(kCpuRules).toString() == QLatin1String("devtools");
    return devTools ? CpuRules::DevTools : CpuRules::Ours;
}

void Settings::setCpuRules(CpuRules rules)
{
    store(kCpuRules, QLatin1String(rules == CpuRules::DevTools ? "devtools" : "ours"));
}

bool Settings::wheelZooms() const
{
    return m_store.value(kWheelZooms, false).toBool();
}

void Settings::setWheelZooms(bool zooms)
{
    store(kWheelZooms, zooms);
}

QStringList Settings::sourceFolders() const
{
    return m_store.value(kSourceFolders).toStringList();
}

void Settings::setSourceFolders(const QStringList &folders)
{
    store(kSourceFolders, folders);
}

QString Settings::editorCommand() const
{
    return m_store.value(kEditorCommand).toString();
}

void Settings::setEditorCommand(const QString &command)
{
    store(kEditorCommand, command.trimmed());
}

int Settings::gzipCeilingGiB() const
{
    bool isNumber = false;
    const int gib = m_store.value(kGzipCeiling, kDefaultGzipCeilingGiB).toInt(&isNumber);
    return isNumber && gib >= 0 && gib <= kLargestGzipCeilingGiB ? gib : kDefaultGzipCeilingGiB;
}

void Settings::setGzipCeilingGiB(int gib)
{
    store(kGzipCeiling, qBound(0, gib, kLargestGzipCeilingGiB));
}

QString Settings::lastFolder() const
{
    return m_store.value(kLastFolder).toString();
}

void Settings::setLastFolder(const QString &folder)
{
    m_store.setValue(kLastFolder, folder);
}

QByteArray Settings::recentFiles() const
{
    return m_store.value(kRecentFiles).toByteArray();
}

void Settings::setRecentFiles(const QByteArray &json)
{
    m_store.setValue(kRecentFiles, json);
}

} // namespace v8scope
