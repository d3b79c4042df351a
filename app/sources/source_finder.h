// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the source file that a profile's URL means: where the URL says, else below the folders the
// user named, by the longest end of its path that exists there. Thread-safe.
#pragma once

#include <QString>
#include <QStringList>

#include <mutex>
#include <optional>

namespace v8scope {

class SourceFinder {
public:
    static constexpr qint64 kLargestFile = 64 << 20;

    void setFolders(const QStringList &folders);

    // The absolute path of a readable file; nullopt if there is none.
    [[nodiscard]] std::optional<QString> locate(const QString &url) const;
    // Its text, read as UTF-8; nullopt also for files above kLargestFile.
    [[nodiscard]] std::optional<QString> read(const QString &url) const;

private:
    mutable std::mutex m_mutex;
    QStringList m_folders;
};

} // namespace v8scope
