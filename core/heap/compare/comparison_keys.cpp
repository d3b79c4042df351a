// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/comparison_keys.h"

#include "core/heap/compare/heap_comparison.h"

#include <algorithm>

namespace v8scope {

namespace {

constexpr std::uint32_t kNoNode = 0xffffffff;

struct FirstMember {
    std::uint32_t node;
    std::uint32_t group;
};

// Groups that have a member with a size, by the first of those: the order in which DevTools meets
// them.
std::vector<FirstMember> groupsInOrder(const Heap &heap, const HeapClasses &classes,
                                       const Progress &progress)
{
    std::vector<std::uint32_t> first(classes.groups.size(), kNoNode);
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        std::uint32_t &node = first[classes.groupOf[n]];
        if (node == kNoNode && heap.selfSizes[n] != 0)
            node = n;
    }
    std::vector<FirstMember> groups;
    for (std::uint32_t group = 0; group < first.size(); ++group) {
        if (first[group] != kNoNode)
            groups.push_back({first[group], group});
    }
    std::sort(groups.begin(), groups.end(),
              [](const FirstMember &a, const FirstMember &b) { return a.node < b.node; });
    return groups;
}

} // namespace

Column<std::uint32_t> ComparisonKeys::add(const Heap &heap, const HeapClasses &classes,
                                          const Progress &progress)
{
    std::vector<std::uint32_t> rowOfGroup(classes.groups.size(), HeapComparison::kNoRow);
    std::vector<std::uint32_t> groupOfRow; // the last group seen; kNoNode = none yet
    for (const FirstMember &first : groupsInOrder(heap, classes, progress)) {
        const ClassGroup &group = classes.groups[first.group];
        std::string key = classes.key(*heap.snapshot, first.group);
        const auto found =
            m_rowOfKey.try_emplace(key, static_cast<std::uint32_t>(m_rows.size())).first;
        const std::uint32_t row = found->second;
        if (row == m_rows.size())
            m_rows.push_back({std::move(key), classes.names[group.name]});
        groupOfRow.resize(m_rows.size(), kNoNode);
        // Only names without a place are told apart by where they come from.
        if (groupOfRow[row] != kNoNode && group.location == 0)
            rowOfGroup[groupOfRow[row]] |= HeapComparison::kReplaced;
        groupOfRow[row] = first.group;
        rowOfGroup[first.group] = row;
    }
    Column<std::uint32_t> rows(heap.snapshot->nodeCount);
    std::uint32_t *row = rows.mutableData();
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        row[n] = heap.selfSizes[n] != 0 ? rowOfGroup[classes.groupOf[n]] : HeapComparison::kNoRow;
    }
    return rows;
}

HeapClasses classifyLike(const Heap &base, const Heap &current, const Progress &progress)
{
    const std::vector<HeapShape> &own = base.classes.shapes;
    const std::vector<HeapShape> &wanted = current.classes.shapes;
    const bool isSame = std::equal(own.begin(), own.end(), wanted.begin(), wanted.end(),
                                   [](const HeapShape &a, const HeapShape &b) {
                                       return a.name == b.name && a.properties == b.properties;
                                   });
    return isSame ? base.classes : classify(*base.snapshot, base.flags, wanted, progress);
}

} // namespace v8scope
