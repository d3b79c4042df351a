// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/link_button.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace v8scope {

namespace {

constexpr int kMargin = 3;
constexpr int kFewestLetters = 8;

} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    // A file name may hold "&"; here it starts no mnemonic.
    setText(text);
    setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.boundingRect(text()).width() + metrics.averageCharWidth() + 2 * kMargin,
            metrics.height() + 2 * kMargin};
}

QSize LinkButton::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kFewestLetters, sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont font = this->font();
    font.setUnderline(isEnabled() && (underMouse() || hasFocus()));
    painter.setFont(font);
    const QPalette::ColorRole role = isEnabled() ? QPalette::Link : QPalette::WindowText;
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, role));
    const QRect area = rect().adjusted(kMargin, 0, -kMargin, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace v8scope
