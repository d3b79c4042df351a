// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of groups that stand above nodes in the dominator tree, numbered, so that "is a member
// of my group above me" is one look into a small table. Real heaps have a few thousand such sets.
#pragma once

#include <cstdint>
#include <vector>

namespace v8scope {

class GroupSets {
public:
    static constexpr std::uint32_t kEmpty = 1; // 0 is free for "not known yet"

    GroupSets();

    // The set with the group added: the set itself if it is in there already. Amortized O(1) as
    // long as few sets differ; see cost().
    [[nodiscard]] std::uint32_t with(std::uint32_t set, std::uint32_t group);

    // Steps that were not mere look-ups: they explode for nests of very many different groups,
    // which only made-up files have.
    [[nodiscard]] std::uint64_t cost() const { return m_cost; }

private:
    struct Set { // the groups of parent, and one more
        std::uint32_t parent;
        std::uint32_t group;
    };
    struct Slot {
        std::uint64_t key = 0; // set and group; 0 = free (no set is 0)
        std::uint32_t result = 0;
    };

    [[nodiscard]] std::size_t find(std::uint64_t key) const;
    [[nodiscard]] std::uint32_t add(std::uint32_t set, std::uint32_t group);
    void grow();

    std::vector<Set> m_sets;
    std::vector<Slot> m_slots; // a power of two, at most half full
    std::size_t m_used = 0;
    std::uint64_t m_cost = 0;
};

} // namespace v8scope
