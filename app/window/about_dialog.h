// SPDX-License-Identifier: GPL-3.0-or-later
// Version, licence and what the program is built on.
#pragma once

#include <QDialog>

namespace v8scope {

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace v8scope
