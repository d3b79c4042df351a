// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace v8scope {

namespace {
constexpr std::size_t kBlockBytes = 64 * 1024;
}

StringPool::StringPool() : m_slots(64, 0)
{
    intern({});
}

StringId StringPool::intern(std::string_view text)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (m_slots[slot] != 0) {
        const std::uint32_t index = m_slots[slot] - 1;
        if (m_strings[index] == text)
            return StringId(index);
        slot = (slot + 1) & mask;
    }
    char *copy = text.empty() ? nullptr : allocate(text.size());
    if (copy)
        std::memcpy(copy, text.data(), text.size());
    m_strings.emplace_back(copy, text.size());
    m_slots[slot] = static_cast<std::uint32_t>(m_strings.size());
    if (m_strings.size() * 2 > m_slots.size())
        grow();
    return StringId(static_cast<std::uint32_t>(m_strings.size() - 1));
}

StringId StringPool::find(std::string_view text) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (m_slots[slot] != 0) {
        if (m_strings[m_slots[slot] - 1] == text)
            return StringId(m_slots[slot] - 1);
        slot = (slot + 1) & mask;
    }
    return {};
}

std::string_view StringPool::view(StringId id) const
{
    return id.value < m_strings.size() ? m_strings[id.value] : std::string_view();
}

void StringPool::grow()
{
    std::vector<std::uint32_t> slots(m_slots.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::uint32_t i = 0; i < m_strings.size(); ++i) {
        std::size_t slot = std::hash<std::string_view>{}(m_strings[i]) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = i + 1;
    }
    m_slots = std::move(slots);
}

char *StringPool::allocate(std::size_t bytes)
{
    if (bytes > m_left) {
        const std::size_t size = std::max(bytes, kBlockBytes);
        m_blocks.push_back(std::make_unique<char[]>(size));
        m_next = m_blocks.back().get();
        m_left = size;
    }
    char *result = m_next;
    m_next += bytes;
    m_left -= bytes;
    return result;
}

} // namespace v8scope
