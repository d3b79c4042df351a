// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_heap.h"

#include "app/cli/task.h"

#include <optional>
#include <utility>

namespace v8scope {

namespace {

std::optional<OpenedHeap> openFromIndex(CliContext &context, const GlobalOptions &global,
                                        const std::string &file)
{
    Task task(context, global, file);
    return openIndexedHeap(file, IndexStore(IndexStoreOptions::fromEnvironment()), task.progress());
}

} // namespace

std::variant<OpenedHeap, Failure> openHeap(CliContext &context, const GlobalOptions &global,
                                           const std::string &file, bool noIndex, Timings &timings)
{
    if (!noIndex) {
        if (std::optional<OpenedHeap> heap = openFromIndex(context, global, file)) {
            timings.lap("index");
            return std::move(*heap);
        }
    }
    OpenedHeap heap;
    const auto key = file == "-" ? std::nullopt : fileKeyOf(file);
    heap.readAtNs = wallClockNs();
    auto opened = openFile(context, global, file, CpuRules::Ours, &timings);
    if (!opened)
        return Failure{failedStatus(context, opened.error())};
    if (opened->snapshot == nullptr) {
        complain(context,
                 file + ": " + kindPhrase(*opened) + " holds no objects; v8scope-cli cpu reads it");
        return Failure{kWrongUsage};
    }
    heap.kind = opened->kind;
    heap.origin = opened->origin;
    heap.expandedBytes = opened->expandedBytes;
    auto analyzed = analyzeOpened(context, global, *std::move(opened), &timings);
    if (const auto *failure = std::get_if<Failure>(&analyzed))
        return *failure;
    heap.heap = std::get<std::shared_ptr<const Heap>>(std::move(analyzed));
    if (key && !heap.origin.gzipTruncated && fileKeyOf(file) == key)
        heap.file = key;
    Task task(context, global, file);
    heap.overview =
        std::make_shared<const HeapOverview>(computeOverview(*heap.heap, task.progress()));
    if (task.progress().isCancelled())
        return Failure{kInterrupted};
    timings.lap("overview");
    return heap;
}

void keepIndex(CliContext &context, const GlobalOptions &global, const OpenedHeap &heap,
               bool noIndex, Timings &timings)
{
    if (noIndex || heap.isFromIndex || !heap.file)
        return;
    Task task(context, global, heap.origin.name);
    task.progress().beginPhase("Keeping an index for the next time", 1);
    // That there is none is nothing that this run's user has to know.
    storeIndex(heap, IndexStore(IndexStoreOptions::fromEnvironment()), task.progress());
    timings.lap("store");
}

std::variant<std::shared_ptr<const Heap>, Failure>
analyzeOpened(CliContext &context, const GlobalOptions &global, OpenedFile opened, Timings *timings)
{
    Task task(context, global, opened.origin.name);
    HeapStages stages;
    if (timings != nullptr)
        stages.onClasses = [timings](const std::shared_ptr<const ShallowHeap> &) {
            timings->lap("classes");
        };
    auto heap = analyzeHeap(std::move(opened.snapshot), task.progress(), stages);
    if (!heap) {
        LoadError error = std::move(heap).error();
        if (error.file.empty())
            error.file = opened.origin.name;
        return Failure{failedStatus(context, error)};
    }
    if (timings != nullptr)
        timings->lap("analysis");
    return *std::move(heap);
}

} // namespace v8scope
