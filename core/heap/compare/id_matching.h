// SPDX-License-Identifier: GPL-3.0-or-later
// Pairing the objects of two snapshots by id within a row (R16), as a merge of sorted lists.
#pragma once

#include "core/heap/snapshot/heap_types.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

struct IdEntry {
    std::uint64_t id = 0;
    std::uint32_t node = 0;
    std::uint32_t row = 0;
};

// By id, equal ones in file order. O(n) when they stand so already, as V8 writes them.
inline void sortById(std::span<IdEntry> entries)
{
    const auto byId = [](const IdEntry &a, const IdEntry &b) { return a.id < b.id; };
    if (!std::is_sorted(entries.begin(), entries.end(), byId))
        std::stable_sort(entries.begin(), entries.end(), byId);
}

// Entries of one id, by row. More than one only in files with an id given twice.
class SameId {
public:
    SameId(std::span<IdEntry> entries, std::size_t begin) : m_begin(begin), m_end(begin)
    {
        while (m_end < entries.size() && entries[m_end].id == entries[begin].id)
            ++m_end;
        if (m_end - m_begin > 1) {
            std::stable_sort(entries.begin() + static_cast<std::ptrdiff_t>(m_begin),
                             entries.begin() + static_cast<std::ptrdiff_t>(m_end),
                             [](const IdEntry &a, const IdEntry &b) { return a.row < b.row; });
        }
    }
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    std::size_t m_begin;
    std::size_t m_end;
};

// Both sorted by id. visitor.removed(base), .added(current), .survived(base, current) for every
// entry, and .met(base, current) for ids that are in both, whatever their rows.
template <class Visitor>
void matchById(std::span<IdEntry> base, std::span<IdEntry> current, Visitor &visitor)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < base.size() && j < current.size()) {
        if (base[i].id < current[j].id) {
            visitor.removed(base[i++]);
            continue;
        }
        if (base[i].id > current[j].id) {
            visitor.added(current[j++]);
            continue;
        }
        const SameId ofBase(base, i);
        const SameId ofCurrent(current, j);
        visitor.met(base[i], current[j]);
        while (i < ofBase.end() && j < ofCurrent.end()) {
            if (base[i].row < current[j].row)
                visitor.removed(base[i++]);
            else if (base[i].row > current[j].row)
                visitor.added(current[j++]);
            else
                visitor.survived(base[i++], current[j++]);
        }
        while (i < ofBase.end())
            visitor.removed(base[i++]);
        while (j < ofCurrent.end())
            visitor.added(current[j++]);
    }
    while (i < base.size())
        visitor.removed(base[i++]);
    while (j < current.size())
        visitor.added(current[j++]);
}

} // namespace v8scope
