// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_heap.h"
#include "app/cli/task.h"
#include "app/cli/verbs.h"
#include "core/heap/compare/heap_comparison.h"
#include "core/report/heap_diff_report.h"

#include <optional>
#include <ostream>
#include <utility>

namespace v8scope {

namespace {

int writeDifference(CliContext &context, const GlobalOptions &global,
                    const HeapDiffOptions &options, const Heap &base, const Heap &after,
                    Timings &timings)
{
    constexpr std::uint32_t kRows = 20;
    Task task(context, global, options.after);
    HeapDifference difference;
    auto comparison = compareHeaps(base, after, task.progress());
    if (!comparison)
        return failedStatus(context, comparison.error());
    difference.comparison = *std::move(comparison);
    if (!difference.comparison.isSameProcess) {
        auto estimate = estimateDifference(base, after, task.progress());
        if (!estimate)
            return failedStatus(context, estimate.error());
        difference.estimate = *std::move(estimate);
    }
    timings.lap("compare");
    difference.baseFile = options.base;
    difference.afterFile = options.after;
    difference.baseBytes = base.selfBytes();
    difference.afterBytes = after.selfBytes();
    difference.top = options.top.value_or(options.json ? 0 : kRows);
    if (options.json)
        writeHeapDiffJson(context.out, difference);
    else
        writeHeapDiffText(context.out, difference, context.columns);
    context.out.flush();
    timings.lap("print");
    return kDone;
}

} // namespace

int runHeapDiff(CliContext &context, const GlobalOptions &global, const HeapDiffOptions &options)
{
    if (options.base == "-" && options.after == "-") {
        complain(context, "standard input can be one of the two files only");
        return kWrongUsage;
    }
    Timings timings;
    std::optional<IndexStore> indexes;
    if (!options.noIndex)
        indexes.emplace(IndexStoreOptions::fromEnvironment());
    const auto base = openHeapFile(context, global, options.base, indexes, timings);
    if (const auto *failure = std::get_if<Failure>(&base))
        return failure->status;
    const auto after = openHeapFile(context, global, options.after, indexes, timings);
    if (const auto *failure = std::get_if<Failure>(&after))
        return failure->status;
    const auto &baseHeap = std::get<OpenedHeap>(base);
    const auto &afterHeap = std::get<OpenedHeap>(after);
    const int status =
        writeDifference(context, global, options, *baseHeap.heap, *afterHeap.heap, timings);
    if (status == kDone && indexes) {
        keepIndex(context, global, baseHeap, *indexes, timings);
        keepIndex(context, global, afterHeap, *indexes, timings);
    }
    if (options.timings)
        timings.write(context.err);
    return status;
}

} // namespace v8scope
