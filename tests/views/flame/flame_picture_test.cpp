// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_picture.h"

#include "tests/views/flame/flame_fixture.h"

#include <QSvgRenderer>
#include <QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

// main over read and a stack of 60 levels, which is higher than the window.
struct Page {
    FlameFixture fixture;
    FlameWidget widget;

    Page()
    {
        const auto main = fixture.add(0, QStringLiteral("main"));
        fixture.add(main, QStringLiteral("read <b>"), 400'000'000);
        std::uint32_t node = main;
        for (int i = 0; i < 60; ++i)
            node = fixture.add(node, QStringLiteral("level%1").arg(i));
        fixture.tree.self[node] = 600'000'000;
        widget.setAxis(FlameWidget::Axis::Share, WeightUnit::Nanoseconds);
        widget.resize(800, 300);
        widget.setContent(fixture.graph(), std::make_shared<FixtureSource>(fixture));
        widget.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&widget), "window is not exposed");
    }
};

const FlamePictureText kText{QStringLiteral("Flame graph"), QStringLiteral("a&b.cpuprofile")};

} // namespace

class FlamePictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImageHasEveryRow()
    {
        Page p;
        const QImage image = flameImage(p.widget, kText, 1000);
        const int rowHeight = QFontMetrics(p.widget.font()).height() + 6;
        QCOMPARE(image.width(), 1000);
        QVERIFY(image.height() > 61 * rowHeight);
        // The deepest row is the last one.
        const QColor fill = image.pixelColor(550, image.height() - rowHeight / 2);
        QCOMPARE(fill, FixtureSource(p.fixture).color(62));
    }

    void pngIsOneAndKnowsItsTitle()
    {
        Page p;
        const QImage image = QImage::fromData(flamePng(p.widget, kText, 900), "PNG");
        QCOMPARE(image.width(), 900);
        QCOMPARE(image.text(QStringLiteral("Title")),
                 QStringLiteral("Flame graph – a&b.cpuprofile"));
    }

    void svgIsWhatTheWidgetShows()
    {
        Page p;
        const QByteArray svg = flameSvg(p.widget, kText);
        QSvgRenderer renderer;
        QVERIFY(renderer.load(svg));
        QCOMPARE(renderer.viewBoxF().width(), 800.0 - (800 - p.widget.viewport()->width()));
        QVERIFY(svg.contains("Flame graph – a&amp;b.cpuprofile"));
        QVERIFY(svg.contains("read &lt;b&gt;"));
        QVERIFY(svg.contains("level3<") || svg.contains(">level3"));
        QVERIFY(!svg.contains("level50"));
    }

    void rowsBeyondAnImageAreLeftOutAndSaidSo()
    {
        FlameFixture fixture;
        std::uint32_t node = 0;
        for (int i = 0; i < 5'000; ++i)
            node = fixture.add(node, QStringLiteral("f"));
        fixture.tree.self[node] = 1;
        FlameWidget widget;
        widget.resize(300, 200);
        widget.setContent(fixture.graph(), std::make_shared<FixtureSource>(fixture));
        const QImage image = flameImage(widget, kText, 300);
        QVERIFY(!image.isNull());
        QVERIFY(image.height() <= 32'000);
    }

    void anEmptyWidgetMakesAPictureThatSaysSo()
    {
        const FlameWidget widget;
        QVERIFY(!flameImage(widget, kText, 400).isNull());
        QVERIFY(flameSvg(widget, kText).contains("No samples in this view"));
    }
};

QTEST_MAIN(FlamePictureTest)
#include "flame_picture_test.moc"
