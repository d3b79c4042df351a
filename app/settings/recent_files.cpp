// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/recent_files.h"

#include "app/settings/settings.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace v8scope {

namespace {

const QString kPath = QStringLiteral("path");
const QString kPinned = QStringLiteral("pinned");

} // namespace

RecentFiles::RecentFiles(Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
    const QJsonArray stored = QJsonDocument::fromJson(settings.recentFiles()).array();
    for (const QJsonValue &value : stored) {
        const RecentFile file{value[kPath].toString(), value[kPinned].toBool()};
        if (!file.path.isEmpty() && indexOf(file.path) < 0)
            m_files.append(file);
    }
}

QList<RecentFile> RecentFiles::files() const
{
    QList<RecentFile> sorted = m_files;
    std::stable_partition(sorted.begin(), sorted.end(),
                          [](const RecentFile &file) { return file.pinned; });
    return sorted;
}

void RecentFiles::add(const QString &path)
{
    RecentFile file{QFileInfo(path).absoluteFilePath(), false};
    if (const qsizetype old = indexOf(file.path); old >= 0)
        file = m_files.takeAt(old);
    m_files.prepend(file);

    int unpinned = 0;
    m_files.removeIf(
        [&unpinned](const RecentFile &f) { return !f.pinned && ++unpinned > kMaxUnpinned; });
    save();
}

void RecentFiles::remove(const QString &path)
{
    m_files.removeIf([&path](const RecentFile &file) { return file.path == path; });
    save();
}

void RecentFiles::setPinned(const QString &path, bool pinned)
{
    if (const qsizetype i = indexOf(path); i >= 0) {
        m_files[i].pinned = pinned;
        save();
    }
}

void RecentFiles::clear()
{
    m_files.removeIf([](const RecentFile &file) { return !file.pinned; });
    save();
}

void RecentFiles::save()
{
    QJsonArray stored;
    for (const RecentFile &file : std::as_const(m_files))
        stored.append(QJsonObject{{kPath, file.path}, {kPinned, file.pinned}});
    m_settings.setRecentFiles(QJsonDocument(stored).toJson(QJsonDocument::Compact));
    Q_EMIT changed();
}

qsizetype RecentFiles::indexOf(const QString &path) const
{
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        if (m_files[i].path == path)
            return i;
    }
    return -1;
}

} // namespace v8scope
