// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/node_id_map.h"

#include <algorithm>
#include <numeric>

namespace v8scope {

NodeIdMap::NodeIdMap(std::span<const std::uint64_t> ids, std::uint64_t noId)
{
    std::uint64_t first = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t last = 0;
    for (const std::uint64_t id : ids) {
        if (id == noId)
            continue;
        first = std::min(first, id);
        last = std::max(last, id);
    }
    if (first > last)
        return;
    m_first = first;
    // A table of up to 16 bytes a node is smaller and faster than a list.
    if (last - first <= ids.size() * 4 + 1024)
        buildTable(ids, noId, last - first + 1);
    else
        buildSorted(ids, noId);
}

void NodeIdMap::buildTable(std::span<const std::uint64_t> ids, std::uint64_t noId,
                           std::uint64_t range)
{
    m_table.assign(range, kNone);
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == noId)
            continue;
        std::uint32_t &entry = m_table[ids[i] - m_first];
        m_duplicates += entry != kNone ? 1 : 0;
        entry = i;
    }
}

void NodeIdMap::buildSorted(std::span<const std::uint64_t> ids, std::uint64_t noId)
{
    m_isDense = false;
    std::vector<std::uint32_t> order(ids.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return ids[a] != ids[b] ? ids[a] < ids[b] : a < b;
    });
    for (const std::uint32_t number : order) {
        if (ids[number] == noId)
            continue;
        if (!m_ids.empty() && m_ids.back() == ids[number]) {
            ++m_duplicates;
            m_numbers.back() = number;
            continue;
        }
        m_ids.push_back(ids[number]);
        m_numbers.push_back(number);
    }
}

std::uint32_t NodeIdMap::findSorted(std::uint64_t id) const
{
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    if (at == m_ids.end() || *at != id)
        return kNone;
    return m_numbers[static_cast<std::size_t>(at - m_ids.begin())];
}

void NodeIdMap::renumber(std::span<const std::uint32_t> newNumber)
{
    for (std::vector<std::uint32_t> *numbers : {&m_table, &m_numbers}) {
        for (std::uint32_t &number : *numbers) {
            if (number != kNone)
                number = newNumber[number];
        }
    }
}

} // namespace v8scope
