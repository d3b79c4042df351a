// SPDX-License-Identifier: GPL-3.0-or-later
// A check box says at a glance whether it is checked, in the light and in the dark.
#include "views/common/look_style.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QStyleOptionButton>
#include <QTest>

using namespace v8scope;

class LookStyleTest : public QObject {
    Q_OBJECT

    static QColor middleOfBox(Theme::Mode mode, bool isChecked)
    {
        LookStyle style;
        QCheckBox box;
        box.setStyle(&style);
        box.setPalette(Theme(mode).palette());
        box.setChecked(isChecked);
        box.resize(40, 24);
        QStyleOptionButton option;
        option.initFrom(&box);
        const QRect square = style.subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
        // Right below the middle there is no tick.
        return box.grab().toImage().pixelColor(square.center() + QPoint(2, 4));
    }

private Q_SLOTS:
    void anEmptyBoxIsAsTheBackgroundOfText()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark})
            QCOMPARE(middleOfBox(mode, false), Theme(mode).palette().color(QPalette::Base));
    }

    void aCheckedBoxIsFilled()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark})
            QCOMPARE(middleOfBox(mode, true), Theme(mode).palette().color(QPalette::Highlight));
    }
};

QTEST_MAIN(LookStyleTest)
#include "look_style_test.moc"
