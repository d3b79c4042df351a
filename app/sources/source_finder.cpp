// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_finder.h"

#include "core/profile/category.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace v8scope {

namespace {

// Deeper paths than this are no paths of source files.
constexpr qsizetype kMostParts = 128;

// The path inside a URL: "https://host/a/b.js?v=1" -> "/a/b.js"; plain paths stay.
QString pathOf(const QString &url)
{
    const QString path = QString::fromStdString(displayPath(url.toStdString()));
    if (!path.contains(QLatin1String("://")))
        return path;
    return QUrl(path).path(QUrl::FullyDecoded);
}

// Names that no file of the user's has: Node's own modules and code made at run time.
bool isInternal(const QString &url)
{
    return url.isEmpty() || url.startsWith(QLatin1String("node:")) ||
           url.startsWith(QLatin1String("evalmachine.")) || url.startsWith(QLatin1String("wasm:"));
}

} // namespace

void SourceFinder::setFolders(const QStringList &folders)
{
    const std::lock_guard lock(m_mutex);
    m_folders = folders;
}

std::optional<QString> SourceFinder::locate(const QString &url) const
{
    if (isInternal(url))
        return std::nullopt;
    const QString path = pathOf(url);
    if (QDir::isAbsolutePath(path) && QFileInfo(path).isFile())
        return path;

    QStringList folders;
    {
        const std::lock_guard lock(m_mutex);
        folders = m_folders;
    }
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    parts.removeAll(QStringLiteral("."));
    // A path must not lead out of the folder the user named.
    if (parts.isEmpty() || parts.size() > kMostParts || parts.contains(QStringLiteral("..")))
        return std::nullopt;
    while (!parts.isEmpty()) {
        const QString relative = parts.join(QLatin1Char('/'));
        for (const QString &folder : std::as_const(folders)) {
            const QString candidate = QDir(folder).filePath(relative);
            if (QFileInfo(candidate).isFile())
                return QFileInfo(candidate).absoluteFilePath();
        }
        parts.removeFirst();
    }
    return std::nullopt;
}

std::optional<QString> SourceFinder::read(const QString &url) const
{
    const std::optional<QString> path = locate(url);
    if (!path)
        return std::nullopt;
    QFile file(*path);
    if (file.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.read(kLargestFile));
}

} // namespace v8scope
