// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/heap_comparison.h"
#include "core/heap/compare/id_matching.h"

#include <algorithm>

namespace v8scope {

namespace {

std::vector<IdEntry> entriesOf(const Heap &heap, const Column<std::uint32_t> &rows,
                               std::uint32_t row, const Progress &progress)
{
    std::vector<IdEntry> entries;
    for (std::uint32_t n = 0; n < rows.size(); ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (rows[n] == row)
            entries.push_back({heap.snapshot->id(HeapNode(n)), n, row});
    }
    sortById(entries);
    return entries;
}

class MemberCollector {
public:
    MemberCollector(const Heap &base, const Heap &current, ComparisonMembers &members)
        : m_base(&base), m_current(&current), m_members(&members)
    {}

    void removed(const IdEntry &entry) { m_members->removed.push_back(HeapNode(entry.node)); }
    void added(const IdEntry &entry) { m_members->added.push_back(HeapNode(entry.node)); }
    void survived(const IdEntry &base, const IdEntry &current)
    {
        const HeapNode before(base.node);
        const HeapNode after(current.node);
        const auto growth =
            static_cast<std::int64_t>(m_current->selfSize(after) - m_base->selfSize(before));
        const auto retained = static_cast<std::int64_t>(m_current->retainedSize(after) -
                                                        m_base->retainedSize(before));
        if (growth != 0 || retained != 0)
            m_members->changed.push_back({before, after, growth, retained});
    }
    static void met(const IdEntry &, const IdEntry &) {}

private:
    const Heap *m_base;
    const Heap *m_current;
    ComparisonMembers *m_members;
};

// The lists come sorted by id, which a stable sort keeps.
void sortBySize(const Heap &heap, std::vector<HeapNode> &nodes)
{
    std::stable_sort(nodes.begin(), nodes.end(), [&heap](HeapNode a, HeapNode b) {
        return heap.selfSize(a) > heap.selfSize(b);
    });
}

} // namespace

ComparisonMembers comparisonMembers(const Heap &base, const Heap &current,
                                    const HeapComparison &comparison, std::uint32_t row,
                                    const Progress &progress)
{
    ComparisonMembers members;
    std::vector<IdEntry> ofBase = entriesOf(base, comparison.baseRow, row, progress);
    std::vector<IdEntry> ofCurrent = entriesOf(current, comparison.currentRow, row, progress);
    MemberCollector collector(base, current, members);
    matchById(std::span<IdEntry>(ofBase), std::span<IdEntry>(ofCurrent), collector);
    sortBySize(current, members.added);
    sortBySize(base, members.removed);
    std::stable_sort(
        members.changed.begin(), members.changed.end(),
        [](const auto &a, const auto &b) { return a.retainedGrowth > b.retainedGrowth; });
    return members;
}

} // namespace v8scope
