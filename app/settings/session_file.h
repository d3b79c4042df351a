// SPDX-License-Identifier: GPL-3.0-or-later
// What was open when the window closed, as a JSON file. A missing, damaged or foreign file is no
// error: there is then nothing to restore.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace v8scope {

struct SessionDocument {
    QString path;
    QJsonObject state; // the panel's: view, filters, range, selection
};

struct Session {
    QList<SessionDocument> documents;
    int current = 0;
    QByteArray geometry;
};

// In the user's data folder.
[[nodiscard]] QString defaultSessionFile();
[[nodiscard]] std::optional<Session> readSession(const QString &file);
// False if it could not be written.
[[nodiscard]] bool writeSession(const QString &file, const Session &session);

} // namespace v8scope
