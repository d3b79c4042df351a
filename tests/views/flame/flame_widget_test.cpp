// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_widget.h"

#include "tests/views/flame/flame_fixture.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace v8scope;
using namespace v8scope::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::uint32_t kNoNode = FlameWidget::kNoNode;

// 1 main 0-600, 2 main>read 0-200, 3 main>render 200-600, 4 main>render>layout 300-500, gap
// 600-800, 5 timer 800-1000 (milliseconds).
struct Page {
    FlameFixture fixture;
    std::shared_ptr<FixtureSource> source;
    FlameWidget widget;

    explicit Page(bool dark = false)
    {
        const auto main = fixture.add(0, QStringLiteral("main"));
        const auto read = fixture.add(main, QStringLiteral("read"));
        const auto render = fixture.add(main, QStringLiteral("render"));
        const auto layout = fixture.add(render, QStringLiteral("layout"));
        const auto timer = fixture.add(0, QStringLiteral("timer"));
        fixture.setSamples({{200 * kMs, read},
                            {100 * kMs, render},
                            {200 * kMs, layout},
                            {100 * kMs, render},
                            {200 * kMs, NodeId::kNoneValue},
                            {200 * kMs, timer}});
        source = std::make_shared<FixtureSource>(fixture, dark);
        if (dark)
            widget.setPalette(Theme(Theme::Mode::Dark).palette());
        widget.resize(1000, 300);
        widget.setContent(fixture.chart(), source);
        widget.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&widget), "window is not exposed");
        widget.setFocus();
    }

    [[nodiscard]] int rowHeight() const { return QFontMetrics(widget.font()).height() + 6; }
    [[nodiscard]] int rulerHeight() const { return QFontMetrics(widget.font()).height() + 8; }
    // The middle of row r at a time; the picture must show everything.
    [[nodiscard]] QPoint at(double ms, int row) const
    {
        return {static_cast<int>(ms * widget.viewport()->width() / 1000.0),
                rulerHeight() + row * rowHeight() + rowHeight() / 2};
    }
    void wheel(const QPoint &pos, int notches, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QWheelEvent event(pos, widget.viewport()->mapToGlobal(pos), QPoint(),
                          QPoint(0, notches * 120), Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget.viewport(), &event);
    }
    void move(const QPoint &pos, Qt::MouseButtons buttons = Qt::NoButton,
              Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QMouseEvent event(QEvent::MouseMove, pos, widget.viewport()->mapToGlobal(pos), Qt::NoButton,
                          buttons, keys);
        QApplication::sendEvent(widget.viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::mousePress(widget.viewport(), Qt::LeftButton, keys, from);
        move((from + to) / 2, Qt::LeftButton, keys);
        move(to, Qt::LeftButton, keys);
        QTest::mouseRelease(widget.viewport(), Qt::LeftButton, keys, to);
    }
    void key(Qt::Key k, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(&widget, k, keys);
    }
};

int differentPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

class FlameWidgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsBoxesUnderTheMouse()
    {
        Page p;
        QCOMPARE(p.widget.nodeAt(p.at(100, 0)), 1u);
        QCOMPARE(p.widget.nodeAt(p.at(100, 1)), 2u);
        QCOMPARE(p.widget.nodeAt(p.at(400, 2)), 4u);
        QCOMPARE(p.widget.nodeAt(p.at(700, 0)), kNoNode);
        QCOMPARE(p.widget.nodeAt(p.at(100, 2)), kNoNode);
        QCOMPARE(p.widget.nodeAt(QPoint(100, 2)), kNoNode);
        QCOMPARE(p.widget.nodeAt(p.at(100, 9)), kNoNode);
    }

    void hoverIsReportedOncePerNode()
    {
        Page p;
        QSignalSpy hovered(&p.widget, &FlameWidget::nodeHovered);
        p.move(p.at(250, 1));
        p.move(p.at(260, 1));
        p.move(p.at(700, 1));
        QCOMPARE(hovered.size(), 2);
        QCOMPARE(hovered[0][0].toUInt(), 3u);
        QCOMPARE(hovered[1][0].toUInt(), kNoNode);
    }

    void aClickSelects()
    {
        Page p;
        QSignalSpy selected(&p.widget, &FlameWidget::nodeSelected);
        QTest::mouseClick(p.widget.viewport(), Qt::LeftButton, {}, p.at(400, 2));
        QCOMPARE(selected.takeFirst()[0].toUInt(), 4u);
        QCOMPARE(p.widget.selectedNode(), 4u);
        QTest::mouseClick(p.widget.viewport(), Qt::LeftButton, {}, p.at(700, 2));
        QCOMPARE(selected.takeFirst()[0].toUInt(), kNoNode);
        QCOMPARE(p.widget.selectedNode(), kNoNode);
    }

    void aDoubleClickZoomsToTheBox()
    {
        Page p;
        QSignalSpy activated(&p.widget, &FlameWidget::nodeActivated);
        QTest::mouseDClick(p.widget.viewport(), Qt::LeftButton, {}, p.at(400, 2));
        QCOMPARE(activated.takeFirst()[0].toUInt(), 4u);
        QVERIFY(qAbs(p.widget.visibleBegin() - 300 * kMs) < kMs);
        QVERIFY(qAbs(p.widget.visibleEnd() - 500 * kMs) < kMs);
        QCOMPARE(p.widget.selectedNode(), 4u);
    }

    void theWheelZoomsAtTheCursorWithControl()
    {
        Page p;
        QSignalSpy changed(&p.widget, &FlameWidget::visibleRangeChanged);
        p.wheel(p.at(250, 0), 3, Qt::ControlModifier);
        QCOMPARE(changed.size(), 1);
        const double span = static_cast<double>(p.widget.visibleEnd() - p.widget.visibleBegin());
        QVERIFY(span < 600.0 * kMs);
        // A quarter of what is visible still lies left of the cursor.
        QVERIFY(qAbs((250.0 * kMs - static_cast<double>(p.widget.visibleBegin())) / span - 0.25) <
                0.01);
        p.wheel(p.at(250, 0), -3, Qt::ControlModifier);
        QCOMPARE(p.widget.visibleBegin(), 0);
        QCOMPARE(p.widget.visibleEnd(), 1000 * kMs);
    }

    void theWheelPansWithShift()
    {
        Page p;
        p.widget.showRange(400 * kMs, 600 * kMs);
        p.wheel(p.at(500, 0), -1, Qt::ShiftModifier);
        QVERIFY(qAbs(p.widget.visibleBegin() - 420 * kMs) < kMs);
    }

    void theClassicWheelZooms()
    {
        Page p;
        p.widget.setWheelMode(FlameWidget::WheelMode::Zoom);
        p.wheel(p.at(500, 0), 1);
        QVERIFY(p.widget.visibleEnd() - p.widget.visibleBegin() < 900 * kMs);
    }

    void aDragPans()
    {
        Page p;
        p.widget.showRange(400 * kMs, 600 * kMs);
        QSignalSpy selected(&p.widget, &FlameWidget::nodeSelected);
        const int width = p.widget.viewport()->width();
        p.drag(QPoint(width / 2, 100), QPoint(width / 4, 100));
        QVERIFY(qAbs(p.widget.visibleBegin() - 450 * kMs) < 2 * kMs);
        QCOMPARE(selected.size(), 0);
    }

    void shiftDragSelectsARange()
    {
        Page p;
        QSignalSpy range(&p.widget, &FlameWidget::rangeSelected);
        p.drag(p.at(700, 0), p.at(200, 2), Qt::ShiftModifier);
        QCOMPARE(range.size(), 1);
        QVERIFY(qAbs(range[0][0].toLongLong() - 200 * kMs) < 2 * kMs);
        QVERIFY(qAbs(range[0][1].toLongLong() - 700 * kMs) < 2 * kMs);
        QVERIFY(p.widget.selectedRange().has_value());
    }

    void escapeResetsRangeThenZoomThenAsksTheOwner()
    {
        Page p;
        QSignalSpy cleared(&p.widget, &FlameWidget::rangeCleared);
        QSignalSpy reset(&p.widget, &FlameWidget::resetRequested);
        p.widget.showRange(100 * kMs, 300 * kMs);
        p.widget.setSelectedRange(std::pair<std::int64_t, std::int64_t>{0, kMs});
        p.key(Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
        QVERIFY(!p.widget.flameViewport().isFit());
        p.key(Qt::Key_Escape);
        QVERIFY(p.widget.flameViewport().isFit());
        QCOMPARE(reset.size(), 0);
        p.key(Qt::Key_Escape);
        QCOMPARE(reset.size(), 1);
    }

    void lettersZoomAndPan()
    {
        Page p;
        p.key(Qt::Key_W);
        QVERIFY(p.widget.visibleEnd() - p.widget.visibleBegin() < 700 * kMs);
        const std::int64_t begin = p.widget.visibleBegin();
        p.key(Qt::Key_D);
        QVERIFY(p.widget.visibleBegin() > begin);
        p.key(Qt::Key_A);
        QVERIFY(qAbs(p.widget.visibleBegin() - begin) < kMs);
        p.key(Qt::Key_S);
        QVERIFY(p.widget.flameViewport().isFit());
        p.key(Qt::Key_W);
        p.key(Qt::Key_0);
        QVERIFY(p.widget.flameViewport().isFit());
    }

    void arrowsWalkByGeometry()
    {
        Page p;
        QSignalSpy selected(&p.widget, &FlameWidget::nodeSelected);
        p.key(Qt::Key_Down); // nothing is selected yet: the first box
        QCOMPARE(p.widget.selectedNode(), 1u);
        p.key(Qt::Key_Down); // the widest child
        QCOMPARE(p.widget.selectedNode(), 3u);
        p.key(Qt::Key_Left);
        QCOMPARE(p.widget.selectedNode(), 2u);
        p.key(Qt::Key_Left); // stays at the end of the row
        QCOMPARE(p.widget.selectedNode(), 2u);
        p.key(Qt::Key_Up);
        QCOMPARE(p.widget.selectedNode(), 1u);
        p.key(Qt::Key_End);
        QCOMPARE(p.widget.selectedNode(), 5u);
        p.key(Qt::Key_Home);
        QCOMPARE(p.widget.selectedNode(), 1u);
        QCOMPARE(selected.size(), 6);
    }

    void arrowsFollowThePictureWhenTheRootIsBelow()
    {
        Page p;
        p.widget.setOrientation(FlameWidget::Orientation::Flame);
        p.widget.setSelectedNode(1);
        p.key(Qt::Key_Up);
        QCOMPARE(p.widget.selectedNode(), 3u);
        p.key(Qt::Key_Down);
        QCOMPARE(p.widget.selectedNode(), 1u);
        const QPoint lowest(100, p.widget.viewport()->height() - p.rowHeight() / 2);
        QCOMPARE(p.widget.nodeAt(lowest), 1u);
    }

    void enterZoomsToTheSelection()
    {
        Page p;
        p.widget.setSelectedNode(5);
        QSignalSpy activated(&p.widget, &FlameWidget::nodeActivated);
        p.key(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QVERIFY(qAbs(p.widget.visibleBegin() - 800 * kMs) < kMs);
    }

    void shiftAndArrowsSelectARange()
    {
        Page p;
        p.widget.setSelectedNode(2);
        QSignalSpy range(&p.widget, &FlameWidget::rangeSelected);
        p.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(range.last()[0].toLongLong(), 0);
        QCOMPARE(range.last()[1].toLongLong(), 600 * kMs);
        p.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(range.last()[1].toLongLong(), 200 * kMs);
    }

    void marksAreSetAndCleared()
    {
        Page p;
        p.move(p.at(250, 0));
        p.key(Qt::Key_M);
        QCOMPARE(p.widget.timeMarks().size(), 1u);
        QVERIFY(qAbs(p.widget.timeMarks()[0] - 250 * kMs) < 2 * kMs);
        p.move(p.at(500, 0));
        p.key(Qt::Key_M);
        QCOMPARE(p.widget.timeMarks().size(), 2u);
        p.key(Qt::Key_M); // again at the same place: away
        QCOMPARE(p.widget.timeMarks().size(), 1u);
        const int x = p.at(250, 0).x() + 3;
        QTest::mouseClick(p.widget.viewport(), Qt::LeftButton, {}, QPoint(x, 4)); // its label
        QCOMPARE(p.widget.timeMarks().size(), 0u);
    }

    void theContextMenuNamesTheNode()
    {
        Page p;
        QSignalSpy menu(&p.widget, &FlameWidget::contextMenuRequested);
        const QPoint pos = p.at(100, 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, pos,
                                p.widget.viewport()->mapToGlobal(pos));
        QApplication::sendEvent(p.widget.viewport(), &event);
        QCOMPARE(menu.takeFirst()[0].toUInt(), 2u);
        p.widget.setSelectedNode(5);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(&p.widget, &key);
        QCOMPARE(menu.takeFirst()[0].toUInt(), 5u);
    }

    void toolTipsComeFromTheSource()
    {
        Page p;
        const QPoint pos = p.at(400, 2);
        QHelpEvent event(QEvent::ToolTip, pos, p.widget.viewport()->mapToGlobal(pos));
        QApplication::sendEvent(p.widget.viewport(), &event);
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("<b>layout</b>")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("200 ms")));
        QToolTip::hideText();
    }

    void searchWalksMatchesRoundTheEnds()
    {
        Page p;
        p.source->search = QStringLiteral("r"); // read, render, timer
        p.widget.refreshColors();
        QVERIFY(p.widget.selectNextMatch(true));
        QCOMPARE(p.widget.selectedNode(), 5u);
        QVERIFY(p.widget.selectNextMatch(true));
        QCOMPARE(p.widget.selectedNode(), 2u);
        QVERIFY(p.widget.selectNextMatch(true));
        QCOMPARE(p.widget.selectedNode(), 3u);
        QVERIFY(p.widget.selectNextMatch(true));
        QCOMPARE(p.widget.selectedNode(), 5u);
        QVERIFY(p.widget.selectNextMatch(false));
        QCOMPARE(p.widget.selectedNode(), 3u);
        p.source->search = QStringLiteral("nothing");
        QVERIFY(!p.widget.selectNextMatch(true));
    }

    void searchChangesColours()
    {
        Page p;
        const QImage before = p.widget.grab().toImage();
        p.source->search = QStringLiteral("layout");
        p.widget.refreshColors();
        const QImage after = p.widget.grab().toImage();
        const Theme theme(Theme::Mode::Light);
        QCOMPARE(after.pixelColor(p.at(480, 2)), theme.searchMatch());
        QVERIFY(after.pixelColor(p.at(580, 0)) != before.pixelColor(p.at(580, 0)));
    }

    void boxesOfTheSelectedFunctionAreOutlined()
    {
        Page p;
        const QImage before = p.widget.grab().toImage();
        p.source->highlighted.insert(5);
        p.widget.refreshMarks();
        QVERIFY(differentPixels(before, p.widget.grab().toImage()) > 300);
    }

    void lightAndDarkHaveTheirOwnColours()
    {
        Page light;
        Page dark(true);
        const QImage a = light.widget.grab().toImage();
        const QImage b = dark.widget.grab().toImage();
        const QPoint gap = light.at(702, 1);
        QCOMPARE(a.pixelColor(gap), light.widget.palette().color(QPalette::Base));
        QCOMPARE(b.pixelColor(gap), dark.widget.palette().color(QPalette::Base));
        QCOMPARE(a.pixelColor(light.at(580, 0)), light.source->color(1));
        QCOMPARE(b.pixelColor(dark.at(580, 0)), dark.source->color(1));
    }

    void labelsAreDrawn()
    {
        Page p;
        const QImage image = p.widget.grab().toImage();
        const QColor fill = p.source->color(1);
        int ink = 0;
        for (int x = 2; x < 60; ++x) {
            for (int y = 0; y < p.rowHeight() - 2; ++y)
                ink += image.pixelColor(x, p.rulerHeight() + 1 + y) != fill ? 1 : 0;
        }
        QVERIFY2(ink > 40, qPrintable(QString::number(ink)));
    }

    void theAccessibleValueIsTheFocusedBox()
    {
        Page p;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&p.widget);
        QVERIFY(interface);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Flame chart"));
        QCOMPARE(interface->role(), QAccessible::Graphic);
        p.key(Qt::Key_Down);
        QCOMPARE(interface->text(QAccessible::Value),
                 QStringLiteral("main, self 0, total 600000000"));
    }

    void emptyContentSaysSo()
    {
        FlameWidget widget;
        widget.resize(400, 200);
        QCOMPARE(widget.accessibleText(), QStringLiteral("No samples in this view"));
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const QImage image = widget.grab().toImage();
        QTest::keyClick(&widget, Qt::Key_W);
        QTest::keyClick(&widget, Qt::Key_Down);
        QTest::mouseDClick(widget.viewport(), Qt::LeftButton, {}, QPoint(20, 50));
        QVERIFY(differentPixels(image, QImage(image.size(), image.format())) > 0);
        QCOMPARE(widget.nodeAt(QPoint(20, 50)), kNoNode);
    }

    void newContentOfTheSameAxisKeepsTheZoom()
    {
        Page p;
        p.widget.showRange(100 * kMs, 300 * kMs);
        p.widget.setContent(p.fixture.chart(), p.source);
        QVERIFY(qAbs(p.widget.visibleBegin() - 100 * kMs) < kMs);
    }

    void wideTreesShowEveryBoxOnce()
    {
        FlameFixture fixture;
        const auto main = fixture.add(0, QStringLiteral("main"));
        for (int i = 0; i < 200'000; ++i)
            fixture.add(main, QStringLiteral("f%1").arg(i), 1'000);
        const auto source = std::make_shared<FixtureSource>(fixture);
        FlameWidget widget;
        widget.setAxis(FlameWidget::Axis::Share, WeightUnit::Nanoseconds);
        widget.resize(1200, 200);
        widget.setContent(fixture.graph(), source);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const int y = QFontMetrics(widget.font()).height() * 2 + 18;
        for (int x = 0; x < widget.viewport()->width(); x += 7)
            QVERIFY(widget.nodeAt(QPoint(x, y)) != kNoNode);
        // A merged run says how many boxes it holds.
        QHelpEvent event(QEvent::ToolTip, QPoint(600, y), widget.mapToGlobal(QPoint(600, y)));
        QApplication::sendEvent(widget.viewport(), &event);
        QTRY_VERIFY(QToolTip::text().contains(QLatin1Char('+')));
        QToolTip::hideText();
    }

    void deepStacksScroll()
    {
        FlameFixture fixture;
        std::uint32_t node = 0;
        for (int i = 0; i < 20'000; ++i)
            node = fixture.add(node, QStringLiteral("level %1").arg(i));
        fixture.setSamples({{100 * kMs, node}});
        const auto source = std::make_shared<FixtureSource>(fixture);
        FlameWidget widget;
        widget.resize(600, 400);
        widget.setContent(fixture.chart(), source);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        widget.verticalScrollBar()->setValue(widget.verticalScrollBar()->maximum());
        const QPoint bottom(100, widget.viewport()->height() - 5);
        QCOMPARE(widget.nodeAt(bottom), 20'000u);
        widget.setOrientation(FlameWidget::Orientation::Flame);
        QCOMPARE(widget.nodeAt(QPoint(100, QFontMetrics(widget.font()).height() + 12)), 20'000u);
        widget.verticalScrollBar()->setValue(widget.verticalScrollBar()->maximum());
        QCOMPARE(widget.nodeAt(bottom), 1u);
        widget.setSelectedNode(10'000);
        widget.revealSelection();
        bool seen = false;
        for (int y = 0; y < widget.viewport()->height(); ++y)
            seen = seen || widget.nodeAt(QPoint(100, y)) == 10'000;
        QVERIFY(seen);
    }
};

QTEST_MAIN(FlameWidgetTest)
#include "flame_widget_test.moc"
