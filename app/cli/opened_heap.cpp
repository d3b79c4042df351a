// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_heap.h"

#include "app/cli/task.h"

#include <utility>

namespace v8scope {

std::variant<std::shared_ptr<const Heap>, Failure> openHeap(CliContext &context,
                                                            const GlobalOptions &global,
                                                            const std::string &file,
                                                            Timings *timings)
{
    auto opened = openFile(context, global, file, CpuRules::Ours, timings);
    if (!opened)
        return Failure{failedStatus(context, opened.error())};
    if (opened->snapshot == nullptr) {
        complain(context,
                 file + ": " + kindPhrase(*opened) + " holds no objects; v8scope-cli cpu reads it");
        return Failure{kWrongUsage};
    }
    return analyzeOpened(context, global, *std::move(opened), timings);
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
