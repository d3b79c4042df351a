// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap.h"

#include "core/base/cancelled.h"
#include "core/base/growing_memory.h"
#include "core/base/parallel.h"
#include "core/base/too_large.h"
#include "core/heap/graph/depth_first.h"
#include "core/heap/graph/essential_edges.h"
#include "core/heap/graph/shallow_sizes.h"

#include <new>
#include <optional>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

constexpr const char *kNeeds = "a heap snapshot that this machine has the memory to analyze";

// The stages in their order. Pairs of stages that do not need each other run together.
class HeapAnalysis {
public:
    HeapAnalysis(std::shared_ptr<const HeapSnapshot> snapshot, Progress &progress,
                 const HeapStages &stages)
        : m_heap(std::make_shared<Heap>()),
          m_snapshot(*snapshot),
          m_progress(progress),
          m_stages(stages)
    {
        m_heap->snapshot = std::move(snapshot);
    }

    [[nodiscard]] Result<std::shared_ptr<const Heap>> run()
    {
        // Weights: what reading the file leaves of the whole.
        if (begin("Marking nodes", 0.07))
            markNodes();
        if (begin("Naming classes", 0.12))
            nameClasses();
        if (begin("Indexing retainers", 0.14))
            indexRetainers();
        if (begin("Computing dominators", 0.17))
            computeTree();
        if (begin("Adding up sizes", 0.05))
            addUp();
        if (m_progress.isCancelled())
            return cancelledError();
        return std::shared_ptr<const Heap>(std::move(m_heap));
    }

private:
    // False if there is nothing to begin any more.
    bool begin(const char *phase, double weight)
    {
        if (m_progress.isCancelled())
            return false;
        m_progress.beginPhase(phase, weight);
        return true;
    }

    void markNodes()
    {
        runTogether([&] { m_heap->flags = computeNodeFlags(m_snapshot, m_progress); },
                    [&] { m_shapes = inferShapes(m_snapshot, m_progress); });
    }

    void nameClasses()
    {
        runTogether(
            [&] { m_heap->selfSizes = computeShallowSizes(m_snapshot, m_heap->flags, m_progress); },
            [&] {
                m_heap->classes =
                    classify(m_snapshot, m_heap->flags, std::move(m_shapes), m_progress);
            });
        if (!m_stages.onClasses || m_progress.isCancelled())
            return;
        m_stages.onClasses(std::make_shared<const ShallowHeap>(
            ShallowHeap{m_heap->snapshot, m_heap->flags, m_heap->selfSizes, m_heap->classes}));
    }

    void indexRetainers()
    {
        m_essential = findEssentialEdges(m_snapshot, m_heap->flags, m_progress);
        runTogether(
            [&] { m_heap->retainers = buildRetainerIndex(m_snapshot, m_essential, m_progress); },
            [&] { m_walk = walkDepthFirst(m_snapshot, m_essential, m_progress); });
    }

    void computeTree()
    {
        runTogether([&] { m_heap->distances = computeDistances(m_snapshot, nullptr, m_progress); },
                    [&] {
                        m_tree = computeDominators(m_snapshot, m_essential, m_heap->retainers,
                                                   std::move(m_walk), m_progress);
                    });
    }

    void addUp()
    {
        m_essential = {};
        m_heap->retainedSizes = computeRetainedSizes(m_tree, m_heap->selfSizes);
        m_heap->dominators = std::move(m_tree.dominator);
    }

    std::shared_ptr<Heap> m_heap;
    const HeapSnapshot &m_snapshot;
    Progress &m_progress;
    const HeapStages &m_stages;
    std::vector<HeapShape> m_shapes;
    EdgeSet m_essential;
    DepthFirstTree m_walk;
    DominatorTree m_tree;
};

} // namespace

Bytes analysisMemory(const HeapSnapshot &snapshot)
{
    // Results: flags 1, shallow sizes, class, retainers' places, distance, dominator 4 each,
    // retained size 8. At the widest moment there are parents, orders and semidominators, and the
    // linked forest instead of the retained sizes.
    constexpr std::uint64_t kPerNode = 1 + 5 * 4 + 8 + 3 * 4;
    constexpr std::uint64_t kPerEdge = 4;
    return Bytes(kPerNode * snapshot.nodeCount + kPerEdge * snapshot.edgeCount +
                 snapshot.edgeCount / 8);
}

Result<std::shared_ptr<const Heap>> analyzeHeap(std::shared_ptr<const HeapSnapshot> snapshot,
                                                Progress &progress, const HeapStages &stages)
{
    // Pages come when they are touched, when it is too late to say no.
    const std::optional<std::uint64_t> available = availableMemory();
    if (available && analysisMemory(*snapshot) > Bytes(*available))
        return tooLargeError(kNeeds);
    try {
        return HeapAnalysis(std::move(snapshot), progress, stages).run();
    } catch (const std::bad_alloc &) {
        return tooLargeError(kNeeds);
    }
}

} // namespace v8scope
