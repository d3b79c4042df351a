// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a heap snapshot's tables, from text into blocks of 32-bit values. What does not
// fit 32 bits (or is WideColumn::kWide itself) is listed beside the block.
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
    explicit NumberBlock(std::size_t roomFor)
        : values(std::make_unique<std::uint32_t[]>(roomFor)), room(roomFor)
    {}

    std::unique_ptr<std::uint32_t[]> values;
    std::size_t room;
    std::size_t count = 0;
    std::vector<LargeNumber> large; // ascending by index
};

struct NumberFault {
    LoadErrorCode code = LoadErrorCode::Syntax;
    const char *at = nullptr;
    std::string_view expected;
};

enum class RunEnd {
    Cut,    // the given end was reached, behind a comma
    Room,   // the block is full
    Closed, // p stands at the closing bracket
    Fault
};

// Reads numbers into the block's room, from p, where a number (after white space) begins, to end or
// to the closing bracket. Behind end, or where the text ends, must stand readable zero bytes. Whole
// numbers may be written as 5.0 or 5e3.
RunEnd readNumbers(const char *&p, const char *end, NumberBlock &block, NumberFault &fault);

} // namespace v8scope
