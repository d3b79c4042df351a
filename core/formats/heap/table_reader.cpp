// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/table_reader.h"

#include "core/base/parallel.h"
#include "core/json/text_scan.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <limits>
#include <mutex>

namespace v8scope {

namespace {

constexpr std::size_t kBlockNumbers = 1u << 13;
constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

// The element of the given number, counted from a place where one begins.
const char *elementAt(const char *p, std::size_t index)
{
    for (; index > 0; ++p)
        index -= *p == ',' ? 1 : 0;
    while (isJsonSpace(*p))
        ++p;
    return p;
}

// Moves over so many numbers and their commas; stops at the array's or the text's end.
const char *skipNumbers(const char *p, std::uint64_t count, const char *textEnd)
{
    for (; count > 0 && p < textEnd && *p != ']'; ++p)
        count -= *p == ',' ? 1 : 0;
    return p;
}

class TableReader {
public:
    TableReader(const ByteBuffer &bytes, const char *begin, const TableLimits &limits,
                RowSink &sink, Progress &progress)
        : m_bytes(bytes),
          m_begin(begin),
          m_textEnd(bytes.text().data() + bytes.text().size()),
          m_limits(limits),
          m_sink(sink),
          m_progress(progress)
    {}

    TableRead read()
    {
        const char *p = m_begin;
        while (isJsonSpace(*p))
            ++p;
        if (*p == ']') {
            m_result.end = p + 1;
            return m_result;
        }
        const auto bytes = static_cast<std::size_t>(m_textEnd - m_begin);
        const std::size_t threads = m_limits.inOrder ? 1 : workerCount();
        const std::size_t chunks = bytes / m_limits.chunkBytes + 1;
        forEachPiece(std::min(threads, chunks), 1,
                     [this](std::size_t, std::size_t, unsigned) { work(); });
        return finish();
    }

private:
    struct Chunk {
        std::uint64_t number;
        const char *begin;
        const char *end;
        std::uint64_t firstNumber = 0; // of the table
        std::uint64_t numbers = 0;     // that begin in the chunk
        bool closed = false;
    };

    // The place behind the first comma at or after a nominal cut; the same for both neighbours.
    [[nodiscard]] const char *cutAt(std::uint64_t number) const
    {
        const std::uint64_t offset = number * m_limits.chunkBytes;
        if (number == 0)
            return m_begin;
        if (offset >= static_cast<std::uint64_t>(m_textEnd - m_begin))
            return m_textEnd;
        const char *const from = m_begin + offset;
        const void *const comma =
            std::memchr(from, ',', static_cast<std::size_t>(m_textEnd - from));
        return comma ? static_cast<const char *>(comma) + 1 : m_textEnd;
    }

    void work()
    {
        NumberBlock block(kBlockNumbers / m_limits.fields * m_limits.fields); // whole rows
        while (true) {
            Chunk chunk{};
            chunk.number = m_next++;
            if (chunk.number * m_limits.chunkBytes >=
                static_cast<std::uint64_t>(m_textEnd - m_begin))
                break;
            chunk.begin = cutAt(chunk.number);
            chunk.end = cutAt(chunk.number + 1);
            m_bytes.prefetch(offsetOf(chunk.begin), offsetOf(chunk.end));
            const CommaCount count = countNumberCommas(chunk.begin, chunk.end);
            chunk.closed = count.closed;
            chunk.numbers = count.commas + (count.closed ? 1 : 0);
            if (!takeTurn(chunk))
                break;
            readChunk(chunk, block);
        }
    }

    // Waits until all chunks before this one are counted. False: there is nothing to read any more.
    bool takeTurn(Chunk &chunk)
    {
        std::unique_lock lock(m_mutex);
        m_turn.wait(lock, [&] { return m_counted == chunk.number; });
        ++m_counted;
        const bool goesOn = !m_closed && chunk.number < m_stopAt;
        if (goesOn) {
            chunk.firstNumber = m_numbers;
            m_numbers += chunk.numbers;
            m_closed = chunk.closed;
            m_progress.update(static_cast<double>(chunk.begin - m_begin) /
                              static_cast<double>(m_textEnd - m_begin));
            if (m_progress.isCancelled())
                stop(chunk.number, TableRead::Status::Cancelled);
            else if ((m_numbers + m_limits.fields - 1) / m_limits.fields > m_limits.maxRows &&
                     m_numbers / m_limits.fields > m_limits.maxRows)
                stop(chunk.number, TableRead::Status::TooManyRows);
        }
        const bool reads = goesOn && chunk.number < m_stopAt;
        lock.unlock();
        m_turn.notify_all();
        return reads;
    }

    // With m_mutex held: chunks from this one on need not be read.
    void stop(std::uint64_t chunk, TableRead::Status status)
    {
        if (chunk >= m_stopAt)
            return;
        m_stopAt = chunk;
        m_result.status = status;
    }

    void readChunk(const Chunk &chunk, NumberBlock &block)
    {
        // A row that is cut belongs to the chunk in which it begins.
        const std::uint64_t fields = m_limits.fields;
        const std::uint64_t skipped = (fields - chunk.firstNumber % fields) % fields;
        const std::uint64_t behind = chunk.firstNumber + chunk.numbers;
        std::uint64_t number = chunk.firstNumber + skipped;
        const std::uint64_t last = chunk.closed ? behind : (behind + fields - 1) / fields * fields;
        const char *p = skipNumbers(chunk.begin, skipped, m_textEnd);
        const char *const begin = p;
        const std::size_t wholeRoom = block.room;
        while (number < last) {
            const char *const blockBegin = p;
            NumberFault fault;
            block.clear();
            block.room =
                static_cast<std::size_t>(std::min<std::uint64_t>(wholeRoom, last - number));
            const RunEnd end = readNumbers(p, m_textEnd, block, fault);
            const std::size_t whole = block.count / fields * fields;
            const auto bad = m_sink.take(number / fields, {block.values.get(), whole}, block.large);
            if (bad) {
                fail(chunk, number + bad->index,
                     {bad->code, elementAt(blockBegin, bad->index), bad->expected});
                break;
            }
            if (end == RunEnd::Fault) {
                fail(chunk, number + block.count, fault);
                break;
            }
            number += block.count;
            if (end == RunEnd::Closed) {
                close(p + 1);
                break;
            }
        }
        block.room = wholeRoom;
        // Nobody else reads from begin on: the chunk before ends there.
        m_bytes.discard(offsetOf(begin), offsetOf(std::min(p, chunk.end)));
    }

    void fail(const Chunk &chunk, std::uint64_t number, const NumberFault &fault)
    {
        const std::lock_guard lock(m_mutex);
        if (chunk.number >= m_stopAt)
            return;
        stop(chunk.number, TableRead::Status::Fault);
        m_result.fault = fault;
        m_result.faultIndex = number;
    }

    void close(const char *end)
    {
        const std::lock_guard lock(m_mutex);
        m_result.end = end;
    }

    TableRead finish()
    {
        if (m_stopAt == kNever && !m_result.end) {
            m_result.status = TableRead::Status::Fault;
            m_result.fault = {LoadErrorCode::Truncated, m_textEnd, "a closing bracket"};
            m_result.faultIndex = m_numbers;
        }
        const bool failed = m_result.status == TableRead::Status::Fault;
        const std::uint64_t numbers = failed ? m_result.faultIndex : m_numbers;
        m_result.rows = numbers / m_limits.fields;
        m_result.leftOver = numbers % m_limits.fields;
        return m_result;
    }

    [[nodiscard]] std::size_t offsetOf(const char *p) const
    {
        return static_cast<std::size_t>(p - m_bytes.text().data());
    }

    const ByteBuffer &m_bytes;
    const char *m_begin;
    const char *m_textEnd;
    TableLimits m_limits;
    RowSink &m_sink;
    Progress &m_progress;
    std::atomic<std::uint64_t> m_next{0};

    std::mutex m_mutex; // of the rest
    std::condition_variable m_turn;
    std::uint64_t m_counted = 0; // chunks
    std::uint64_t m_numbers = 0; // in them
    bool m_closed = false;
    std::uint64_t m_stopAt = kNever; // first chunk that need not be read
    TableRead m_result;
};

} // namespace

TableRead readTable(const ByteBuffer &bytes, const char *begin, TableLimits limits, RowSink &sink,
                    Progress &progress)
{
    return TableReader(bytes, begin, limits, sink, progress).read();
}

} // namespace v8scope
