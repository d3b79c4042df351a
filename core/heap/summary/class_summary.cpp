// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/class_summary.h"

#include "core/heap/summary/topmost_members.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace v8scope {

namespace {

constexpr std::uint32_t kNoNode = 0xffffffff;

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
    const std::vector<std::uint64_t> retained = retainedByTopmostCounted(heap, passes, progress);
    for (std::size_t group = 0; group < retained.size(); ++group)
        found.rows[group].retainedBytes = retained[group];
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

} // namespace v8scope
