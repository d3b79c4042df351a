// SPDX-License-Identifier: GPL-3.0-or-later
// A button that looks like a link: flat, in the link colour, underlined while hovered or focused.
#pragma once

#include <QAbstractButton>

namespace v8scope {

class LinkButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace v8scope
