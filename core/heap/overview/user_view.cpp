// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/overview/user_view.h"

#include "core/heap/graph/distance_rules.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/retainers/engine_nodes.h"

namespace v8scope {

namespace {

// Breadth first by R8's rules; the starting points have distance 1, as user roots have.
Column<std::int32_t> distancesFrom(const HeapSnapshot &snapshot,
                                   const std::vector<HeapNode> &starts, const Progress &progress)
{
    Column<std::int32_t> distances(snapshot.nodeCount);
    std::int32_t *distance = distances.mutableData();
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n)
        distance[n] = kNoDistance;
    Column<std::uint32_t> queue(snapshot.nodeCount);
    std::uint32_t *waiting = queue.mutableData();
    std::uint32_t end = 0;
    for (const HeapNode start : starts) {
        if (distance[start.value] == kNoDistance) {
            distance[start.value] = 1;
            waiting[end++] = start.value;
        }
    }
    DistanceRules rules(snapshot);
    for (std::uint32_t head = 0; head < end; ++head) {
        if (head % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        const HeapNode from(waiting[head]);
        for (std::uint32_t e = snapshot.edgesBegin(from); e < snapshot.edgesEnd(from); ++e) {
            const std::uint32_t to = snapshot.edgeTo[e];
            if (snapshot.edgeKind(e) == EdgeKind::Weak || distance[to] != kNoDistance ||
                !rules.allows(from, e))
                continue;
            distance[to] = distance[from.value] + 1;
            waiting[end++] = to;
        }
    }
    return distances;
}

} // namespace

UserView buildUserView(const Heap &heap, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    UserView view;
    view.globals = findGlobals(snapshot, progress);
    view.userNodes = findEngineNodes(snapshot, progress);
    std::uint64_t *words = view.userNodes.mutableWords();
    for (std::size_t i = 0; i < view.userNodes.words().size(); ++i)
        words[i] = ~words[i];
    if (snapshot.nodeCount % 64 != 0)
        words[snapshot.nodeCount / 64] &= (std::uint64_t{1} << (snapshot.nodeCount % 64)) - 1;

    std::vector<HeapNode> starts = view.globals;
    for (std::uint32_t e = snapshot.edgesBegin(snapshot.root); e < snapshot.edgesEnd(snapshot.root);
         ++e) {
        const HeapNode to(snapshot.edgeTo[e]);
        if (isUserRoot(snapshot, to))
            starts.push_back(to);
    }
    view.distances = distancesFrom(snapshot, starts, progress);
    return view;
}

} // namespace v8scope
