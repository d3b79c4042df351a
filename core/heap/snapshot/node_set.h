// SPDX-License-Identifier: GPL-3.0-or-later
// A set of nodes or edges, one bit each. Filled by one thread, then read by any.
#pragma once

#include "core/base/column.h"
#include "core/heap/snapshot/heap_types.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace v8scope {

class BitSet {
public:
    BitSet() = default;
    explicit BitSet(std::size_t size) : m_size(size), m_words((size + 63) / 64) {}
    BitSet(std::size_t size, Column<std::uint64_t> words) : m_size(size), m_words(std::move(words))
    {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] bool has(std::size_t i) const { return (m_words[i / 64] >> (i % 64) & 1u) != 0; }
    void insert(std::size_t i) { m_words.mutableData()[i / 64] |= std::uint64_t{1} << (i % 64); }
    void remove(std::size_t i) { m_words.mutableData()[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    [[nodiscard]] const Column<std::uint64_t> &words() const { return m_words; }
    [[nodiscard]] std::uint64_t *mutableWords() { return m_words.mutableData(); }

private:
    std::size_t m_size = 0;
    Column<std::uint64_t> m_words;
};

using NodeSet = BitSet; // by node number
using EdgeSet = BitSet; // by edge number

} // namespace v8scope
