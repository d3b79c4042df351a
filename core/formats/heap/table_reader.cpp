// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/table_reader.h"

#include "core/json/text_scan.h"

namespace v8scope {

namespace {

constexpr std::size_t kBlockNumbers = 1u << 13;
constexpr std::uint64_t kPollBlocks = 64;

// The element of the given number, counted from a place where one begins.
const char *elementAt(const char *p, std::size_t index)
{
    while (index > 0) {
        while (*p != ',')
            ++p;
        ++p;
        --index;
    }
    while (isJsonSpace(*p))
        ++p;
    return p;
}

} // namespace

TableRead readTable(std::string_view text, const char *begin, TableLimits limits, RowSink &sink,
                    Progress &progress)
{
    TableRead result;
    const char *const textEnd = text.data() + text.size();
    const char *p = begin;
    while (isJsonSpace(*p))
        ++p;
    if (*p == ']') {
        result.end = p + 1;
        return result;
    }
    NumberBlock block(kBlockNumbers / limits.fields * limits.fields); // whole rows
    for (std::uint64_t blocks = 0;; ++blocks) {
        if (blocks % kPollBlocks == 0) {
            progress.update(static_cast<double>(p - begin) / static_cast<double>(textEnd - begin));
            if (progress.isCancelled()) {
                result.status = TableRead::Status::Cancelled;
                return result;
            }
        }
        const char *const blockBegin = p;
        block.count = 0;
        block.large.clear();
        const RunEnd end = readNumbers(p, textEnd + 1, block, result.fault);
        const std::size_t rows = block.count / limits.fields;
        result.leftOver = block.count % limits.fields;
        if (result.rows + rows > limits.maxRows) {
            result.status = TableRead::Status::TooManyRows;
            return result;
        }
        const auto bad =
            sink.take(result.rows, {block.values.get(), rows * limits.fields}, block.large);
        if (bad) {
            result.status = TableRead::Status::Fault;
            result.fault = {bad->code, elementAt(blockBegin, bad->index), bad->expected};
            result.faultIndex = result.rows * limits.fields + bad->index;
            return result;
        }
        result.rows += rows;
        if (end == RunEnd::Fault || end == RunEnd::Cut) {
            result.status = TableRead::Status::Fault;
            result.faultIndex = result.rows * limits.fields + result.leftOver;
            return result;
        }
        if (end == RunEnd::Closed) {
            result.end = p + 1;
            return result;
        }
    }
}

} // namespace v8scope
