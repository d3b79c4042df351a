// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drop_hint.h"

#include <QPainter>

namespace v8scope {

namespace {

constexpr int kMargin = 16;
constexpr int kVeil = 200; // of 255
constexpr qreal kLine = 3;

} // namespace

DropHint::DropHint(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::appear()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(kVeil);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(palette().color(QPalette::Highlight), kLine, Qt::DashLine));
    painter.drawRect(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin));
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.6);
    painter.setFont(big);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, tr("Drop to open"));
}

} // namespace v8scope
