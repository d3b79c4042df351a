// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one table of a heap snapshot ("nodes", "edges", "locations"): an array of numbers that
// makes rows of a fixed number of fields. Rows are handed over in blocks, never kept.
//
// The text is cut at commas into chunks, which threads take in turn: count a chunk's commas, wait
// until it is known how many numbers come before it, read it. Counting is quick, so nobody waits
// long, and the chunk is in the cache when it is read. Pages that were read are given back.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/formats/heap/number_run.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace v8scope {

// A number that cannot be used, by its place in the block.
struct BadNumber {
    std::size_t index = 0;
    LoadErrorCode code = LoadErrorCode::OutOfRange;
    std::string_view expected;
};

// Where rows go. Called from several threads at once, each with other rows, unless the table is
// read in order.
class RowSink {
public:
    virtual ~RowSink() = default;
    // values: whole rows, the first of which is number firstRow; large: those that do not fit,
    // by index in values (and maybe of a last row that is not whole: beyond values).
    virtual std::optional<BadNumber> take(std::uint64_t firstRow,
                                          std::span<const std::uint32_t> values,
                                          std::span<const LargeNumber> large) = 0;
};

struct TableLimits {
    std::uint32_t fields = 1;
    std::uint64_t maxRows = 0;
    bool inOrder = false;                 // rows are handed over one after the other
    std::size_t chunkBytes = kUsualChunk; // tests take small ones
    static constexpr std::size_t kUsualChunk = std::size_t{256} << 10;
};

struct TableRead {
    enum class Status { Done, TooManyRows, Fault, Cancelled } status = Status::Done;
    std::uint64_t rows = 0;       // whole ones before the end or the fault
    std::uint64_t leftOver = 0;   // numbers behind the last whole row
    const char *end = nullptr;    // Done: behind the closing bracket
    NumberFault fault;            // Fault
    std::uint64_t faultIndex = 0; // number of the element at the fault
};

// begin: behind the opening bracket, in the text of bytes.
[[nodiscard]] TableRead readTable(const ByteBuffer &bytes, const char *begin, TableLimits limits,
                                  RowSink &sink, Progress &progress);

} // namespace v8scope
