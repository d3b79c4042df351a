// SPDX-License-Identifier: GPL-3.0-or-later
// Semi-NCA (L. Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", 2005):
// semidominators as Lengauer and Tarjan compute them, then each dominator as the nearest common
// ancestor of the parent and the semidominator. Everything is by number in the depth-first walk, so
// that "above" is "less".
#include "core/heap/graph/dominators.h"

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/heap/graph/ancestor_search.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

constexpr std::uint32_t kRootNumber = 1;
constexpr std::size_t kGrain = 1u << 16;
// Numbers ahead of which the place of the retainers, the retainers, and then the numbers of the
// first of them are asked for.
constexpr std::uint32_t kFar = 24;
constexpr std::uint32_t kNear = 16;
constexpr std::uint32_t kNext = 8;
constexpr std::uint32_t kRetainers = 4;

// The forest of nodes whose semidominator is known, each linked to its parent. A word holds an
// ancestor (upper half) and the least semidominator between the node and below that ancestor.
class LinkedForest {
public:
    explicit LinkedForest(std::uint32_t count) : m_links(std::size_t{count} + 1) {}

    void link(std::uint32_t number, std::uint32_t parent, std::uint32_t semi)
    {
        m_links.mutableData()[number] = pack(parent, semi);
    }

    // The least semidominator on the path from number up to below the first node that is not linked
    // yet: those from lastUnlinked down.
    std::uint32_t least(std::uint32_t number, std::uint32_t lastUnlinked)
    {
        const std::uint64_t link = m_links[number];
        if (ancestor(link) <= lastUnlinked)
            return semi(link);
        return compress(number, lastUnlinked);
    }

private:
    static std::uint64_t pack(std::uint32_t ancestor, std::uint32_t semi)
    {
        return std::uint64_t{ancestor} << 32 | semi;
    }
    static std::uint32_t ancestor(std::uint64_t link)
    {
        return static_cast<std::uint32_t>(link >> 32);
    }
    static std::uint32_t semi(std::uint64_t link) { return static_cast<std::uint32_t>(link); }

    std::uint32_t compress(std::uint32_t number, std::uint32_t lastUnlinked)
    {
        std::uint64_t *const links = m_links.mutableData();
        m_path.clear();
        std::uint64_t above = links[number];
        while (ancestor(above) > lastUnlinked) {
            m_path.push_back(number);
            number = ancestor(above);
            above = links[number];
        }
        std::uint32_t least = semi(above);
        for (std::size_t i = m_path.size(); i-- > 0;) {
            std::uint64_t &link = links[m_path[i]];
            least = std::min(least, semi(link));
            link = pack(ancestor(above), least);
        }
        return least;
    }

    Column<std::uint64_t> m_links; // by number
    std::vector<std::uint32_t> m_path;
};

void lookAhead(const DepthFirstTree &tree, const RetainerIndex &retainers, std::uint32_t number)
{
    if (number <= kFar)
        return;
    const std::uint32_t *const first = retainers.first.data();
    const std::uint32_t *const order = tree.order.data() + number - 1;
    prefetch(first + order[0 - std::ptrdiff_t{kFar}]);
    prefetch(retainers.sources.data() + first[order[0 - std::ptrdiff_t{kNear}]]);
    const std::uint32_t node = order[0 - std::ptrdiff_t{kNext}];
    if (first[node + 1] - first[node] == 1)
        return; // the parent
    const std::uint32_t end = std::min(first[node + 1], first[node] + kRetainers);
    for (std::uint32_t i = first[node]; i < end; ++i)
        prefetch(tree.number.data() + (retainers.sources[i] & RetainerIndex::kSource));
}

// By number.
Column<std::uint32_t> computeSemidominators(const DepthFirstTree &tree,
                                            const RetainerIndex &retainers,
                                            const Progress &progress)
{
    Column<std::uint32_t> result(std::size_t{tree.count} + 1);
    LinkedForest forest(tree.count);
    for (std::uint32_t number = tree.count; number > kRootNumber; --number) {
        if (number % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        lookAhead(tree, retainers, number);
        const std::uint32_t parent = tree.parent[number];
        std::uint32_t semi = parent;
        auto sources = retainers.of(HeapNode(tree.order[number - 1]));
        if (sources.size() == 1)
            sources = {}; // it is the parent, or the root is in its place
        for (const std::uint32_t word : sources) {
            if ((word & RetainerIndex::kEssential) == 0)
                continue;
            const std::uint32_t source = tree.number[word & RetainerIndex::kSource];
            if (source > number)
                semi = std::min(semi, forest.least(source, number));
            else if (source != 0) // else not reached: its edges do not count
                semi = std::min(semi, source);
            if (semi == kRootNumber)
                break;
        }
        result.mutableData()[number] = semi;
        forest.link(number, parent, semi);
    }
    return result;
}

} // namespace

DominatorTree computeDominators(const HeapSnapshot &snapshot, const EdgeSet &essential,
                                const RetainerIndex &retainers, DepthFirstTree tree,
                                const Progress &progress)
{
    walkOrphans(tree, snapshot, essential, retainers, progress);
    if (progress.isCancelled())
        return {}; // what there is of the walk cannot be computed with
    Column<std::uint32_t> dominatorNumber = computeSemidominators(tree, retainers, progress);
    if (progress.isCancelled())
        return {};
    // Nodes that were not reached have the number 0; the root dominates them and itself.
    dominatorNumber.mutableData()[0] = kRootNumber;
    dominatorNumber.mutableData()[kRootNumber] = kRootNumber;
    findDominators(tree.parent, dominatorNumber, progress);
    if (progress.isCancelled())
        return {};
    tree.parent = {};

    std::uint32_t *const order = tree.order.mutableData();
    std::uint32_t last = tree.count;
    if (last < snapshot.nodeCount) {
        for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
            if (tree.number[n] == 0)
                order[last++] = n;
        }
    }
    std::uint32_t *const dominator = tree.number.mutableData(); // in place of the numbers
    forEachPiece(snapshot.nodeCount, kGrain, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t n = begin; n < end; ++n) {
            if (n + kNear < end) {
                prefetch(dominatorNumber.data() + dominator[n + kNear]);
                prefetch(order + dominatorNumber[dominator[n + kNext]] - 1);
            }
            dominator[n] = order[dominatorNumber[dominator[n]] - 1];
        }
    });
    return {std::move(tree.number), std::move(tree.order)};
}

Column<std::uint64_t> computeRetainedSizes(const DominatorTree &tree, const WideColumn &selfSize)
{
    const std::size_t count = tree.dominator.size();
    Column<std::uint64_t> retained(count);
    std::uint64_t *const bytes = retained.mutableData();
    for (std::size_t n = 0; n < count; ++n)
        bytes[n] = selfSize[n];
    const std::uint32_t *const order = tree.order.data();
    const std::uint32_t *const dominator = tree.dominator.data();
    for (std::size_t i = count; i-- > 1;) {
        if (i > kNear) {
            prefetch(dominator + order[i - kNear]);
            prefetch(bytes + order[i - kNear]);
            prefetchForWriting(bytes + dominator[order[i - kNext]]);
        }
        const std::uint32_t node = order[i];
        bytes[dominator[node]] += bytes[node];
    }
    return retained;
}

DominatedNodes collectDominated(const Column<std::uint32_t> &dominator, HeapNode root)
{
    const auto count = static_cast<std::uint32_t>(dominator.size());
    DominatedNodes result;
    result.first = Column<std::uint32_t>(std::size_t{count} + 1);
    result.nodes = Column<std::uint32_t>(count > 0 ? count - 1 : 0);
    std::uint32_t *const first = result.first.mutableData();
    std::uint32_t *const nodes = result.nodes.mutableData();
    for (std::uint32_t n = 0; n < count; ++n)
        first[dominator[n]] += n != root.value ? 1 : 0;
    for (std::uint32_t n = 1; n <= count; ++n)
        first[n] += first[n - 1];
    // Each entry is now where the node's run ends; backwards it moves to where it starts.
    for (std::uint32_t n = count; n-- > 0;) {
        if (n != root.value)
            nodes[--first[dominator[n]]] = n;
    }
    return result;
}

} // namespace v8scope
