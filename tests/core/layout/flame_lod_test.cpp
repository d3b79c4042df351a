// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_lod.h"

#include <QTest>

#include <random>
#include <set>

using namespace v8scope;

namespace {

// Rows from lists of (begin, end); nodes are numbered through.
FlameRows rowsOf(const std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> &sketch)
{
    std::set<std::int64_t> all;
    for (const auto &row : sketch) {
        for (const auto &[begin, end] : row) {
            all.insert(begin);
            all.insert(end);
        }
    }
    FlameRows rows;
    const std::vector<std::int64_t> position(all.begin(), all.end());
    const auto indexOf = [&](std::int64_t at) {
        return static_cast<std::uint32_t>(std::lower_bound(position.begin(), position.end(), at) -
                                          position.begin());
    };
    std::uint32_t node = 0;
    for (const auto &row : sketch) {
        rows.rows.emplace_back();
        for (const auto &[begin, end] : row)
            rows.rows.back().push_back({indexOf(begin), indexOf(end), node++});
    }
    rows.position = std::make_shared<const std::vector<std::int64_t>>(position);
    rows.summarize();
    return rows;
}

// One row of boxes of random lengths, with or without gaps between them.
FlameRows randomRow(int boxes, bool gaps, int longest)
{
    std::mt19937 random(42);
    const auto length = [&] {
        return 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(longest));
    };
    FlameRows rows;
    rows.rows.emplace_back();
    std::vector<std::int64_t> position{0};
    for (int i = 0; i < boxes; ++i) {
        if (gaps && random() % 3 == 0)
            position.push_back(position.back() + length());
        const auto begin = static_cast<std::uint32_t>(position.size() - 1);
        position.push_back(position.back() + length());
        rows.rows[0].push_back({begin, begin + 1, static_cast<std::uint32_t>(i)});
    }
    rows.position = std::make_shared<const std::vector<std::int64_t>>(std::move(position));
    rows.summarize();
    return rows;
}

std::vector<FlameRect> rects(const FlameRows &rows, const FlameViewport &view)
{
    std::vector<FlameRect> out;
    collectFlameRects(rows, view, 0, static_cast<std::uint32_t>(rows.rows.size()), out);
    return out;
}

// "0+10#0 10+5#1": x + width # node, *count for runs
std::string print(const std::vector<FlameRect> &list)
{
    std::string text;
    for (const FlameRect &r : list) {
        text += text.empty() ? "" : " ";
        text += std::to_string(r.x) + "+" + std::to_string(r.width) + "#" + std::to_string(r.node);
        if (r.count > 1)
            text += "*" + std::to_string(r.count);
    }
    return text;
}

} // namespace

class FlameLodTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wideBoxesStandAlone()
    {
        const FlameRows rows = rowsOf({{{0, 10}, {10, 14}, {20, 30}}});
        QCOMPARE(print(rects(rows, FlameViewport(0, 30, 30))),
                 std::string("0+10#0 10+4#1 20+10#2"));
    }

    void narrowBoxesMergeIntoOneRunPerCell()
    {
        const FlameRows rows = rowsOf({{{0, 1}, {1, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 12}}});
        QCOMPARE(print(rects(rows, FlameViewport(0, 12, 12))),
                 std::string("0+3#1*2 3+3#2*3 6+6#5"));
    }

    void aLoneNarrowBoxIsAtLeastAPixel()
    {
        const FlameRows rows = rowsOf({{{500, 501}, {999, 1000}}});
        const auto list = rects(rows, FlameViewport(0, 1000, 10));
        QCOMPARE(print(list), std::string("5+1#0 9+1#1"));
        QVERIFY(list[0].density < 0.2f);
    }

    void densityTellsGapsFromMass()
    {
        const FlameRows rows =
            rowsOf({{{0, 10}, {20, 30}, {50, 60}, {60, 80}, {80, 90}, {990, 1000}}});
        const auto list = rects(rows, FlameViewport(0, 1000, 100));
        QCOMPARE(print(list), std::string("0+3#0*2 5+1#2 6+3#3*2 99+1#5"));
        QVERIFY(std::abs(list[0].density - 2.0f / 3.0f) < 0.01f);
        QCOMPARE(list[2].density, 1.0f);
    }

    void massIsConserved_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("longest");
        for (const double zoom : {1.0, 1.7, 10.0, 333.0, 5000.0}) {
            for (const int longest : {3, 50, 5000})
                QTest::addRow("zoom %g, boxes to %d", zoom, longest) << zoom << longest;
        }
    }
    // A row without gaps covers every pixel once, whatever the zoom.
    void massIsConserved()
    {
        QFETCH(double, zoom);
        QFETCH(int, longest);
        const FlameRows rows = randomRow(20'000, false, longest);
        FlameViewport view(rows.begin(), rows.end(), 640);
        view.zoomAt(200, zoom);
        std::int32_t at = 0;
        for (const FlameRect &r : rects(rows, view)) {
            QVERIFY(r.x <= at);
            QVERIFY(r.x == at || at == 0);
            at = r.x + r.width;
        }
        QVERIFY(at >= 639);
    }

    void everyBoxIsInExactlyOneRectangle_data() { panningShiftsTheSamePicture_data(); }
    void everyBoxIsInExactlyOneRectangle()
    {
        QFETCH(int, boxes);
        const FlameRows rows = randomRow(boxes, true, 40);
        std::uint32_t next = 0;
        std::int32_t right = 0;
        for (const FlameRect &r : rects(rows, FlameViewport(rows.begin(), rows.end(), 900))) {
            QCOMPARE(r.first, next);
            QVERIFY(r.width >= 1);
            QVERIFY(r.x >= right);
            right = r.x + r.width;
            next += r.count;
        }
        QCOMPARE(next, static_cast<std::uint32_t>(boxes));
    }

    void aRunHasTheNodeOfItsWidestBox_data() { panningShiftsTheSamePicture_data(); }
    void aRunHasTheNodeOfItsWidestBox()
    {
        QFETCH(int, boxes);
        const FlameRows rows = randomRow(boxes, true, 40);
        for (const FlameRect &r : rects(rows, FlameViewport(rows.begin(), rows.end(), 900))) {
            std::int64_t widest = 0;
            std::uint32_t node = 0;
            for (std::uint32_t i = r.first; i < r.first + r.count; ++i) {
                const FlameBox &b = rows.rows[0][i];
                if (rows.right(b) - rows.left(b) > widest) {
                    widest = rows.right(b) - rows.left(b);
                    node = b.node;
                }
            }
            QCOMPARE(r.node, node);
        }
    }

    void panningShiftsTheSamePicture_data()
    {
        QTest::addColumn<int>("boxes");
        for (const int boxes : {5'000, 50'000, 120'000, 600'000})
            QTest::addRow("%d boxes", boxes) << boxes;
    }
    // Whatever is visible before and after has the same place, extent and content.
    void panningShiftsTheSamePicture()
    {
        QFETCH(int, boxes);
        const FlameRows rows = randomRow(boxes, true, 40);
        FlameViewport view(rows.begin(), rows.end(), 500);
        view.zoomAt(100, 7.3);
        const auto before = rects(rows, view);
        for (const int step : {1, 2, 3, 4, 17, 100, 101, 1000}) {
            FlameViewport moved = view;
            moved.panPixels(step);
            std::set<std::tuple<int, int, std::uint32_t, std::uint32_t>> shifted;
            for (const FlameRect &r : rects(rows, moved))
                shifted.insert({r.x + step, r.width, r.node, r.count});
            for (const FlameRect &r : before) {
                // The outermost ones are cut off at the borders.
                if (r.x > step && r.x + r.width < 500)
                    QVERIFY2(shifted.count({r.x, r.width, r.node, r.count}) == 1,
                             qPrintable(QString("pan %1, x %2").arg(step).arg(r.x)));
            }
        }
    }

    // Crowded rows with a wide box here and there: it must never drown in a run.
    void wideBoxesAmongCrowdsStandAlone()
    {
        FlameRows rows = randomRow(300'000, false, 3);
        auto position = *rows.position;
        for (std::size_t i = 12'345; i < position.size(); ++i)
            position[i] += 40'000 * static_cast<std::int64_t>((i - 345) / 12'000);
        rows.position = std::make_shared<const std::vector<std::int64_t>>(std::move(position));
        rows.summarize();
        const FlameViewport view(rows.begin(), rows.end(), 1000);
        std::uint32_t wide = 0;
        for (const FlameRect &r : rects(rows, view)) {
            QVERIFY(r.count == 1 || r.width <= 2 * kFlameMergePx);
            wide += r.width > 2 * kFlameMergePx ? 1 : 0;
        }
        QCOMPARE(wide, 24u);
    }

    void boxesFarWiderThanTheWindowAreCutOff()
    {
        const FlameRows rows = rowsOf({{{0, 1'000'000'000'000}}, {{0, 500'000'000'000}}});
        FlameViewport view(0, 1'000'000'000'000, 1000);
        view.show(499'999'999'500, 500'000'000'500);
        const auto list = rects(rows, view);
        QCOMPARE(list.size(), 2u);
        QCOMPARE(list[0].x, -1);
        QCOMPARE(list[0].width, 1002);
        QVERIFY(std::abs(list[1].width - 501) <= 1);
    }

    void onlyTheRowsAskedForAreCollected()
    {
        const FlameRows rows = rowsOf({{{0, 10}}, {{0, 9}}, {{0, 8}}});
        std::vector<FlameRect> out;
        collectFlameRects(rows, FlameViewport(0, 10, 10), 1, 2, out);
        QCOMPARE(print(out), std::string("0+9#1"));
        out.clear();
        collectFlameRects(rows, FlameViewport(0, 10, 10), 2, 99, out);
        QCOMPARE(print(out), std::string("0+8#2"));
    }
};

QTEST_APPLESS_MAIN(FlameLodTest)
#include "flame_lod_test.moc"
