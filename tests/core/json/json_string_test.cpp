// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding of strings: escapes, surrogates, damaged UTF-8.
#include "core/json/json_string.h"

#include <QtTest/QTest>

using namespace v8scope;

namespace {

QByteArray decoded(std::string_view raw, bool *valid = nullptr)
{
    std::string out;
    const bool ok = decodeJsonString({raw, true, true}, out);
    if (valid)
        *valid = ok;
    return QByteArray::fromStdString(out);
}

} // namespace

class JsonStringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesEscapes_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("plain") << QByteArray("plain");
        QTest::newRow("all short ones")
            << QByteArray("\\\"\\\\\\/\\b\\f\\n\\r\\t") << QByteArray("\"\\/\b\f\n\r\t");
        QTest::newRow("unicode") << QByteArray("\\u0041\\u00e4\\u20AC") << QByteArray("Aä€");
        QTest::newRow("surrogate pair") << QByteArray("x\\uD83D\\uDD25y") << QByteArray("x🔥y");
        QTest::newRow("lone high surrogate") << QByteArray("\\uD83Dx") << QByteArray("\uFFFDx");
        QTest::newRow("lone low surrogate") << QByteArray("\\uDD25") << QByteArray("\uFFFD");
        QTest::newRow("two high surrogates")
            << QByteArray("\\uD83D\\uD83D\\uDD25") << QByteArray("\uFFFD🔥");
        QTest::newRow("not hexadecimal") << QByteArray("\\u12G4") << QByteArray("\uFFFD12G4");
        QTest::newRow("cut off") << QByteArray("\\u12") << QByteArray("\uFFFD12");
        QTest::newRow("unknown escape") << QByteArray("\\q") << QByteArray("q");
    }
    void decodesEscapes()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        bool valid = false;
        QCOMPARE(decoded(raw.toStdString(), &valid), text);
        QVERIFY(valid);
    }

    void repairsUtf8_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("byte 255") << QByteArray("a\xFF"
                                                "b")
                                  << QByteArray("a\uFFFDb");
        QTest::newRow("cut two-byte") << QByteArray("\xC3") << QByteArray("\uFFFD");
        QTest::newRow("cut four-byte") << QByteArray("\xF0\x9F\x94") << QByteArray("\uFFFD");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\uFFFD\uFFFD");
        QTest::newRow("encoded surrogate")
            << QByteArray("\xED\xA0\x80") << QByteArray("\uFFFD\uFFFD\uFFFD");
        QTest::newRow("beyond unicode")
            << QByteArray("\xF4\x90\x80\x80") << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD");
        QTest::newRow("good around bad") << QByteArray("ä\x80€") << QByteArray("ä\uFFFD€");
    }
    void repairsUtf8()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        bool valid = true;
        QCOMPARE(decoded(raw.toStdString(), &valid), text);
        QVERIFY(!valid);
    }
};

QTEST_APPLESS_MAIN(JsonStringTest)
#include "json_string_test.moc"
