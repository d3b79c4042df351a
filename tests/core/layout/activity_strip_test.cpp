// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/activity_strip.h"

#include <QTest>

#include <cmath>

using namespace v8scope;

namespace {

const std::vector<Category> kCategories = {Category::Root, Category::App, Category::Idle,
                                           Category::GarbageCollector, Category::Program};

std::shared_ptr<const ActivityStrip> strip(std::vector<std::int64_t> position,
                                           std::vector<std::uint32_t> node, std::uint32_t columns)
{
    SampleTimeline t;
    t.position = std::make_shared<const SampleTimeline::Positions>(std::move(position));
    t.node = std::make_shared<const SampleTimeline::Nodes>(std::move(node));
    Progress progress;
    auto result = activityStrip(t, kCategories, columns, progress);
    return result ? *result : nullptr;
}

float share(const ActivityStrip::Column &column, Category category)
{
    return column[static_cast<std::size_t>(category)];
}

bool near(float a, double b)
{
    return std::abs(static_cast<double>(a) - b) < 1e-4;
}

} // namespace

class ActivityStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColumnHoldsTheSharesOfItsTime()
    {
        const auto s = strip({100, 110, 115, 120}, {1, 2, 3}, 2);
        QVERIFY(near(share(s->columns[0], Category::App), 1.0));
        QVERIFY(near(share(s->columns[1], Category::Idle), 0.5));
        QVERIFY(near(share(s->columns[1], Category::GarbageCollector), 0.5));
    }

    void activeIsNeitherIdleNorProgram()
    {
        const auto s = strip({0, 10, 20, 30, 40}, {1, 2, 3, 4}, 1);
        QVERIFY(near(ActivityStrip::active(s->columns[0]), 0.5));
    }

    void aLongSampleFillsEveryColumnItCovers()
    {
        const auto s = strip({0, 5, 95, 100}, {2, 1, 2}, 10);
        QVERIFY(near(share(s->columns[0], Category::App), 0.5));
        for (std::size_t i = 1; i < 9; ++i)
            QVERIFY(near(share(s->columns[i], Category::App), 1.0));
        QVERIFY(near(share(s->columns[9], Category::App), 0.5));
    }

    void hiddenSamplesBelongToNobody()
    {
        const auto s = strip({0, 5, 10}, {1, NodeId::kNoneValue}, 1);
        QVERIFY(near(share(s->columns[0], Category::App), 0.5));
        QVERIFY(near(ActivityStrip::active(s->columns[0]), 0.5));
    }

    void nothingIsLost()
    {
        std::vector<std::int64_t> position{0};
        std::vector<std::uint32_t> node;
        for (std::uint32_t i = 0; i < 10'000; ++i) {
            position.push_back(position.back() + (i * 7919) % 13);
            node.push_back(1 + i % 4);
        }
        const auto s = strip(position, node, 777);
        double sum = 0;
        for (const auto &column : s->columns) {
            for (const float part : column)
                sum += static_cast<double>(part);
        }
        QVERIFY(std::abs(sum - 777) < 0.1);
    }

    void theMeanIsOverAnyPartOfTheAxis()
    {
        const auto s = strip({0, 10, 20}, {1, 2}, 20);
        QVERIFY(near(share(s->mean(5, 15), Category::App), 0.5));
        QVERIFY(near(share(s->mean(9.5, 10.5), Category::App), 0.5));
        QVERIFY(near(share(s->mean(0.25, 0.75), Category::App), 1.0));
        QVERIFY(near(share(s->mean(-10, 10), Category::App), 0.5));
        QVERIFY(near(share(s->mean(3, 3), Category::App), 0.0));
    }

    void noSamplesNoColumns()
    {
        QVERIFY(strip({}, {}, 10)->columns.empty());
        QVERIFY(strip({7, 7}, {1}, 10)->columns.empty());
    }
};

QTEST_APPLESS_MAIN(ActivityStripTest)
#include "activity_strip_test.moc"
