// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_stream.h"

#include <QtTest>

#include <limits>
#include <string>

using namespace v8scope;

class ByteStreamTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasWrittenIsRead()
    {
        ByteWriter out;
        out.number(std::uint8_t{200});
        out.number(std::int32_t{-5});
        out.number(std::numeric_limits<std::uint64_t>::max());
        out.text("name");
        ByteReader in(out.bytes());
        QCOMPARE(in.number<std::uint8_t>(), std::uint8_t{200});
        QCOMPARE(in.number<std::int32_t>(), -5);
        QCOMPARE(in.number<std::uint64_t>(), std::numeric_limits<std::uint64_t>::max());
        QVERIFY(in.text() == "name");
        QVERIFY(in.isDone());
    }

    void numbersAreLittleEndian()
    {
        ByteWriter out;
        out.number(std::uint32_t{0x01020304});
        QCOMPARE(out.bytes(), std::string("\4\3\2\1"));
    }

    void aNumberThatIsCutOffIsZeroAndAFailure()
    {
        ByteReader in("\1\2\3");
        QCOMPARE(in.number<std::uint32_t>(), 0u);
        QVERIFY(in.hasFailed());
        QVERIFY(!in.isDone());
        QCOMPARE(in.number<std::uint8_t>(), std::uint8_t{0}); // for good
    }

    void aCountThatCannotBeTrueIsAFailure()
    {
        ByteWriter out;
        out.count(3);
        out.number(std::uint64_t{0});
        ByteReader in(out.bytes());
        QCOMPARE(in.count(4), std::size_t{0}); // three of four bytes are not there
        QVERIFY(in.hasFailed());
    }

    void whatIsLeftOverIsNotDone()
    {
        ByteReader in("ab");
        QCOMPARE(in.number<std::uint8_t>(), std::uint8_t{'a'});
        QVERIFY(!in.isDone());
        QVERIFY(!in.hasFailed());
    }
};

QTEST_GUILESS_MAIN(ByteStreamTest)
#include "byte_stream_test.moc"
