// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses of one snapshot on several threads at once, each with several of its own, give the same;
// another thread cancels one of them and looks at its progress.
#include "core/heap/heap.h"

#include "tests/support/graph_snapshot.h"
#include "tests/support/random_heap.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

using namespace v8scope;

namespace {

bool isEqual(const Heap &a, const Heap &b)
{
    return std::equal(a.dominators.begin(), a.dominators.end(), b.dominators.begin()) &&
           std::equal(a.retainedSizes.begin(), a.retainedSizes.end(), b.retainedSizes.begin()) &&
           std::equal(a.distances.begin(), a.distances.end(), b.distances.begin()) &&
           std::equal(a.flags.bits.begin(), a.flags.bits.end(), b.flags.bits.begin()) &&
           std::equal(a.classes.groupOf.begin(), a.classes.groupOf.end(),
                      b.classes.groupOf.begin());
}

std::shared_ptr<const Heap> analyze(const std::shared_ptr<const HeapSnapshot> &snapshot)
{
    Progress progress;
    HeapStages stages;
    std::shared_ptr<const ShallowHeap> early;
    stages.onClasses = [&](std::shared_ptr<const ShallowHeap> shallow) {
        early = std::move(shallow);
    };
    const auto heap = analyzeHeap(snapshot, progress, stages);
    return heap && early ? *heap : nullptr;
}

bool analysesAgree(const std::shared_ptr<const HeapSnapshot> &snapshot)
{
    std::vector<std::shared_ptr<const Heap>> heaps(3);
    std::vector<std::thread> threads;
    for (auto &heap : heaps)
        threads.emplace_back([&] { heap = analyze(snapshot); });
    for (std::thread &thread : threads)
        thread.join();
    return heaps[0] && heaps[1] && heaps[2] && isEqual(*heaps[0], *heaps[1]) &&
           isEqual(*heaps[0], *heaps[2]);
}

bool isCancelledFromOutside(const std::shared_ptr<const HeapSnapshot> &snapshot)
{
    Progress progress;
    std::thread other([&] {
        while (progress.state().phase.empty())
            std::this_thread::yield();
        progress.cancel();
    });
    const auto heap = analyzeHeap(snapshot, progress);
    other.join();
    // It may have been done before.
    return heap.hasValue() || heap.error().code == LoadErrorCode::Cancelled;
}

} // namespace

int main()
{
    setenv("V8SCOPE_THREADS", "4", 1);
    std::mt19937 random(11);
    const auto large = drawn::snapshotOf(drawn::randomGraph(random, 200000, 4));
    if (!analysesAgree(large) || !isCancelledFromOutside(large)) {
        std::puts("analyses of a large graph differ");
        return 1;
    }
    for (unsigned seed = 1; seed <= 20; ++seed) {
        if (!analysesAgree(drawn::RandomHeap(seed).draw().shared())) {
            std::printf("analyses of random heap %u differ\n", seed);
            return 1;
        }
    }
    return 0;
}
