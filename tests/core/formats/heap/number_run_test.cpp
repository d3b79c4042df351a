// SPDX-License-Identifier: GPL-3.0-or-later
// Both readers of numbers, the portable and the fast one, see the same in any text.
#include "core/formats/heap/number_run.h"

#include "core/base/byte_buffer.h"

#include <QtTest/QTest>

#include <random>

using namespace v8scope;

Q_DECLARE_METATYPE(NumberReader)

namespace {

// "1 2 big:0x1ffffffff | closed": values, and how reading ended.
QString readAll(const std::string &text, NumberReader reader, std::size_t room = 64)
{
    const auto bytes = ByteBuffer::fromText(text);
    const char *p = bytes->text().data();
    const char *const end = p + bytes->text().size();
    QString drawn;
    NumberBlock block(room);
    while (true) {
        block.clear();
        NumberFault fault;
        const RunEnd result = readNumbers(p, end, block, fault, reader);
        std::size_t nextLarge = 0;
        for (std::size_t i = 0; i < block.count; ++i) {
            if (nextLarge < block.large.size() && block.large[nextLarge].index == i)
                drawn += "big:" + QString::number(block.large[nextLarge++].value) + " ";
            else
                drawn += QString::number(block.values[i]) + " ";
        }
        if (result == RunEnd::Room)
            continue;
        if (result == RunEnd::Closed)
            return drawn + "| closed at " + QString::number(p - bytes->text().data());
        return drawn + "| " + QString::fromUtf8(fault.expected.data(), int(fault.expected.size())) +
               " at " + QString::number(fault.at - bytes->text().data());
    }
}

} // namespace

class NumberRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatStandsThere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("drawn");
        const auto row = [](const char *text, const char *drawn) {
            QTest::newRow(text) << QByteArray(text) << QString(drawn);
        };
        row("7]", "7 | closed at 1");
        row("1,22,333\n,4444,55555 , 666666]", "1 22 333 4444 55555 666666 | closed at 29");
        row(" 0 ,\t9\r\n]", "0 9 | closed at 8");
        row("4294967294,4294967295,4294967296]",
            "4294967294 big:4294967295 big:4294967296 | closed at 32");
        row("9007199254740993,18446744073709551615]",
            "big:9007199254740993 big:18446744073709551615 | closed at 37");
        row("1,18446744073709551616]", "1 | a number of at most 64 bits at 2");
        row("000000000000000000000000012,3]", "12 3 | closed at 29");
        row("5.0,6e2,7.5]", "5 600 | a whole number from 0 on at 8");
        row("1,-2]", "1 | a whole number from 0 on at 2");
        row("1,,2]", "1 | a number at 2");
        row("1,2,]", "1 2 | a number at 4");
        row("1,\"2\"]", "1 | a number at 2");
        row("1 2]", "1 | a comma or a closing bracket at 2");
        row("1,null]", "1 | a number at 2");
        row("1,[2]]", "1 | a number at 2");
        row("1,2x,3]", "1 | a number at 2");
        row("1,23", "1 | the end of a number at 4");
        row("1,23 ", "1 23 | a comma or a closing bracket at 5");
        row("1,", "1 | a number at 2");
    }
    void readsWhatStandsThere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, drawn);
        QCOMPARE(readAll(text.toStdString(), NumberReader::Scalar), drawn);
        QCOMPARE(readAll(text.toStdString(), NumberReader::Fastest), drawn);
        // The same far enough from the end for the fast reader.
        std::string many;
        QString before;
        for (int i = 0; i < 100; ++i) {
            many += std::to_string(i * 7919) + ",";
            before += QString::number(i * 7919) + " ";
        }
        const std::string padded = many + text.toStdString() + std::string(200, ' ');
        QCOMPARE(readAll(padded, NumberReader::Fastest), readAll(padded, NumberReader::Scalar));
        QVERIFY(readAll(padded, NumberReader::Fastest).startsWith(before));
    }

    void randomTablesReadTheSame()
    {
        std::mt19937_64 random(20);
        for (int round = 0; round < 400; ++round) {
            std::string text;
            QString expected;
            const std::size_t most = 1 + random() % 20; // digits
            const int breakEvery = 1 + int(random() % 9);
            for (int i = 0; i < 300; ++i) {
                std::uint64_t value = random();
                for (std::size_t digits = random() % most + 1; digits < 20; ++digits)
                    value /= 10;
                text += (i == 0 ? "" : ",") + std::to_string(value);
                expected += (value < 0xFFFFFFFF ? "" : "big:") + QString::number(value) + " ";
                if (i % breakEvery == 0)
                    text += round % 3 == 0 ? "\n" : round % 3 == 1 ? " \r\n\t" : "";
            }
            expected += "| closed at " + QString::number(text.size());
            text += "]";
            const std::size_t room = 1 + random() % 400;
            QCOMPARE(readAll(text, NumberReader::Fastest, room), expected);
            QCOMPARE(readAll(text, NumberReader::Scalar, room), expected);
            // One byte changed: still the same for both.
            text[random() % text.size()] = "]x, -\"0\n"[random() % 8];
            QCOMPARE(readAll(text, NumberReader::Fastest, room),
                     readAll(text, NumberReader::Scalar, room));
        }
    }

    void commasAreCountedUpToTheBracket()
    {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += std::to_string(i % 13) + (i % 7 == 0 ? "\n," : ",");
        const char *const begin = text.data();
        QCOMPARE(countNumberCommas(begin, begin + text.size()).commas, std::uint64_t(100'000));
        QVERIFY(!countNumberCommas(begin, begin + text.size()).closed);
        std::size_t commas = 0;
        for (std::size_t cut = 0; cut < 5000; ++cut) {
            const CommaCount open = countNumberCommas(begin, begin + cut);
            QCOMPARE(open.commas, std::uint64_t(commas));
            std::string closed = text.substr(0, cut) + "]," + text;
            const CommaCount count = countNumberCommas(closed.data(), closed.data() + 9000);
            QCOMPARE(count.commas, std::uint64_t(commas));
            QVERIFY(count.closed);
            commas += text[cut] == ',' ? 1 : 0;
        }
    }
};

QTEST_APPLESS_MAIN(NumberRunTest)
#include "number_run_test.moc"
