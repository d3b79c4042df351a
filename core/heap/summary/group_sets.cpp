// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/group_sets.h"

namespace v8scope {

namespace {

constexpr std::size_t kFirstSlots = 1u << 12;

std::uint64_t keyOf(std::uint32_t set, std::uint32_t group)
{
    return std::uint64_t{set} << 32 | group;
}

} // namespace

GroupSets::GroupSets() : m_sets{{0, 0}, {0, 0}}, m_slots(kFirstSlots) {}

std::uint32_t GroupSets::with(std::uint32_t set, std::uint32_t group)
{
    const std::uint64_t key = keyOf(set, group);
    std::size_t at = find(key);
    if (m_slots[at].key == key)
        return m_slots[at].result;
    const std::uint32_t result = add(set, group);
    if (2 * ++m_used > m_slots.size()) {
        grow();
        at = find(key);
    }
    m_slots[at] = {key, result};
    return result;
}

// Where the key stands, or the free slot for it.
std::size_t GroupSets::find(std::uint64_t key) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = (key * 0x9E3779B97F4A7C15ull >> 32) & mask;
    while (m_slots[at].key != 0 && m_slots[at].key != key)
        at = (at + 1) & mask;
    return at;
}

std::uint32_t GroupSets::add(std::uint32_t set, std::uint32_t group)
{
    for (std::uint32_t at = set; at != kEmpty; at = m_sets[at].parent) {
        ++m_cost;
        if (m_sets[at].group == group)
            return set;
    }
    ++m_cost;
    m_sets.push_back({set, group});
    return static_cast<std::uint32_t>(m_sets.size() - 1);
}

void GroupSets::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    m_cost += old.size();
    for (const Slot &slot : old) {
        if (slot.key != 0)
            m_slots[find(slot.key)] = slot;
    }
}

} // namespace v8scope
