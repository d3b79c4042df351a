// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the numbers of things by their hash: open addressing over numbers alone, the things and
// their hashes stand in the caller's vector. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace v8scope {

// Spreads the bits of a number over all 64.
[[nodiscard]] constexpr std::uint64_t mixBits(std::uint64_t x)
{
    x ^= x >> 32;
    x *= 0x9E3779B97F4A7C15ull;
    x ^= x >> 29;
    return x;
}

class NumberTable {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    // The number in the table for which isSame(number) holds, else next, which is then entered:
    // the caller adds the thing with that number. hashOf(number): the hash of a thing entered.
    template <class IsSame, class HashOf>
    std::uint32_t findOrEnter(std::uint64_t hash, std::uint32_t next, const IsSame &isSame,
                              const HashOf &hashOf)
    {
        if (2 * (m_count + 1) > m_slots.size())
            grow(hashOf);
        std::size_t at = hash & m_mask;
        while (m_slots[at] != kNone) {
            if (isSame(m_slots[at]))
                return m_slots[at];
            at = (at + 1) & m_mask;
        }
        m_slots[at] = next;
        ++m_count;
        return next;
    }

private:
    template <class HashOf>
    void grow(const HashOf &hashOf)
    {
        std::vector<std::uint32_t> old(m_slots.empty() ? 64 : 2 * m_slots.size(), kNone);
        old.swap(m_slots);
        m_mask = m_slots.size() - 1;
        for (const std::uint32_t number : old) {
            if (number == kNone)
                continue;
            std::size_t at = hashOf(number) & m_mask;
            while (m_slots[at] != kNone)
                at = (at + 1) & m_mask;
            m_slots[at] = number;
        }
    }

    std::vector<std::uint32_t> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_count = 0;
};

} // namespace v8scope
