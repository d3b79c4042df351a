// SPDX-License-Identifier: GPL-3.0-or-later
// "Drop to open" over the whole window while files are dragged over it.
#pragma once

#include <QWidget>

namespace v8scope {

class DropHint : public QWidget {
    Q_OBJECT
public:
    explicit DropHint(QWidget *window);
    void appear();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace v8scope
