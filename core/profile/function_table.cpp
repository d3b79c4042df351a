// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/function_table.h"

namespace v8scope {

namespace {

std::size_t hashOf(const FunctionKey &key)
{
    std::uint64_t h = key.name.value;
    h = h * 0x9E3779B97F4A7C15ull + key.url.value;
    h = h * 0x9E3779B97F4A7C15ull + static_cast<std::uint32_t>(key.line);
    h = h * 0x9E3779B97F4A7C15ull + static_cast<std::uint32_t>(key.column);
    return static_cast<std::size_t>(h ^ (h >> 29));
}

} // namespace

FunctionTable::FunctionTable() : m_slots(64, 0) {}

FunctionId FunctionTable::intern(const FunctionKey &key)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(key) & mask;
    while (m_slots[slot] != 0) {
        if (m_keys[m_slots[slot] - 1] == key)
            return FunctionId(m_slots[slot] - 1);
        slot = (slot + 1) & mask;
    }
    m_keys.push_back(key);
    m_slots[slot] = size();
    if (m_keys.size() * 2 > m_slots.size())
        grow();
    return FunctionId(size() - 1);
}

FunctionId FunctionTable::find(const FunctionKey &key) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(key) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        if (m_keys[m_slots[slot] - 1] == key)
            return FunctionId(m_slots[slot] - 1);
    }
    return {};
}

void FunctionTable::grow()
{
    std::vector<std::uint32_t> slots(m_slots.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::uint32_t i = 0; i < m_keys.size(); ++i) {
        std::size_t slot = hashOf(m_keys[i]) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = i + 1;
    }
    m_slots = std::move(slots);
}

} // namespace v8scope
