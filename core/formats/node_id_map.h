// SPDX-License-Identifier: GPL-3.0-or-later
// From the ids a file uses to node numbers. Ids are usually dense and then looked up in a table;
// any others are searched in a sorted list, whose cost no file can drive up.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace v8scope {

class NodeIdMap {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    // Of several nodes with one id the last counts. Ids equal to noId are left out.
    NodeIdMap(std::span<const std::uint64_t> ids, std::uint64_t noId);

    [[nodiscard]] std::uint32_t find(std::uint64_t id) const
    {
        if (!m_isDense)
            return findSorted(id);
        const std::uint64_t at = id - m_first;
        return at < m_table.size() ? m_table[at] : kNone;
    }
    [[nodiscard]] std::uint64_t duplicates() const { return m_duplicates; }
    // Replaces every node number n by newNumber[n].
    void renumber(std::span<const std::uint32_t> newNumber);

private:
    void buildTable(std::span<const std::uint64_t> ids, std::uint64_t noId, std::uint64_t range);
    void buildSorted(std::span<const std::uint64_t> ids, std::uint64_t noId);
    [[nodiscard]] std::uint32_t findSorted(std::uint64_t id) const;

    bool m_isDense = true;
    std::uint64_t m_first = 0;
    std::vector<std::uint32_t> m_table;   // dense: by id - m_first
    std::vector<std::uint64_t> m_ids;     // sorted
    std::vector<std::uint32_t> m_numbers; // of m_ids
    std::uint64_t m_duplicates = 0;
};

} // namespace v8scope
