// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/overview_strip.h"

#include "views/common/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace v8scope;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// A second, drawn 1000 pixels wide: own code in the first half, idle in the second.
struct Strip {
    OverviewStrip widget;

    Strip()
    {
        auto activity = std::make_shared<ActivityStrip>();
        activity->end = 1000 * kMs;
        activity->columns.resize(100);
        for (std::size_t i = 0; i < 100; ++i)
            activity
                ->columns[i][static_cast<std::size_t>(i < 50 ? Category::App : Category::Idle)] =
                1.0f;
        widget.resize(1000, 60);
        widget.setActivity(activity, WeightUnit::Nanoseconds);
        widget.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&widget), "window is not exposed");
        widget.setFocus();
    }

    void show(int beginMs, int endMs) { widget.setVisibleRange(beginMs * kMs, endMs * kMs); }
    void drag(int from, int to)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, QPoint(from, 40));
        for (const int x : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, QPoint(x, 40), widget.mapToGlobal(QPoint(x, 40)),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&widget, &move);
        }
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, QPoint(to, 40));
    }
    [[nodiscard]] QString range() const
    {
        const auto [begin, end] = widget.visibleRange();
        return QStringLiteral("%1-%2").arg(qRound64(begin / 1e6)).arg(qRound64(end / 1e6));
    }
};

} // namespace

class OverviewStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsVisibleAtFirst()
    {
        Strip s;
        QCOMPARE(s.range(), QStringLiteral("0-1000"));
    }

    void aDragInsideMovesTheBrush()
    {
        Strip s;
        s.show(200, 400);
        QSignalSpy changed(&s.widget, &OverviewStrip::visibleRangeChanged);
        s.drag(300, 500);
        QCOMPARE(s.range(), QStringLiteral("400-600"));
        QVERIFY(changed.size() >= 1);
        QCOMPARE(changed.last()[0].toLongLong(), 400 * kMs);
        s.drag(500, 999);
        QCOMPARE(s.range(), QStringLiteral("800-1000"));
    }

    void aDragOfAnEdgeResizes()
    {
        Strip s;
        s.show(200, 400);
        s.drag(400, 700);
        QCOMPARE(s.range(), QStringLiteral("200-700"));
        s.drag(200, 100);
        QCOMPARE(s.range(), QStringLiteral("100-700"));
        s.drag(100, 900); // not beyond the other edge
        QCOMPARE(s.range(), QStringLiteral("698-700"));
    }

    void aDragOutsideSelectsANewWindow()
    {
        Strip s;
        s.show(200, 400);
        s.drag(800, 600);
        QCOMPARE(s.range(), QStringLiteral("600-800"));
    }

    void aClickOutsideMovesTheBrushThere()
    {
        Strip s;
        s.show(200, 400);
        QTest::mouseClick(&s.widget, Qt::LeftButton, {}, QPoint(700, 40));
        QCOMPARE(s.range(), QStringLiteral("600-800"));
    }

    void aDoubleClickShowsEverything()
    {
        Strip s;
        s.show(200, 400);
        QTest::mouseDClick(&s.widget, Qt::LeftButton, {}, QPoint(300, 40));
        QCOMPARE(s.range(), QStringLiteral("0-1000"));
    }

    void keysMoveAndResize()
    {
        Strip s;
        s.show(200, 400);
        QTest::keyClick(&s.widget, Qt::Key_Right);
        QCOMPARE(s.range(), QStringLiteral("220-420"));
        QTest::keyClick(&s.widget, Qt::Key_Left);
        QCOMPARE(s.range(), QStringLiteral("200-400"));
        QTest::keyClick(&s.widget, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.range(), QStringLiteral("200-420"));
        QTest::keyClick(&s.widget, Qt::Key_End);
        QCOMPARE(s.range(), QStringLiteral("780-1000"));
        QTest::keyClick(&s.widget, Qt::Key_Home);
        QCOMPARE(s.range(), QStringLiteral("0-220"));
        QTest::keyClick(&s.widget, Qt::Key_0);
        QCOMPARE(s.range(), QStringLiteral("0-1000"));
        QTest::keyClick(&s.widget, Qt::Key_Plus);
        QCOMPARE(s.range(), QStringLiteral("100-900"));
    }

    void theWheelZoomsAtTheMouse()
    {
        Strip s;
        const QPoint pos(250, 40);
        QWheelEvent event(pos, s.widget.mapToGlobal(pos), QPoint(), QPoint(0, 120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&s.widget, &event);
        QCOMPARE(s.range(), QStringLiteral("50-850"));
    }

    void theOwnersRangeMakesNoSignal()
    {
        Strip s;
        QSignalSpy changed(&s.widget, &OverviewStrip::visibleRangeChanged);
        s.show(1, 2);
        QCOMPARE(changed.size(), 0);
    }

    void activityIsDrawnAndIdleIsEmpty()
    {
        Strip s;
        const QImage image = s.widget.grab().toImage();
        const Theme theme = Theme::of(s.widget.palette());
        QCOMPARE(image.pixelColor(250, 50), theme.category(Category::App));
        QCOMPARE(image.pixelColor(750, 50), s.widget.palette().color(QPalette::Base));
    }

    void toolTipsNameTheCategories()
    {
        Strip s;
        QHelpEvent event(QEvent::ToolTip, QPoint(250, 40), s.widget.mapToGlobal(QPoint(250, 40)));
        QApplication::sendEvent(&s.widget, &event);
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("100 %")));
        QToolTip::hideText();
    }

    void theBrushIsReadOut()
    {
        Strip s;
        s.show(200, 400);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&s.widget);
        QVERIFY(interface);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Overview"));
        QCOMPARE(interface->text(QAccessible::Value),
                 QStringLiteral("Visible: 200 ms to 400 ms of 1.00 s"));
    }

    void withoutActivityNothingHappens()
    {
        OverviewStrip widget;
        widget.resize(300, 60);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QTest::mouseClick(&widget, Qt::LeftButton, {}, QPoint(100, 30));
        QTest::keyClick(&widget, Qt::Key_Right);
        QCOMPARE(widget.accessibleText(), QStringLiteral("No samples"));
        QVERIFY(!widget.grab().isNull());
    }
};

QTEST_MAIN(OverviewStripTest)
#include "overview_strip_test.moc"
