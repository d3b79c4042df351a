// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/ancestor_search.h"

#include <cstddef>

namespace v8scope {

namespace {

constexpr std::uint32_t kRoot = 1;
// Steps up, on average, before walking one by one is given up: a long list whose last element leads
// to a million others would take a million times its length.
constexpr std::uint64_t kPatience = 16;

// Shortcuts upwards in a tree that grows at its leaves (E. Myers, "An applicative random-access
// stack", 1983): the first ancestor not below a limit in O(log depth).
class JumpPointers {
public:
    explicit JumpPointers(std::size_t size) : m_jump(size), m_depth(size)
    {
        m_jump.mutableData()[kRoot] = kRoot;
    }

    void add(std::uint32_t number, std::uint32_t above)
    {
        const std::uint32_t jump = m_jump[above];
        const bool isPair = m_depth[above] - m_depth[jump] == m_depth[jump] - m_depth[m_jump[jump]];
        m_jump.mutableData()[number] = isPair ? m_jump[jump] : above;
        m_depth.mutableData()[number] = m_depth[above] + 1;
    }

    [[nodiscard]] std::uint32_t climb(std::uint32_t from, std::uint32_t limit,
                                      const Column<std::uint32_t> &above) const
    {
        while (from > limit)
            from = m_jump[from] >= limit ? m_jump[from] : above[from];
        return from;
    }

private:
    Column<std::uint32_t> m_jump;
    Column<std::uint32_t> m_depth;
};

// Like findDominators() from a number on, above which it is done already.
void findWithJumps(const Column<std::uint32_t> &parent, Column<std::uint32_t> &dominator,
                   std::size_t from, const Progress &progress)
{
    JumpPointers jumps(dominator.size());
    for (std::uint32_t number = kRoot + 1; number < dominator.size(); ++number) {
        if (number % Progress::kPollInterval == 0 && progress.isCancelled())
            return;
        if (number >= from) {
            dominator.mutableData()[number] =
                jumps.climb(parent[number], dominator[number], dominator);
        }
        jumps.add(number, dominator[number]);
    }
}

} // namespace

void findDominators(const Column<std::uint32_t> &parent, Column<std::uint32_t> &semi,
                    const Progress &progress)
{
    std::uint32_t *const dominator = semi.mutableData();
    const std::uint64_t patience = kPatience * semi.size();
    std::uint64_t steps = 0;
    for (std::uint32_t number = kRoot + 1; number < semi.size(); ++number) {
        if (number % Progress::kPollInterval == 0 && progress.isCancelled())
            return;
        const std::uint32_t limit = dominator[number];
        std::uint32_t above = parent[number];
        for (; above > limit && steps <= patience; ++steps)
            above = dominator[above];
        if (above > limit) {
            findWithJumps(parent, semi, number, progress);
            return;
        }
        dominator[number] = above;
    }
}

} // namespace v8scope
