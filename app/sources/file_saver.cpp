// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/file_saver.h"

#include "app/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace v8scope {

std::optional<QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return std::nullopt;
    return QCoreApplication::translate("FileSaver", "%1 could not be written: %2.")
        .arg(path, file.errorString());
}

std::optional<QString> askAndWriteFile(QWidget *parent, Settings &settings,
                                       const QString &suggestedName, const QString &nameFilter,
                                       const QByteArray &bytes)
{
    const QString start = QDir(settings.lastFolder()).filePath(suggestedName);
    const QString path = QFileDialog::getSaveFileName(
        parent, QCoreApplication::translate("FileSaver", "Export"), start, nameFilter);
    if (path.isEmpty())
        return std::nullopt;
    settings.setLastFolder(QFileInfo(path).path());
    return writeFile(path, bytes);
}

} // namespace v8scope
