// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/session_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace v8scope {

namespace {

constexpr int kVersion = 1;
constexpr qint64 kLargestFile = 16 << 20;
const QString kVersionKey = QStringLiteral("version");
const QString kDocuments = QStringLiteral("documents");
const QString kCurrent = QStringLiteral("current");
const QString kGeometry = QStringLiteral("geometry");
const QString kPath = QStringLiteral("path");
const QString kState = QStringLiteral("state");

} // namespace

QString defaultSessionFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("session.json"));
}

std::optional<Session> readSession(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root[kVersionKey].toInt() != kVersion)
        return std::nullopt;

    Session session;
    const QJsonArray documents = root[kDocuments].toArray();
    for (const QJsonValue &value : documents) {
        if (const QString path = value[kPath].toString(); !path.isEmpty())
            session.documents.append({path, value[kState].toObject()});
    }
    session.current = root[kCurrent].toInt();
    session.geometry = QByteArray::fromBase64(root[kGeometry].toString().toLatin1());
    return session;
}

bool writeSession(const QString &fileName, const Session &session)
{
    QJsonArray documents;
    for (const SessionDocument &document : session.documents)
        documents.append(QJsonObject{{kPath, document.path}, {kState, document.state}});
    const QJsonObject root{{kVersionKey, kVersion},
                           {kDocuments, documents},
                           {kCurrent, session.current},
                           {kGeometry, QString::fromLatin1(session.geometry.toBase64())}};

    if (!QDir().mkpath(QFileInfo(fileName).path()))
        return false;
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(root).toJson(QJsonDocument::Compact));
    return file.commit();
}

} // namespace v8scope
