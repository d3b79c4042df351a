// SPDX-License-Identifier: GPL-3.0-or-later
// The files opened lately, newest first, and the ones the user pinned. Kept in the settings.
// GUI thread only.
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace v8scope {

class Settings;

struct RecentFile {
    QString path; // absolute
    bool pinned = false;
};

class RecentFiles : public QObject {
    Q_OBJECT
public:
    static constexpr int kMaxUnpinned = 20;

    explicit RecentFiles(Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] QList<RecentFile> files() const; // pinned ones first
    void add(const QString &path);                 // or move to the front
    void remove(const QString &path);
    void setPinned(const QString &path, bool pinned);
    void clear(); // pinned ones stay

Q_SIGNALS:
    void changed();

private:
    void save();
    [[nodiscard]] qsizetype indexOf(const QString &path) const;

    Settings &m_settings;
    QList<RecentFile> m_files; // newest first
};

} // namespace v8scope
