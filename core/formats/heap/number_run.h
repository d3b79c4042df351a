// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a heap snapshot's tables, from text into blocks of 32-bit values. What does not
// fit 32 bits (or is WideColumn::kWide itself) is listed beside the block.
//
// Tables are most of a snapshot, so this is where loading spends its time: machines with AVX2 read
// 64 bytes at a time, others a digit at a time, with the same results.
#pragma once

#include "core/base/load_error.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace v8scope {

struct LargeNumber {
    std::size_t index = 0; // in the block
    std::uint64_t value = 0;
};

struct NumberBlock {
    explicit NumberBlock(std::size_t roomFor);

    // Values that the fast reader may write behind the last one.
    static constexpr std::size_t kSlack = 8;

    std::unique_ptr<std::uint32_t[]> values;
    std::size_t room;
    std::size_t count = 0;
    std::vector<LargeNumber> large; // ascending by index

    void clear()
    {
        count = 0;
        large.clear();
    }
};

struct NumberFault {
    LoadErrorCode code = LoadErrorCode::Syntax;
    const char *at = nullptr;
    std::string_view expected;
};

enum class RunEnd {
    Room,   // the block is full; p stands behind the comma that follows the last number
    Closed, // p stands at the closing bracket
    Fault
};

enum class NumberReader { Fastest, Scalar };

// Reads numbers until the block is full, from p on, where a number (after white space) begins. A
// zero byte is the end of the text; ByteBuffer::kPadding readable bytes must follow textEnd. Whole
// numbers may be written as 5.0 or 5e3.
RunEnd readNumbers(const char *&p, const char *textEnd, NumberBlock &block, NumberFault &fault,
                   NumberReader reader = NumberReader::Fastest);

// The commas from p to end or to the first closing bracket.
struct CommaCount {
    std::uint64_t commas = 0;
    bool closed = false; // a bracket was met
};
[[nodiscard]] CommaCount countNumberCommas(const char *p, const char *end);

} // namespace v8scope
