// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/formats.h"

#include <QTest>

#include <limits>

using namespace v8scope;

class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreGrouped()
    {
        QCOMPARE(formatCount(0), QStringLiteral("0"));
        QCOMPARE(formatCount(999), QStringLiteral("999"));
        QCOMPARE(formatCount(12345), QStringLiteral("12,345"));
        QCOMPARE(formatCount(1234567), QStringLiteral("1,234,567"));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << "0";
        QTest::newRow("ns") << qint64(420) << "420 ns";
        QTest::newRow("small us") << qint64(1500) << "1.5 µs";
        QTest::newRow("us") << qint64(12'000) << "12 µs";
        QTest::newRow("rounds into ms") << qint64(999'600) << "1.00 ms";
        QTest::newRow("ms") << qint64(1'234'000) << "1.23 ms";
        QTest::newRow("tens of ms") << qint64(45'600'000) << "45.6 ms";
        QTest::newRow("hundreds of ms") << qint64(123'456'000) << "123 ms";
        QTest::newRow("rounds into s") << qint64(999'700'000) << "1.00 s";
        QTest::newRow("s") << qint64(4'560'000'000) << "4.56 s";
        QTest::newRow("many s") << qint64(1'234'000'000'000) << "1,234 s";
        QTest::newRow("negative") << qint64(-1'234'000) << "-1.23 ms";
    }
    void durations()
    {
        QFETCH(qint64, ns);
        QTEST(formatDuration(ns), "text");
    }

    void exactDurationsAreInMicroseconds()
    {
        QCOMPARE(formatDurationExact(1'234'567), QStringLiteral("1,234.567 µs"));
        QCOMPARE(formatDurationExact(1'234'000'000), QStringLiteral("1,234,000 µs"));
        QCOMPARE(formatDurationExact(1'005), QStringLiteral("1.005 µs"));
    }

    void bytesUsePowersOf1000()
    {
        QCOMPARE(formatBytes(999), QStringLiteral("999 B"));
        QCOMPARE(formatBytes(1'200'000), QStringLiteral("1.2 MB"));
        QCOMPARE(formatBytes(-1'200), QStringLiteral("-1.2 kB"));
        QCOMPARE(formatBytes(123'456'789), QStringLiteral("123 MB"));
        QCOMPARE(formatBytes(999'999), QStringLiteral("1.0 MB"));
        QCOMPARE(formatBytes(std::numeric_limits<std::int64_t>::min()), QStringLiteral("-9.2 EB"));
        QCOMPARE(formatBytesExact(1'234'567), QStringLiteral("1,234,567 bytes"));
        QCOMPARE(formatBytesExact(1), QStringLiteral("1 byte"));
    }

    void percentsNeverHideOrInvent()
    {
        QCOMPARE(formatPercent(0), QStringLiteral("0 %"));
        QCOMPARE(formatPercent(0.0001), QStringLiteral("< 0.1 %"));
        QCOMPARE(formatPercent(0.1234), QStringLiteral("12.3 %"));
        QCOMPARE(formatPercent(0.9999), QStringLiteral("> 99.9 %"));
        QCOMPARE(formatPercent(1), QStringLiteral("100 %"));
        QCOMPARE(formatPercent(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("–"));
    }

    void weightsFollowTheirUnit()
    {
        QCOMPARE(formatWeight(1'500'000, WeightUnit::Nanoseconds), QStringLiteral("1.50 ms"));
        QCOMPARE(formatWeight(1'500'000, WeightUnit::Bytes), QStringLiteral("1.5 MB"));
        QCOMPARE(formatWeight(1'500, WeightUnit::Samples), QStringLiteral("1,500 hits"));
        QCOMPARE(formatWeight(1, WeightUnit::Samples), QStringLiteral("1 hit"));
        QCOMPARE(formatWeightExact(1'500'000, WeightUnit::Bytes),
                 QStringLiteral("1,500,000 bytes"));
    }

    void locationsAreCountedFromOne()
    {
        QCOMPARE(formatLocation("file:///srv/app/server.js", 11, 4),
                 QStringLiteral("server.js:12:5"));
        QCOMPARE(formatLocation("file:///srv/a%20b.js", 0, -1), QStringLiteral("a b.js:1"));
        QCOMPARE(formatLocation("node:internal/modules/cjs/loader", 9, 0),
                 QStringLiteral("node:internal/modules/cjs/loader:10:1"));
        QCOMPARE(formatLocation("/srv/app/x.js", -1, -1), QStringLiteral("x.js"));
        QCOMPARE(formatLocation("https://host/", -1, -1), QStringLiteral("host/"));
        QCOMPARE(formatLocation("", -1, -1), QStringLiteral("(native)"));
    }

    void functionsWithoutNameAreAnonymous()
    {
        QCOMPARE(formatFunctionName(""), QStringLiteral("(anonymous)"));
        QCOMPARE(formatFunctionName("größe"), QStringLiteral("größe"));
    }
};

QTEST_APPLESS_MAIN(FormatsTest)
#include "formats_test.moc"
