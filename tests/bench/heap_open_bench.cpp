// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a heap snapshot and prints what each stage cost. One run is one process, so that compare.py
// can set it beside others.
// usage: heap_open_bench FILE               everything DevTools' engine computes on opening
//        heap_open_bench --parse FILE       only reading it into columns
//        heap_open_bench --index DIR FILE   as the application opens it: from an index that an
//                                           earlier run left in DIR, else it leaves one there
//        heap_open_bench --diff BASE FILE   both files, and the comparison
#include "core/formats/registry.h"
#include "core/heap/compare/heap_comparison.h"
#include "core/heap/heap.h"
#include "core/heap/summary/class_summary.h"
#include "core/heap/summary/heap_statistics.h"
#include "core/open/open_heap.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <utility>
#include <variant>

using namespace v8scope;

namespace {

using SharedSnapshot = std::shared_ptr<const HeapSnapshot>;
using SharedHeap = std::shared_ptr<const Heap>;

double seconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Prints a line at the end of each stage: CPU and wall seconds since the one before, peak memory.
class Stages {
public:
    void end(const char *stage)
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        const double wall = seconds(CLOCK_MONOTONIC);
        std::printf("%-12s cpu %7.3f s   wall %7.3f s   peak %6ld MB\n", stage, cpu - m_cpu,
                    wall - m_wall, usage.ru_maxrss / 1024);
        m_cpu = cpu;
        m_wall = wall;
    }

private:
    double m_cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    double m_wall = seconds(CLOCK_MONOTONIC);
};

[[nodiscard]] bool complain(const LoadError &error)
{
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return false;
}

bool load(const std::string &file, Stages &stages, SharedSnapshot &snapshot)
{
    Progress progress;
    Result<Loaded> loaded = loadFile(file, progress);
    if (!loaded)
        return complain(loaded.error());
    auto *heap = std::get_if<SharedSnapshot>(&loaded->artifact);
    if (!heap) {
        std::fprintf(stderr, "%s: no heap snapshot\n", file.c_str());
        return false;
    }
    snapshot = std::move(*heap);
    stages.end("parse");
    return true;
}

bool analyze(const std::string &file, Stages &stages, SharedHeap &result)
{
    SharedSnapshot snapshot;
    if (!load(file, stages, snapshot))
        return false;
    Progress progress;
    HeapStages calls;
    std::size_t shallowRows = 0;
    calls.onClasses = [&](const std::shared_ptr<const ShallowHeap> &shallow) {
        shallowRows = summarizeShallow(*shallow, progress).size();
        stages.end("classes");
    };
    Result<SharedHeap> heap = analyzeHeap(std::move(snapshot), progress, calls);
    if (!heap)
        return complain(heap.error());
    stages.end("analysis");
    result = *std::move(heap);
    const std::size_t rows = summarizeClasses(*result, nullptr, progress).size();
    const HeapStatistics statistics = computeStatistics(*result);
    stages.end("summary");
    std::printf("nodes %u edges %u classes %zu (%zu) bytes %llu\n", result->snapshot->nodeCount,
                result->snapshot->edgeCount, rows, shallowRows,
                static_cast<unsigned long long>(statistics.total));
    return true;
}

bool compare(const std::string &base, const std::string &file, Stages &stages)
{
    SharedHeap before;
    SharedHeap after;
    if (!analyze(base, stages, before) || !analyze(file, stages, after))
        return false;
    Progress progress;
    const Result<HeapComparison> comparison = compareHeaps(*before, *after, progress);
    if (!comparison)
        return complain(comparison.error());
    stages.end("comparison");
    std::printf("rows %zu\n", comparison->rows.size());
    return true;
}

bool openWithIndex(const std::string &folder, const std::string &file, Stages &stages)
{
    IndexStoreOptions options;
    options.folder = folder;
    options.minSnapshotBytes = 0;
    const IndexStore indexes(std::move(options));
    Progress progress;
    OpenHeapOptions how;
    how.indexes = &indexes;
    const Result<OpenedHeap> opened = openHeap(file, how, progress);
    if (!opened)
        return complain(opened.error());
    stages.end(opened->isFromIndex ? "from index" : "open");
    if (!opened->isFromIndex) {
        if (const auto why = storeIndex(*opened, indexes, progress))
            std::fprintf(stderr, "no index: %s\n", why->c_str());
        stages.end("store");
    }
    std::printf("classes %zu bytes %llu\n", opened->overview->classes.size(),
                static_cast<unsigned long long>(opened->overview->statistics.total));
    return true;
}

bool run(int count, char **words)
{
    Stages stages;
    if (count == 2) {
        SharedHeap heap;
        return analyze(words[1], stages, heap);
    }
    if (count == 3 && std::strcmp(words[1], "--parse") == 0) {
        SharedSnapshot snapshot;
        return load(words[2], stages, snapshot);
    }
    if (count == 4 && std::strcmp(words[1], "--diff") == 0)
        return compare(words[2], words[3], stages);
    if (count == 4 && std::strcmp(words[1], "--index") == 0)
        return openWithIndex(words[2], words[3], stages);
    std::fprintf(stderr, "usage: heap_open_bench [--parse | --index DIR | --diff BASE] FILE\n");
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    return run(argc, argv) ? 0 : 1;
}
