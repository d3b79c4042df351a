// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_heap.h"

#include "app/cli/task.h"

#include <utility>

namespace v8scope {

std::variant<OpenedHeap, Failure> openHeapFile(CliContext &context, const GlobalOptions &global,
                                               const std::string &file,
                                               const std::optional<IndexStore> &indexes,
                                               Timings &timings)
{
    if (indexes) {
        Task task(context, global, file);
        if (auto heap = openIndexedHeap(file, *indexes, task.progress())) {
            timings.lap("index");
            return *std::move(heap);
        }
    }
    auto opened = openFile(context, global, file, CpuRules::Ours, &timings);
    if (!opened)
        return Failure{failedStatus(context, opened.error())};
    if (opened->snapshot == nullptr) {
        complain(context,
                 file + ": " + kindPhrase(*opened) + " holds no objects; v8scope-cli cpu reads it");
        return Failure{kWrongUsage};
    }
    return analyzeFile(context, global, *std::move(opened), &timings);
}

void keepIndex(CliContext &context, const GlobalOptions &global, const OpenedHeap &heap,
               const IndexStore &indexes, Timings &timings)
{
    if (heap.isFromIndex || !heap.file)
        return;
    Task task(context, global, heap.origin.name);
    task.progress().beginPhase("Keeping an index for the next time", 1);
    // That there is none is nothing that this run's user has to know.
    storeIndex(heap, indexes, task.progress());
    timings.lap("store");
}

std::variant<OpenedHeap, Failure> analyzeFile(CliContext &context, const GlobalOptions &global,
                                              OpenedFile opened, Timings *timings)
{
    Task task(context, global, opened.origin.name);
    OpenStages stages;
    if (timings != nullptr) {
        stages.heap.onClasses = [timings](const std::shared_ptr<const ShallowHeap> &) {
            timings->lap("classes");
        };
        stages.onAnalyzed = [timings] { timings->lap("analysis"); };
    }
    auto heap = analyzeRead({std::move(opened.kind), std::move(opened.snapshot),
                             std::move(opened.bytes), opened.before},
                            task.progress(), stages);
    if (!heap)
        return Failure{failedStatus(context, heap.error())};
    if (timings != nullptr)
        timings->lap("overview");
    return *std::move(heap);
}

} // namespace v8scope
