// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an export where the user wants it; the old file stays whole if writing fails.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QWidget;

namespace v8scope {

class Settings;

// nullopt if all was written, else why not, as a sentence.
[[nodiscard]] std::optional<QString> writeFile(const QString &path, const QByteArray &bytes);
// Asks for the name, starting in the folder used last; empty if the user gave up.
[[nodiscard]] QString askForSavePath(QWidget *parent, Settings &settings,
                                     const QString &suggestedName, const QString &nameFilter);

} // namespace v8scope
