// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_viewport.h"

#include <QTest>

#include <cmath>

using namespace v8scope;

class FlameViewportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitsTheWholeAxis()
    {
        const FlameViewport view(1'000, 11'000, 500);
        QCOMPARE(view.toPixel(1'000), 0.0);
        QCOMPARE(view.toPixel(11'000), 500.0);
        QCOMPARE(view.toPosition(250), 6'000);
        QCOMPARE(view.visibleBegin(), 1'000);
        QCOMPARE(view.visibleEnd(), 11'000);
        QVERIFY(view.isFit());
    }

    void zoomKeepsThePositionUnderTheCursor()
    {
        FlameViewport view(0, 1'000'000'000, 1'000);
        for (int i = 0; i < 60; ++i) {
            const double before = static_cast<double>(view.toPosition(333));
            view.zoomAt(333, 1.3);
            const double after = static_cast<double>(view.toPosition(333));
            QVERIFY(std::abs(before - after) * view.pixelsPerUnit() <= 1.0 + view.pixelsPerUnit());
        }
    }

    void zoomStopsAtTheLimits()
    {
        FlameViewport view(0, 1'000'000, 1'000);
        view.setMinimumSpan(100);
        view.zoomAt(500, 1e12);
        QCOMPARE(view.visibleSpan(), 100.0);
        view.zoomAt(500, 1e-12);
        QVERIFY(view.isFit());
    }

    void panStopsAtBothEnds()
    {
        FlameViewport view(0, 1'000, 100);
        view.show(400, 600);
        view.panPixels(-1'000'000);
        QCOMPARE(view.visibleBegin(), 0);
        view.panPixels(1'000'000);
        QCOMPARE(view.visibleEnd(), 1'000);
        QCOMPARE(view.visibleSpan(), 200.0);
    }

    void showsARange()
    {
        FlameViewport view(0, 1'000'000, 800);
        view.show(250'000, 350'000);
        QVERIFY(std::abs(view.toPixel(250'000)) <= 1.0);
        QVERIFY(std::abs(view.toPixel(350'000) - 800) <= 1.0);
        view.show(-5, 2'000'000);
        QVERIFY(view.isFit());
    }

    void aRangeBelowTheMinimumStandsInTheMiddle()
    {
        FlameViewport view(0, 1'000'000, 800);
        view.setMinimumSpan(1'000);
        view.show(500'000, 500'001);
        QCOMPARE(view.visibleSpan(), 1'000.0);
        QVERIFY(std::abs(view.toPixel(500'000) - 400) <= 1.0);
    }

    void anotherWidthKeepsTheVisibleRange()
    {
        FlameViewport view(0, 1'000'000, 800);
        view.show(200'000, 300'000);
        view.setWidth(400);
        QVERIFY(std::abs(view.visibleBegin() - 200'000) <= 250);
        QVERIFY(std::abs(view.visibleEnd() - 300'000) <= 250);
        view.fit();
        view.setWidth(1'234);
        QVERIFY(view.isFit());
        QCOMPARE(view.toPixel(1'000'000), 1'234.0);
    }

    void revealPansAsLittleAsNeeded()
    {
        FlameViewport view(0, 1'000, 100);
        view.show(400, 500);
        const FlameViewport before = view;
        view.reveal(420, 430);
        QCOMPARE(view, before);
        view.reveal(510, 520);
        QCOMPARE(view.visibleEnd(), 520);
        view.reveal(100, 110);
        QCOMPARE(view.visibleBegin(), 100);
        view.reveal(300, 700); // wider than the window: its begin
        QCOMPARE(view.visibleBegin(), 300);
        view.reveal(100, 360); // enough of it can be seen
        QCOMPARE(view.visibleBegin(), 300);
    }

    void nanosecondsSurviveOnAnAxisOfDays()
    {
        const std::int64_t day = 86'400'000'000'000;
        FlameViewport view(5 * day, 15 * day, 1'000);
        view.setMinimumSpan(1'000);
        view.show(10 * day, 10 * day + 1'000);
        QCOMPARE(view.toPixel(10 * day + 500) - view.toPixel(10 * day), 500.0);
        QCOMPARE(view.positionAtAbsolute(view.scroll()), 10 * day);
    }

    void positionAtAbsoluteIsTheFirstOneAtOrRightOfThePixel()
    {
        FlameViewport view(7, 1'000'003, 777);
        view.show(1'000, 90'000);
        for (std::int64_t px = view.scroll(); px < view.scroll() + 777; ++px) {
            const std::int64_t position = view.positionAtAbsolute(px);
            QVERIFY(view.absolutePixel(position) >= static_cast<double>(px));
            QVERIFY(view.absolutePixel(position - 1) < static_cast<double>(px));
        }
    }

    void anEmptyAxisIsHarmless()
    {
        FlameViewport view(5, 5, 0);
        view.zoomAt(3, 2);
        view.panPixels(10);
        view.show(5, 5);
        QVERIFY(view.visibleEnd() >= view.visibleBegin());
    }
};

QTEST_APPLESS_MAIN(FlameViewportTest)
#include "flame_viewport_test.moc"
