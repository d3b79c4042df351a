// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/axis_ticks.h"

#include <QTest>

#include <limits>

using namespace v8scope;

class AxisTicksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAreOneTwoOrFive_data()
    {
        QTest::addColumn<qint64>("end");
        QTest::addColumn<qint64>("step");
        QTest::newRow("100 units, 10 apart") << qint64{100} << qint64{10};
        QTest::newRow("101 units") << qint64{101} << qint64{20};
        QTest::newRow("201 units") << qint64{201} << qint64{50};
        QTest::newRow("501 units") << qint64{501} << qint64{100};
        QTest::newRow("3 units") << qint64{3} << qint64{1};
        QTest::newRow("a year of ns")
            << qint64{31'536'000'000'000'000} << qint64{5'000'000'000'000'000};
    }
    void stepsAreOneTwoOrFive()
    {
        QFETCH(qint64, end);
        QFETCH(qint64, step);
        QCOMPARE(qint64{axisTicks(0, end, 1000, 100).step}, step);
    }

    void theFirstTickIsAtOrAfterTheBegin()
    {
        QCOMPARE(axisTicks(100, 200, 1000, 100).first, 100);
        QCOMPARE(axisTicks(101, 201, 1000, 100).first, 110);
        QCOMPARE(axisTicks(-95, 5, 1000, 100).first, -90);
    }

    void extremesEnd()
    {
        const auto ticks = axisTicks(0, std::numeric_limits<std::int64_t>::max(), 10, 1000);
        QVERIFY(ticks.step > 0);
    }
};

QTEST_APPLESS_MAIN(AxisTicksTest)
#include "axis_ticks_test.moc"
