// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one table of a heap snapshot ("nodes", "edges", "locations"): an array of numbers that
// makes rows of a fixed number of fields. Rows are handed over in blocks, never kept.
#pragma once

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

// Where rows go. Called from several threads at once, each with other rows.
class RowSink {
public:
    virtual ~RowSink() = default;
    // values: whole rows, the first of which is number firstRow; large: those that do not fit,
    // by index in values (and maybe of a last row that is not whole: beyond values).
    virtual std::optional<BadNumber> take(std::uint64_t firstRow,
                                          std::span<const std::uint32_t> values,
                                          std::span<const LargeNumber> large) = 0;
};

struct TableRead {
    enum class Status { Done, TooManyRows, Fault, Cancelled } status = Status::Done;
    std::uint64_t rows = 0;       // that were handed over
    std::uint64_t leftOver = 0;   // numbers behind the last whole row
    const char *end = nullptr;    // Done: behind the closing bracket
    NumberFault fault;            // Fault
    std::uint64_t faultIndex = 0; // number of the element at the fault
};

struct TableLimits {
    std::uint32_t fields = 1;
    std::uint64_t maxRows = 0;
};

// begin: behind the opening bracket. text: the whole file, padded with zeros.
[[nodiscard]] TableRead readTable(std::string_view text, const char *begin, TableLimits limits,
                                  RowSink &sink, Progress &progress);

} // namespace v8scope
