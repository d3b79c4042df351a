// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/samples.h"

#include "core/formats/registry.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace v8scope {

namespace {

bool isReadable(const QString &name)
{
    for (const Loader &loader : loaders()) {
        for (const std::string_view suffix : loader.suffixes) {
            const auto end = QLatin1String(suffix.data(), static_cast<qsizetype>(suffix.size()));
            if (name.endsWith(end) || name.endsWith(end + QLatin1String(".gz")))
                return true;
        }
    }
    return false;
}

// The sample the README starts with comes first, for each name the first folder in this order.
int producerRank(const QString &folder)
{
    return folder == QLatin1String("node-20") ? 0 : 1;
}

} // namespace

QStringList sampleFolders()
{
    const QDir program(QCoreApplication::applicationDirPath());
    QStringList found;
    for (const QString &path : {program.filePath(QStringLiteral("../share/v8scope/sample-data")),
                                QStringLiteral(V8SCOPE_SAMPLE_FOLDER)}) {
        if (QFileInfo(path).isDir())
            found.append(QDir::cleanPath(path));
    }
    return found;
}

QList<Sample> findSamples(const QStringList &folders, int perName)
{
    struct Found {
        QFileInfo file;
        QString producer;
    };
    std::vector<Found> all;
    for (const QString &folder : folders) {
        const QStringList producers = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &producer : producers) {
            const QDir inside(QDir(folder).filePath(producer));
            const QFileInfoList files = inside.entryInfoList(QDir::Files);
            for (const QFileInfo &file : files) {
                if (isReadable(file.fileName()))
                    all.push_back({file, producer});
            }
        }
        if (!all.empty())
            break; // an installed copy and the source tree hold the same
    }
    std::sort(all.begin(), all.end(), [](const Found &a, const Found &b) {
        if (a.file.suffix() != b.file.suffix())
            return a.file.suffix() < b.file.suffix(); // time before memory
        if (a.file.fileName() != b.file.fileName())
            return a.file.fileName() < b.file.fileName();
        if (producerRank(a.producer) != producerRank(b.producer))
            return producerRank(a.producer) < producerRank(b.producer);
        return a.producer > b.producer;
    });
    QList<Sample> samples;
    QString name;
    int ofName = 0;
    for (const Found &found : all) {
        ofName = found.file.fileName() == name ? ofName + 1 : 0;
        name = found.file.fileName();
        if (ofName < perName)
            samples.append({found.file.absoluteFilePath(),
                            QStringLiteral("%1 · %2").arg(name, found.producer)});
    }
    return samples;
}

} // namespace v8scope
