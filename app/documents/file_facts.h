// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of an open file, each with a sentence that explains it: size, format, duration,
// samples, idle and garbage-collector time. A form that can be selected and copied.
#pragma once

#include "app/documents/load_document.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace v8scope {

struct FileFact {
    QString name;
    QString value;
    QString explanation;
};

[[nodiscard]] QList<FileFact> fileFacts(const LoadedDocument &document, const QString &file);

class FileFactsView : public QWidget {
    Q_OBJECT
public:
    FileFactsView(const LoadedDocument &document, const QString &file, QWidget *parent = nullptr);
};

} // namespace v8scope
