// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/class_summary.h"

#include "core/heap/summary/group_sets.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace v8scope {

namespace {

constexpr std::uint32_t kNoNode = 0xffffffff;
constexpr std::uint64_t kMinSetCost = 1u << 20; // small files never give up

// Which nodes a summary counts: those with a size that pass the filter.
class Counted {
public:
    Counted(const WideColumn &sizes, const NodeSet *passes)
        : m_sizes(sizes.narrow().data()), m_passes(passes)
    {}
    [[nodiscard]] bool has(std::uint32_t n) const
    {
        return m_sizes[n] != 0 && (!m_passes || m_passes->has(n));
    }

private:
    const std::uint32_t *m_sizes;
    const NodeSet *m_passes;
};

struct GroupRows {
    std::vector<ClassRow> rows;       // by group
    std::vector<std::uint32_t> first; // member that counts, by group; kNoNode = none
};

// distances: null = not known yet.
GroupRows countMembers(const HeapClasses &classes, const WideColumn &sizes, const Counted &counted,
                       const std::int32_t *distances, const Progress &progress)
{
    GroupRows found;
    found.rows.resize(classes.groups.size());
    found.first.resize(classes.groups.size(), kNoNode);
    const std::uint32_t *const groupOf = classes.groupOf.data();
    const auto nodeCount = static_cast<std::uint32_t>(classes.groupOf.size());
    for (std::uint32_t n = 0; n < nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (!counted.has(n))
            continue;
        ClassRow &row = found.rows[groupOf[n]];
        if (row.count++ == 0) {
            found.first[groupOf[n]] = n;
            row.distance = distances ? distances[n] : kNoDistance;
        }
        row.selfBytes += sizes[n];
        if (!distances)
            continue;
        const std::int32_t distance = distances[n];
        row.distance = std::min(row.distance, distance);
        if (isShownDistance(distance) && (row.nearest == kNoDistance || distance < row.nearest))
            row.nearest = distance;
    }
    return found;
}

// Adds the retained sizes of the members of each group that have no other above them. Nodes are
// taken in file order, each after its dominators. False: given up, because very many different
// groups are nested in each other. O(nodes).
bool addTopMostMembers(const Heap &heap, const Counted &counted, std::vector<ClassRow> &rows,
                       const Progress &progress)
{
    const std::uint32_t nodeCount = heap.snapshot->nodeCount;
    const std::uint64_t maxCost = std::uint64_t{nodeCount} + kMinSetCost;
    const std::uint32_t *const dominator = heap.dominators.data();
    const std::uint32_t *const groupOf = heap.classes.groupOf.data();
    GroupSets sets;
    Column<std::uint32_t> setColumn(nodeCount);
    std::uint32_t *const setOf = setColumn.mutableData();
    const auto enter = [&](std::uint32_t node, std::uint32_t above) {
        setOf[node] = above;
        if (!counted.has(node))
            return;
        setOf[node] = sets.with(above, groupOf[node]);
        if (setOf[node] != above)
            rows[groupOf[node]].retainedBytes += heap.retainedSizes[node];
    };
    enter(heap.snapshot->root.value, GroupSets::kEmpty);
    std::vector<std::uint32_t> waiting; // nodes whose dominators come first
    for (std::uint32_t n = 0; n < nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            return true;
        std::uint32_t at = n;
        for (; setOf[at] == 0; at = dominator[at])
            waiting.push_back(at);
        for (; !waiting.empty(); waiting.pop_back()) {
            enter(waiting.back(), setOf[at]);
            at = waiting.back();
        }
        if (sets.cost() > maxCost)
            return false;
    }
    return true;
}

// The same by walking down the dominator tree: slower, but nests of groups do not matter.
class DominatorWalk {
public:
    DominatorWalk(const Heap &heap, const Counted &counted, std::vector<ClassRow> &rows)
        : m_heap(heap),
          m_counted(counted),
          m_rows(rows),
          m_dominated(collectDominated(heap.dominators, heap.snapshot->root)),
          m_isOpen(rows.size())
    {}

    void run(const Progress &progress)
    {
        std::uint64_t steps = 0;
        m_waiting.push_back(m_heap.snapshot->root.value);
        while (!m_waiting.empty()) {
            if (++steps % Progress::kPollInterval == 0 && progress.isCancelled())
                return;
            const std::uint32_t node = m_waiting.back();
            m_waiting.pop_back();
            if (node == kNoNode) {
                m_isOpen[m_opened.back()] = 0;
                m_opened.pop_back();
            } else {
                enter(node);
            }
        }
    }

private:
    void enter(std::uint32_t node)
    {
        const std::uint32_t group = m_heap.classes.groupOf[node];
        if (!m_isOpen[group] && m_counted.has(node)) {
            m_rows[group].retainedBytes += m_heap.retainedSizes[node];
            m_isOpen[group] = 1;
            m_opened.push_back(group);
            m_waiting.push_back(kNoNode); // closes it
        }
        for (const std::uint32_t child : m_dominated.of(HeapNode(node)))
            m_waiting.push_back(child);
    }

    const Heap &m_heap;
    const Counted &m_counted;
    std::vector<ClassRow> &m_rows;
    DominatedNodes m_dominated;
    std::vector<std::uint8_t> m_isOpen;   // by group: a member is above
    std::vector<std::uint32_t> m_opened;  // groups, innermost last
    std::vector<std::uint32_t> m_waiting; // nodes; kNoNode = close the innermost group
};

void addRetained(const Heap &heap, const Counted &counted, std::vector<ClassRow> &rows,
                 const Progress &progress)
{
    if (addTopMostMembers(heap, counted, rows, progress))
        return;
    for (ClassRow &row : rows)
        row.retainedBytes = 0;
    DominatorWalk(heap, counted, rows).run(progress);
}

// Of groups of equal public keys DevTools shows the one that it meets last.
void markShadowed(const HeapClasses &classes, GroupRows &found)
{
    std::vector<std::uint32_t> lastOfName(classes.names.size(), kNoNode);
    for (std::uint32_t group = 0; group < found.rows.size(); ++group) {
        if (classes.groups[group].location != 0 || found.rows[group].count == 0)
            continue;
        std::uint32_t &last = lastOfName[classes.groups[group].name];
        if (last == kNoNode) {
            last = group;
            continue;
        }
        const bool isLater = found.first[group] > found.first[last];
        found.rows[isLater ? last : group].isShadowed = true;
        last = isLater ? group : last;
    }
}

std::vector<ClassRow> sorted(const HeapClasses &classes, std::vector<ClassRow> rows,
                             std::uint64_t ClassRow::*size)
{
    for (std::uint32_t group = 0; group < rows.size(); ++group)
        rows[group].group = group;
    std::erase_if(rows, [](const ClassRow &row) { return row.count == 0; });
    std::sort(rows.begin(), rows.end(), [&](const ClassRow &a, const ClassRow &b) {
        if (a.*size != b.*size)
            return a.*size > b.*size;
        const std::string &nameA = classes.names[classes.groups[a.group].name];
        const std::string &nameB = classes.names[classes.groups[b.group].name];
        const int order = compareUtf16(nameA, nameB);
        return order != 0 ? order < 0 : a.group < b.group;
    });
    return rows;
}

} // namespace

std::vector<ClassRow> summarizeClasses(const Heap &heap, const NodeSet *passes,
                                       const Progress &progress)
{
    const Counted counted(heap.selfSizes, passes);
    GroupRows found =
        countMembers(heap.classes, heap.selfSizes, counted, heap.distances.data(), progress);
    markShadowed(heap.classes, found);
    addRetained(heap, counted, found.rows, progress);
    return sorted(heap.classes, std::move(found.rows), &ClassRow::retainedBytes);
}

std::vector<ClassRow> summarizeShallow(const ShallowHeap &heap, const Progress &progress)
{
    const Counted counted(heap.selfSizes, nullptr);
    GroupRows found = countMembers(heap.classes, heap.selfSizes, counted, nullptr, progress);
    markShadowed(heap.classes, found);
    return sorted(heap.classes, std::move(found.rows), &ClassRow::selfBytes);
}

std::vector<HeapNode> membersOf(const Heap &heap, std::uint32_t group, const NodeSet *passes)
{
    const Counted counted(heap.selfSizes, passes);
    const std::uint32_t *const groupOf = heap.classes.groupOf.data();
    std::vector<HeapNode> members;
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (groupOf[n] == group && counted.has(n))
            members.emplace_back(n);
    }
    std::sort(members.begin(), members.end(), [&](HeapNode a, HeapNode b) {
        const std::uint64_t sizeA = heap.retainedSize(a);
        const std::uint64_t sizeB = heap.retainedSize(b);
        if (sizeA != sizeB)
            return sizeA > sizeB;
        const std::uint64_t idA = heap.snapshot->id(a);
        const std::uint64_t idB = heap.snapshot->id(b);
        return idA != idB ? idA < idB : a < b;
    });
    return members;
}

std::vector<HeapNode> largestNodes(const Heap &heap, std::size_t count)
{
    const std::uint64_t *const sizes = heap.retainedSizes.data();
    const auto isBefore = [&](HeapNode a, HeapNode b) {
        return sizes[a.value] != sizes[b.value] ? sizes[a.value] > sizes[b.value] : a < b;
    };
    std::vector<HeapNode> largest; // a heap, the last in order on top
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount && count > 0; ++n) {
        if (largest.size() == count) {
            if (sizes[n] <= sizes[largest.front().value])
                continue;
            std::pop_heap(largest.begin(), largest.end(), isBefore);
            largest.pop_back();
        }
        largest.emplace_back(n);
        std::push_heap(largest.begin(), largest.end(), isBefore);
    }
    std::sort(largest.begin(), largest.end(), isBefore);
    return largest;
}

} // namespace v8scope
