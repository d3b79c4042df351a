// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal text to whole numbers without a double in between.
#include "core/json/json_number.h"

#include <QtTest/QTest>

#include <limits>

using namespace v8scope;

namespace {

QString scaled(const char *text, int digits)
{
    const std::optional<Int128> value = parseScaled(text, digits);
    if (!value)
        return "none";
    if (!fitsInt64(*value))
        return "beyond 64 bits";
    return QString::number(static_cast<qint64>(*value));
}

} // namespace

class JsonNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalesExactly()
    {
        QCOMPARE(scaled("9007199254740993", 3), "9007199254740993000"); // 2^53 + 1
        QCOMPARE(scaled("1000.125", 3), "1000125");
        QCOMPARE(scaled("-0.0005", 3), "-1"); // halves away from zero
        QCOMPARE(scaled("0.00049", 3), "0");
        QCOMPARE(scaled("1.5e3", 0), "1500");
        QCOMPARE(scaled("25E-1", 1), "25");
        QCOMPARE(scaled(" 7 ", 0), "7");
        QCOMPARE(scaled("1e400", 0), "none");
        QCOMPARE(scaled("1e-400", 0), "0");
        QCOMPARE(scaled("0e999999999999", 0), "0");
        QCOMPARE(scaled("100000000000000000000", 0), "beyond 64 bits");
        QCOMPARE(scaled("0.000000000000000000000000000000000000000000000001", 50), "100");
    }
    void refusesWhatIsNoNumber()
    {
        for (const char *text : {"", "-", ".", "e5", "1e", "1-2", "0x10", "NaN", "1 2", "--1"})
            QVERIFY2(!isJsonNumber(text), text);
    }
    void integersAreWholeAndInRange()
    {
        QCOMPARE(parseInteger("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(parseInteger("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
        QVERIFY(!parseInteger("9223372036854775808"));
        QVERIFY(!parseInteger("2.5"));
        QCOMPARE(parseInteger("2.50e1"), 25);
        QCOMPARE(truncateToInteger("-2.9"), -2);
    }
};

QTEST_APPLESS_MAIN(JsonNumberTest)
#include "json_number_test.moc"
