// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/file_saver.h"

#include "app/settings/settings.h"

#include <QCoreApplication>
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

QString askForSavePath(QWidget *parent, Settings &settings, const QString &suggestedName,
                       const QString &nameFilter)
{
    QFileDialog dialog(parent, QCoreApplication::translate("FileSaver", "Export"),
                       settings.lastFolder(), nameFilter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QFileInfo(suggestedName).suffix());
    dialog.selectFile(suggestedName);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString path = dialog.selectedFiles().constFirst();
    settings.setLastFolder(QFileInfo(path).path());
    return path;
}

} // namespace v8scope
