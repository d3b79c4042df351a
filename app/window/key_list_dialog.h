// SPDX-License-Identifier: GPL-3.0-or-later
// All keys of the window and of the document in front, from their action registries.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

namespace v8scope {

class ActionRegistry;

struct KeyRow {
    QString group; // menu
    QString text;
    QString keys;
    QString explanation;
};

// The actions with a shortcut, registry by registry.
[[nodiscard]] QList<KeyRow> keyRows(const QList<const ActionRegistry *> &registries);

class KeyListDialog : public QDialog {
    Q_OBJECT
public:
    KeyListDialog(const QList<KeyRow> &rows, QWidget *parent);
};

} // namespace v8scope
