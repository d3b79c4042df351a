// SPDX-License-Identifier: GPL-3.0-or-later
// How to record each kind of file this version opens, with commands to copy.
#pragma once

#include <QWidget>

namespace v8scope {

class RecordingHelp : public QWidget {
    Q_OBJECT
public:
    explicit RecordingHelp(QWidget *parent = nullptr);
};

} // namespace v8scope
