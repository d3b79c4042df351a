// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/open_dialog.h"

#include "app/settings/settings.h"
#include "core/formats/registry.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace v8scope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("OpenDialog", source);
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QStringList openFilters()
{
    QStringList each;
    QStringList all;
    for (const Loader &loader : loaders()) {
        QStringList patterns;
        for (const std::string_view suffix : loader.suffixes) {
            const QString pattern = QLatin1Char('*') + fromView(suffix);
            patterns << pattern << pattern + QStringLiteral(".gz");
        }
        all << patterns;
        each << tr("%1 (%2)").arg(fromView(loader.title), patterns.join(QLatin1Char(' ')));
    }
    all.removeDuplicates();
    QStringList filters{tr("All known files (%1)").arg(all.join(QLatin1Char(' ')))};
    filters << each << tr("All files (*)");
    return filters;
}

QStringList askForFiles(QWidget *parent, Settings &settings)
{
    const QStringList files = QFileDialog::getOpenFileNames(
        parent, tr("Open"), settings.lastFolder(), openFilters().join(QStringLiteral(";;")));
    if (!files.isEmpty())
        settings.setLastFolder(QFileInfo(files.first()).path());
    return files;
}

} // namespace v8scope
