// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with check boxes that can be told apart at a glance, also in the dark: an outline when
// empty, filled with a tick when checked. The application's style.
#pragma once

#include <QProxyStyle>

namespace v8scope {

class LookStyle : public QProxyStyle {
    Q_OBJECT
public:
    LookStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace v8scope
