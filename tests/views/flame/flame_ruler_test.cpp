// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_ruler.h"

#include <QStringList>
#include <QTest>

using namespace v8scope;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kS = 1'000'000'000;

QString labels(const std::vector<RulerTick> &ticks)
{
    QStringList list;
    for (const RulerTick &tick : ticks)
        list << tick.label;
    return list.join(QStringLiteral(", "));
}

} // namespace

class FlameRulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondsFromTheStart()
    {
        QCOMPARE(labels(positionTicks(0, 2 * kS, 500, 100, WeightUnit::Nanoseconds)),
                 QStringLiteral("0, 0.5 s, 1.0 s, 1.5 s, 2.0 s"));
    }

    void labelsTellNeighboursApartFarFromTheStart()
    {
        QCOMPARE(labels(positionTicks(100 * kS + 4'000, 100 * kS + 6'000, 300, 100,
                                      WeightUnit::Nanoseconds)),
                 QStringLiteral("100.000004 s, 100.000005 s, 100.000006 s"));
    }

    void shortTimesHaveSmallUnits()
    {
        QCOMPARE(labels(positionTicks(0, 4'000, 500, 100, WeightUnit::Nanoseconds)),
                 QStringLiteral("0, 1 µs, 2 µs, 3 µs, 4 µs"));
        QCOMPARE(labels(positionTicks(0, 40 * kMs, 500, 100, WeightUnit::Nanoseconds)),
                 QStringLiteral("0, 10 ms, 20 ms, 30 ms, 40 ms"));
    }

    void bytesAndSamplesHaveTheirUnits()
    {
        QCOMPARE(labels(positionTicks(0, 2'000'000, 250, 100, WeightUnit::Bytes)),
                 QStringLiteral("0, 1 MB, 2 MB"));
        QCOMPARE(labels(positionTicks(0, 2'000, 250, 100, WeightUnit::Samples)),
                 QStringLiteral("0, 1,000, 2,000"));
    }

    void sharesAreRoundPerCents()
    {
        QCOMPARE(labels(shareTicks(0, 200 * kMs, 0, 200 * kMs, 500, 240, WeightUnit::Nanoseconds)),
                 QStringLiteral("0 %  0, 50 %  100 ms, 100 %  200 ms"));
        QCOMPARE(
            labels(shareTicks(0, 100 * kS, 10 * kS, 11 * kS, 300, 140, WeightUnit::Nanoseconds)),
            QStringLiteral("10.0 %  10.0 s, 10.5 %  10.5 s, 11.0 %  11.0 s"));
    }

    void aMarkIsAsExactAsAPixel()
    {
        QCOMPARE(positionLabel(2'791'234'567, 100'000.0, WeightUnit::Nanoseconds),
                 QStringLiteral("2.7912 s"));
        QCOMPARE(positionLabel(2'791'234'567, 1.0, WeightUnit::Nanoseconds),
                 QStringLiteral("2.791234567 s"));
        QCOMPARE(positionLabel(12, 0.1, WeightUnit::Samples), QStringLiteral("12"));
    }
};

QTEST_APPLESS_MAIN(FlameRulerTest)
#include "flame_ruler_test.moc"
