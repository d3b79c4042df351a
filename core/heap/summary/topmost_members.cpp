// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/topmost_members.h"

#include "core/heap/summary/group_sets.h"

namespace v8scope {

namespace {

constexpr std::uint32_t kNoNode = 0xffffffff;
constexpr std::uint64_t kMinSetCost = 1u << 20; // small files never give up

// Nodes in file order, each after its dominators. Group(node) >= the size of bytes: in no group.
// False: given up, because very many different groups are nested in each other.
template <class Group>
bool addByGroupSets(const Heap &heap, const Group &groupOf, std::vector<std::uint64_t> &bytes,
                    const Progress &progress)
{
    const std::uint32_t nodeCount = heap.snapshot->nodeCount;
    const std::uint64_t maxCost = std::uint64_t{nodeCount} + kMinSetCost;
    const std::uint32_t *const dominator = heap.dominators.data();
    GroupSets sets;
    Column<std::uint32_t> setColumn(nodeCount);
    std::uint32_t *const setOf = setColumn.mutableData();
    const auto enter = [&](std::uint32_t node, std::uint32_t above) {
        setOf[node] = above;
        const std::uint32_t group = groupOf(node);
        if (group >= bytes.size())
            return;
        setOf[node] = sets.with(above, group);
        if (setOf[node] != above)
            bytes[group] += heap.retainedSizes[node];
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
template <class Group>
void addByWalk(const Heap &heap, const Group &groupOf, std::vector<std::uint64_t> &bytes,
               const Progress &progress)
{
    const DominatedNodes dominated = collectDominated(heap.dominators, heap.snapshot->root);
    std::vector<bool> isOpen(bytes.size());                        // a member is above
    std::vector<std::uint32_t> opened;                             // groups, innermost last
    std::vector<std::uint32_t> waiting{heap.snapshot->root.value}; // kNoNode: close the innermost
    for (std::uint64_t steps = 0; !waiting.empty(); ++steps) {
        if (steps % Progress::kPollInterval == 0 && progress.isCancelled())
            return;
        const std::uint32_t node = waiting.back();
        waiting.pop_back();
        if (node == kNoNode) {
            isOpen[opened.back()] = false;
            opened.pop_back();
            continue;
        }
        const std::uint32_t group = groupOf(node);
        if (group < bytes.size() && !isOpen[group]) {
            bytes[group] += heap.retainedSizes[node];
            isOpen[group] = true;
            opened.push_back(group);
            waiting.push_back(kNoNode);
        }
        const auto below = dominated.of(HeapNode(node));
        waiting.insert(waiting.end(), below.begin(), below.end());
    }
}

template <class Group>
std::vector<std::uint64_t> sumTopmost(const Heap &heap, std::size_t groupCount,
                                      const Group &groupOf, const Progress &progress)
{
    std::vector<std::uint64_t> bytes(groupCount);
    if (addByGroupSets(heap, groupOf, bytes, progress))
        return bytes;
    bytes.assign(groupCount, 0);
    addByWalk(heap, groupOf, bytes, progress);
    return bytes;
}

} // namespace

std::vector<std::uint64_t> retainedByTopmost(const Heap &heap,
                                             std::span<const std::uint32_t> groupOf,
                                             std::size_t groupCount, const Progress &progress)
{
    return sumTopmost(
        heap, groupCount, [groupOf](std::uint32_t node) { return groupOf[node]; }, progress);
}

std::vector<std::uint64_t> retainedByTopmostCounted(const Heap &heap, const NodeSet *passes,
                                                    const Progress &progress)
{
    const std::uint32_t *const groupOf = heap.classes.groupOf.data();
    const std::uint32_t *const sizes = heap.selfSizes.narrow().data();
    return sumTopmost(
        heap, heap.classes.groups.size(),
        [groupOf, sizes, passes](std::uint32_t node) {
            return sizes[node] != 0 && (!passes || passes->has(node)) ? groupOf[node] : kNoNode;
        },
        progress);
}

} // namespace v8scope
