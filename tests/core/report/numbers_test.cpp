// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/numbers.h"

#include <QtTest/QTest>

#include <limits>

using namespace v8scope;

class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void microsecondsAreExact()
    {
        QCOMPARE(exactMicroseconds(0), std::string("0"));
        QCOMPARE(exactMicroseconds(1'234'000), std::string("1234"));
        QCOMPARE(exactMicroseconds(1'234'500), std::string("1234.5"));
        QCOMPARE(exactMicroseconds(7), std::string("0.007"));
        QCOMPARE(exactMicroseconds(-1'500), std::string("-1.5"));
        QCOMPARE(exactMicroseconds(std::numeric_limits<std::int64_t>::min()),
                 std::string("-9223372036854775.808"));
    }

    void digitsAreGroupedByThree()
    {
        QCOMPARE(groupedCount(999), std::string("999"));
        QCOMPARE(groupedCount(1'000), std::string("1,000"));
        QCOMPARE(groupedCount(-1'234'567), std::string("-1,234,567"));
        QCOMPARE(groupedDecimal(12'345.67, 1), std::string("12,345.7"));
    }

    void durationsShowThreeDigitsInAFittingUnit()
    {
        QCOMPARE(durationText(0), std::string("0 s"));
        QCOMPARE(durationText(999), std::string("999 ns"));
        QCOMPARE(durationText(45'600), std::string("45.6 µs"));
        QCOMPARE(durationText(1'234'567), std::string("1.23 ms"));
        QCOMPARE(durationText(2'500'000'000), std::string("2.50 s"));
        QCOMPARE(durationText(1'234'000'000'000), std::string("1,234 s"));
    }

    void whatRoundsUpToTheNextUnitIsShownInIt()
    {
        QCOMPARE(durationText(999'600'000), std::string("1.00 s"));
        QCOMPARE(bytesText(999'999), std::string("1.00 MB"));
    }

    void bytesUsePowersOfThousand()
    {
        QCOMPARE(bytesText(12), std::string("12 B"));
        QCOMPARE(bytesText(1'500), std::string("1.50 kB"));
        QCOMPARE(bytesText(-2'000'000), std::string("-2.00 MB"));
    }

    void aShareOfNothingIsZero() { QCOMPARE(shareOf(5, 0), 0.0); }
};

QTEST_APPLESS_MAIN(NumbersTest)
#include "numbers_test.moc"
