// SPDX-License-Identifier: GPL-3.0-or-later
// Wherever a table is cut into chunks and however many threads read them, its rows come out whole
// and numbered, and the first fault is the one that is told.
#include "core/formats/heap/table_reader.h"

#include <QtTest/QTest>

#include <map>
#include <mutex>

using namespace v8scope;

namespace {

class CollectingSink final : public RowSink {
public:
    explicit CollectingSink(std::size_t fields) : m_fields(fields) {}

    std::optional<BadNumber> take(std::uint64_t firstRow, std::span<const std::uint32_t> values,
                                  std::span<const LargeNumber> large) override
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i] == refused)
                return BadNumber{i, LoadErrorCode::OutOfRange, "another number"};
            numbers[firstRow * m_fields + i] = values[i];
        }
        for (const LargeNumber &number : large) {
            if (number.index < values.size())
                numbers[firstRow * m_fields + number.index] = number.value;
        }
        return {};
    }

    std::uint32_t refused = 0xFFFFFFF0;
    std::map<std::uint64_t, std::uint64_t> numbers; // by place

private:
    std::mutex m_mutex;
    std::size_t m_fields;
};

std::string numbersText(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0       ? ""
                 : i % 5 == 0 ? "\n,"
                              : ",") +
                std::to_string(i % 97 == 0 ? 5'000'000'000 + i : i * i);
    return text;
}

TableRead readText(const std::string &text, RowSink &sink, std::uint32_t fields, std::size_t chunk,
                   std::uint64_t maxRows = 1u << 30)
{
    const auto bytes = ByteBuffer::fromText(text);
    Progress progress;
    TableRead result =
        readTable(*bytes, bytes->text().data(), {fields, maxRows, false, chunk}, sink, progress);
    // Pointers into bytes that are gone with it: as offsets from here on.
    if (result.end)
        result.end = text.data() + (result.end - bytes->text().data());
    if (result.fault.at)
        result.fault.at = text.data() + (result.fault.at - bytes->text().data());
    return result;
}

} // namespace

class TableReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyChunksAndThreadsGiveTheSameRows_data()
    {
        QTest::addColumn<QByteArray>("threads");
        QTest::addColumn<int>("chunk");
        for (const char *threads : {"1", "2", "5"}) {
            for (const int chunk : {1, 7, 64, 1000, 100'000})
                QTest::addRow("%s threads, %d bytes", threads, chunk)
                    << QByteArray(threads) << chunk;
        }
    }
    void anyChunksAndThreadsGiveTheSameRows()
    {
        QFETCH(QByteArray, threads);
        QFETCH(int, chunk);
        qputenv("V8SCOPE_THREADS", threads);
        for (const std::uint32_t fields : {1u, 3u, 7u, 50u}) {
            const std::size_t count = 2100;
            const std::string text = numbersText(count) + "], \"more\": [1,2,3]";
            CollectingSink sink(fields);
            const TableRead read = readText(text, sink, fields, std::size_t(chunk));
            QCOMPARE(read.status, TableRead::Status::Done);
            QCOMPARE(read.rows, std::uint64_t(count / fields));
            QCOMPARE(std::size_t(read.end - text.data()), text.find(']') + 1);
            QCOMPARE(sink.numbers.size(), count);
            for (const auto &[place, value] : sink.numbers)
                QCOMPARE(value,
                         std::uint64_t(place % 97 == 0 ? 5'000'000'000 + place : place * place));
        }
        qunsetenv("V8SCOPE_THREADS");
    }

    void aLastRowThatIsNotWholeIsCounted()
    {
        for (const std::size_t chunk : {3, 50, 10'000}) {
            CollectingSink sink(7);
            const TableRead read = readText(numbersText(703) + "]", sink, 7, chunk);
            QCOMPARE(read.status, TableRead::Status::Done);
            QCOMPARE(read.rows, std::uint64_t(100));
            QCOMPARE(read.leftOver, std::uint64_t(3));
        }
    }
    void anEmptyTableHasNoRows()
    {
        CollectingSink sink(3);
        const TableRead read = readText("  \n]", sink, 3, 1);
        QCOMPARE(read.status, TableRead::Status::Done);
        QCOMPARE(read.rows, std::uint64_t(0));
    }
    void moreRowsThanRoomAreNotWritten()
    {
        CollectingSink sink(3);
        const TableRead read = readText(numbersText(300) + "]", sink, 3, 50, 99);
        QCOMPARE(read.status, TableRead::Status::TooManyRows);
        for (const auto &[place, value] : sink.numbers)
            QVERIFY(place < 99 * 3);
    }
    void theFirstFaultIsTold()
    {
        for (const std::size_t chunk : {1, 20, 300, 100'000}) {
            std::string text = numbersText(900) + "]";
            text.replace(text.find(",160000,"), 8, ",1x0000,"); // number 400
            text.replace(text.find(",490000"), 7, ",4y0000");   // number 700
            CollectingSink sink(7);
            const TableRead read = readText(text, sink, 7, chunk);
            QCOMPARE(read.status, TableRead::Status::Fault);
            QCOMPARE(read.faultIndex, std::uint64_t(400));
            QCOMPARE(read.rows, std::uint64_t(400 / 7));
            QCOMPARE(std::size_t(read.fault.at - text.data()), text.find("1x0000"));
        }
    }
    void whatTheSinkRefusesIsAFaultThere()
    {
        for (const std::size_t chunk : {1, 20, 300, 100'000}) {
            const std::string text = numbersText(900) + "]";
            CollectingSink sink(7);
            sink.refused = 250'000;
            const TableRead read = readText(text, sink, 7, chunk);
            QCOMPARE(read.faultIndex, std::uint64_t(500));
            QCOMPARE(std::size_t(read.fault.at - text.data()), text.find(",250000") + 1);
        }
    }
    void aTextThatEndsIsTruncated()
    {
        const std::string text = numbersText(50);
        for (std::size_t size = 0; size < text.size(); ++size) {
            for (const std::size_t chunk : {1, 10, 1000}) {
                CollectingSink sink(3);
                const TableRead read = readText(text.substr(0, size), sink, 3, chunk);
                QCOMPARE(read.status, TableRead::Status::Fault);
                QCOMPARE(read.fault.code, LoadErrorCode::Truncated);
                QVERIFY(read.faultIndex <= 50);
            }
        }
    }
    void aCancelledReadSaysSo()
    {
        const auto bytes = ByteBuffer::fromText(numbersText(900) + "]");
        Progress progress;
        progress.cancel();
        CollectingSink sink(3);
        const TableRead read =
            readTable(*bytes, bytes->text().data(), {3, 1000, false, 10}, sink, progress);
        QCOMPARE(read.status, TableRead::Status::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TableReaderTest)
#include "table_reader_test.moc"
