// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_heap.h"
#include "app/cli/output_file.h"
#include "app/cli/task.h"
#include "app/cli/verbs.h"
#include "core/report/heap_answer.h"
#include "core/report/heap_json.h"
#include "core/report/heap_nodes_tsv.h"
#include "core/report/heap_text.h"

#include <optional>
#include <ostream>
#include <utility>

namespace v8scope {

namespace {

int writeNodes(CliContext &context, const GlobalOptions &global, const Heap &heap,
               const std::string &output)
{
    if (output == "-") {
        Task task(context, global, output);
        writeNodesTsv(context.out, heap, task.progress());
        return task.progress().isCancelled() ? kInterrupted : kDone;
    }
    OutputFile file(output, context.interrupt);
    if (!file.isOpen())
        return cannotWrite(context, output, file.error());
    {
        Task task(context, global, output);
        writeNodesTsv(file.stream(), heap, task.progress());
    }
    return file.commit() ? kDone : cannotWrite(context, output, file.error());
}

HeapQuestion questionOf(const HeapOptions &options)
{
    constexpr std::uint32_t kRows = 20;
    HeapQuestion question = options.question;
    question.top = options.top.value_or(kRows);
    question.topClasses = options.top.value_or(options.json ? 0 : kRows);
    question.explainBiggest = !options.json;
    return question;
}

int writeReport(CliContext &context, const GlobalOptions &global, const HeapOptions &options,
                OpenedHeap &heap, Timings &timings)
{
    Task task(context, global, options.file);
    const HeapQuestion question = questionOf(options);
    if (question.explainBiggest && question.isOverview() && question.filters.empty())
        completeOverview(heap, task.progress()); // here, so that the index gets it too
    const auto answered =
        answerHeapQuestion(heap.heap, heap.overview.get(), question, task.progress());
    if (task.progress().isCancelled())
        return kInterrupted;
    if (const auto *problem = std::get_if<HeapQuestionProblem>(&answered)) {
        complain(context, options.file + ": " + problem->message);
        return kWrongUsage;
    }
    timings.lap("answer");
    const auto &answer = std::get<HeapAnswer>(answered);
    if (options.json)
        writeHeapJson(context.out, answer, options.file);
    else
        writeHeapText(context.out, answer, options.file, context.columns);
    context.out.flush();
    timings.lap("print");
    return kDone;
}

} // namespace

int runHeap(CliContext &context, const GlobalOptions &global, const HeapOptions &options)
{
    if (options.nodes == "-" && options.json) {
        complain(context, "--json and --nodes - cannot share standard output");
        return kWrongUsage;
    }
    Timings timings;
    std::optional<IndexStore> indexes;
    if (!options.noIndex)
        indexes.emplace(IndexStoreOptions::fromEnvironment());
    auto opened = openHeapFile(context, global, options.file, indexes, timings);
    if (const auto *failure = std::get_if<Failure>(&opened))
        return failure->status;
    auto &heap = std::get<OpenedHeap>(opened);
    int status = kDone;
    if (!options.nodes.empty()) {
        status = writeNodes(context, global, *heap.heap, options.nodes);
        timings.lap("nodes");
    }
    if (status == kDone && options.nodes != "-")
        status = writeReport(context, global, options, heap, timings);
    if (status == kDone && indexes)
        keepIndex(context, global, heap, *indexes, timings);
    if (options.timings)
        timings.write(context.err);
    return status;
}

} // namespace v8scope
