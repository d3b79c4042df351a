// SPDX-License-Identifier: GPL-3.0-or-later
// The pull cursor: what it reads, where it says it stopped and why.
#include "core/base/byte_buffer.h"
#include "core/json/json_cursor.h"
#include "core/json/json_path.h"

#include <QtTest/QTest>

#include <array>
#include <random>
#include <string>

using namespace v8scope;

namespace {

// Walks any value and writes it back: the reading half of every loader in small.
void walk(JsonCursor &cursor, std::string &out)
{
    std::string_view key;
    std::int64_t number = 0;
    JsonString string;
    std::string text;
    switch (cursor.peek()) {
    case JsonType::Object:
        cursor.enterObject();
        out += '{';
        while (cursor.nextKey(key)) {
            out += std::string(key) + ":";
            walk(cursor, out);
            out += ' ';
        }
        out += '}';
        break;
    case JsonType::Array:
        cursor.enterArray();
        out += '[';
        while (cursor.nextElement()) {
            walk(cursor, out);
            out += ' ';
        }
        out += ']';
        break;
    case JsonType::Number:
        cursor.readInteger(number);
        out += std::to_string(number);
        break;
    case JsonType::String:
        cursor.readString(string);
        decodeJsonString(string, text);
        out += "'" + text + "'";
        break;
    default: out += cursor.skipValue() ? "." : ""; break;
    }
}

QString walked(std::string_view text)
{
    const auto buffer = ByteBuffer::fromText(text);
    JsonCursor cursor(buffer->text());
    std::string out;
    walk(cursor, out);
    if (!cursor.hasFailed())
        cursor.atEnd();
    if (cursor.hasFailed())
        return QString::fromStdString(makeJsonError(buffer->text(), cursor.fault(), {}).message());
    return QString::fromStdString(out);
}

// Numbers of an array read the fast way, block by block; "|" where an element needs another way.
QString integers(std::string_view text, std::size_t room = 3)
{
    const auto buffer = ByteBuffer::fromText(text);
    JsonCursor cursor(buffer->text());
    cursor.enterArray();
    QString out;
    std::array<std::int64_t, 16> block{};
    while (true) {
        const std::size_t count = cursor.readIntegers(block.data(), room);
        for (std::size_t i = 0; i < count; ++i)
            out += QString::number(block[i]) + ' ';
        if (count == room)
            continue;
        if (!cursor.nextElement())
            break;
        out += cursor.skipValue() ? "| " : "";
    }
    return cursor.hasFailed() ? out + "fault" : out + "end";
}

} // namespace

class JsonCursorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNestedValues()
    {
        QCOMPARE(
            walked(" {\"a\" : [1, -2,[] ,{}], \"b\":\"x\" ,\"c\":null,\"d\":true,\"e\":false} "),
            "{a:[1 -2 [] {} ] b:'x' c:. d:. e:. }");
    }
    void skipsAByteOrderMark() { QCOMPARE(walked("\xEF\xBB\xBF[1]"), "[1 ]"); }
    void readsEscapedKeys() { QCOMPARE(walked("{\"n\\u006fdes\":1}"), "{nodes:1 }"); }
    void readsLongRunsOfIntegersOfAnyLength()
    {
        // Lengths, signs, spaces and odd writings at every place of a 64-byte block.
        const std::array<const char *, 12> writings = {
            "7",        "12345678", "123456789", "-5", "0",       "99",
            "00000012", " 42",      "42 ",       "3.", "1234567", "999999999999999999"};
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            std::string text = "[";
            QString expected;
            for (int i = 0; i < 400; ++i) {
                const bool odd = random() % (seed + 2) == 0;
                const std::string number =
                    odd ? writings[random() % writings.size()]
                        : std::to_string(random() % (random() % 2 == 0 ? 200 : 100'000'000));
                text += (i > 0 ? "," : "") + number;
                expected += number == "3." ? QStringLiteral("| ")
                                           : QString::number(std::stoll(number)) + ' ';
            }
            QCOMPARE(integers(text + "]", 1 + seed % 16), expected + "end");
        }
    }
    void stopsARunOfIntegersAtWhatIsNone()
    {
        QCOMPARE(integers("[1,2,3,4,5,6,7,8,,9]"), "1 2 3 4 5 6 7 8 fault");
        QCOMPARE(integers("[1,2,3,4,5,6,7,8,]"), "1 2 3 4 5 6 7 8 fault");
        QCOMPARE(integers("[1,2,3,4,5,6,7,8"), "1 2 3 4 5 6 7 fault");
        QCOMPARE(integers("[1,2,3,4,5,6,7x,8]"), "1 2 3 4 5 6 fault");
    }
    void acceptsNumbersInAnyWriting()
    {
        QCOMPARE(walked("[5.0, 5e2, 50e-1, \"7\", -0]"), "[5 500 5 '7' 0 ]");
        const auto buffer = ByteBuffer::fromText("\"42\" ");
        JsonCursor cursor(buffer->text());
        std::int64_t value = 0;
        QVERIFY(cursor.readInteger(value));
        QCOMPARE(value, 42);
    }
    void faultsNameThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing comma") << "{\"a\":[1 2]}"
                                       << "malformed JSON at byte 8 (a[0]): expected a comma or a "
                                          "closing bracket, found \"2\"";
        QTest::newRow("trailing comma")
            << "{\"a\":[1,]}"
            << "malformed JSON at byte 8 (a[1]): expected a JSON value, found \"]\"";
        QTest::newRow("no colon") << "{\"a\" 1}"
                                  << "malformed JSON at byte 5 (a): expected a colon, found \"1\"";
        QTest::newRow("unquoted key")
            << "{a:1}"
            << "malformed JSON at byte 1: expected a key in quotes, found \"a\"";
        QTest::newRow("end in a string")
            << "{\"a\":\"xy"
            << "the file ends too early at byte 8 (a): expected the end of a string, found the end "
               "of the file";
        QTest::newRow("end after a backslash")
            << "[\"x\\"
            << "the file ends too early at byte 4 ([0]): expected the end of a string, found the "
               "end of the file";
        QTest::newRow("end in a number")
            << "[1, 23"
            << "the file ends too early at byte 6 ([1]): expected the end of a number, found the "
               "end of the file";
        QTest::newRow("number too long")
            << "[1, 99999999999999999999]"
            << "a number is out of range at byte 4 ([1]): expected a whole number of at most 64 "
               "bits, found \"99999999999999999999\"";
        QTest::newRow("fraction where none may be")
            << "[1.5]"
            << "a number is out of range at byte 1 ([0]): expected a whole number of at most 64 "
               "bits, found \"1.5\"";
        QTest::newRow("second value")
            << "[1] [2]"
            << "malformed JSON at byte 4: expected the end of the file, found an array";
        QTest::newRow("word")
            << "[nul]"
            << "malformed JSON at byte 4 ([0]): expected a JSON value, found \"]\"";
    }
    void faultsNameThePlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QCOMPARE(walked(text.toStdString()), message);
    }

    void skipsValuesOfAnyDepth()
    {
        const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');
        const auto buffer = ByteBuffer::fromText("{\"x\":" + deep + ",\"y\":1}");
        JsonCursor cursor(buffer->text());
        std::string_view key;
        std::int64_t value = 0;
        QVERIFY(cursor.enterObject() && cursor.nextKey(key) && cursor.skipValue());
        QVERIFY(cursor.nextKey(key) && cursor.readInteger(value));
        QCOMPARE(value, 1);
    }
    void skippingSeesBracketsThatDoNotMatch()
    {
        const auto buffer = ByteBuffer::fromText("[{\"a\":[1}],2]");
        JsonCursor cursor(buffer->text());
        QVERIFY(!cursor.skipValue());
        QCOMPARE(cursor.fault().code, LoadErrorCode::Syntax);
        QCOMPARE(cursor.offset(), 8u);
    }
    void skippingIgnoresBracketsInStrings()
    {
        QCOMPARE(integers("[1, [\"]}\\\"{[\", {\"]\":\"}\"}], 2]"), "1 | 2 end");
    }

    void readsIntegersInBlocks()
    {
        QCOMPARE(integers("[]"), "end");
        QCOMPARE(integers("[ 1 , -2,3 ,\n4,5]"), "1 -2 3 4 5 end");
        QCOMPARE(integers("[0,123456789012345678]", 16), "0 123456789012345678 end");
    }
    void integersStopAtAnythingElse()
    {
        QCOMPARE(integers("[1, 2.5, 3, null, 1e3, \"4\", 1234567890123456789, 5]"),
                 "1 | 3 | | | | 5 end");
        QCOMPARE(integers("[1, 2"), "1 fault");
        QCOMPARE(integers("[1 2]"), "1 fault");
    }
    void countsNumbersAhead()
    {
        const auto buffer = ByteBuffer::fromText("{\"a\":[1,22,333],\"b\":[1,2]}");
        JsonCursor cursor(buffer->text());
        std::string_view key;
        QVERIFY(cursor.enterObject() && cursor.nextKey(key) && cursor.enterArray());
        QCOMPARE(cursor.countNumbersAhead(), std::size_t{3});
    }
    void zeroBytesEndTheText()
    {
        QCOMPARE(
            walked(std::string_view("[1,2,\0\0\0\0", 9)),
            "the file ends too early at byte 5 ([2]): expected a JSON value, found zero bytes");
    }
    void longSkipsCanBeCancelled()
    {
        const std::string big = "[" + std::string(std::size_t{16} << 20, ' ') + "[1],[2],[3]]";
        const auto buffer = ByteBuffer::fromText(big);
        Progress progress;
        progress.cancel();
        JsonCursor cursor(buffer->text(), &progress);
        QVERIFY(!cursor.skipValue());
        QCOMPARE(cursor.fault().code, LoadErrorCode::Cancelled);
    }
    void everyPrefixOfAValueIsAFault()
    {
        const std::string_view whole =
            "{\"a\":[1,-2.5e3,\"x\\u00e4\\\"\",{\"b\":null,\"c\":[true,false]}]}";
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const auto buffer = ByteBuffer::fromText(whole.substr(0, length));
            JsonCursor cursor(buffer->text());
            QVERIFY(!cursor.skipValue());
            QCOMPARE(cursor.fault().code, LoadErrorCode::Truncated);
        }
    }
};

QTEST_APPLESS_MAIN(JsonCursorTest)
#include "json_cursor_test.moc"
