// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/opened_heap.h"
#include "app/cli/output_file.h"
#include "app/cli/task.h"
#include "app/cli/verbs.h"
#include "app/cli/view_builder.h"
#include "core/report/csv_report.h"
#include "core/report/flame_svg.h"
#include "core/report/folded_stacks.h"
#include "core/report/heap_answer.h"
#include "core/report/heap_csv.h"
#include "core/report/heap_json.h"
#include "core/report/json_report.h"

#include <functional>
#include <ostream>
#include <utility>

namespace v8scope {

namespace {

using SharedView = std::shared_ptr<const ProfileView>;

int writeSvg(CliContext &context, std::ostream &out, const SharedView &view,
             const ExportOptions &options)
{
    FlameSvgOptions svg;
    svg.title = options.title;
    svg.subtitle = options.view.file == "-" ? "" : options.view.file;
    svg.dark = options.dark;
    svg.rootAtTop = !options.flamesUp;
    svg.order = options.alphabetical ? FlameOrder::Alphabetical : FlameOrder::LeftHeavy;
    svg.width = options.width;
    Progress progress;
    const Interrupt::Work work(context.interrupt, progress);
    const auto written = writeFlameSvg(out, *view, svg, progress);
    return written ? kDone : failedStatus(context, written.error());
}

int writeExport(CliContext &context, std::ostream &out, const SharedView &view,
                const ExportOptions &options)
{
    switch (options.format) {
    case ExportFormat::Folded: writeFoldedStacks(out, *view); break;
    case ExportFormat::Csv:
        if (options.group)
            writeGroupsCsv(out, *view, *options.group);
        else
            writeFunctionsCsv(out, *view);
        break;
    case ExportFormat::Json:
        writeProfileJson(out, view,
                         {options.view.file, 0, options.group, TreeDirection::TopDown, {}});
        break;
    case ExportFormat::Markdown: writeFunctionsMarkdown(out, *view, 0); break;
    case ExportFormat::Svg: return writeSvg(context, out, view, options);
    }
    return kDone;
}

// "-" is standard output; a file appears whole or not at all.
int writeTo(CliContext &context, const std::string &output,
            const std::function<int(std::ostream &)> &write)
{
    if (output == "-")
        return write(context.out);
    OutputFile file(output, context.interrupt);
    if (!file.isOpen())
        return cannotWrite(context, output, file.error());
    if (const int status = write(file.stream()); status != kDone)
        return status;
    return file.commit() ? kDone : cannotWrite(context, output, file.error());
}

// What the file's own oddities are must not get lost because the output is no report.
void noteDiagnostics(CliContext &context, const GlobalOptions &global, const ExportOptions &options,
                     const Diagnostics &diagnostics)
{
    if (global.quiet)
        return;
    for (const Diagnostic &d : diagnostics.all()) {
        if (d.severity == Severity::Warning)
            complain(context, options.view.file + ": warning: " + d.message);
    }
}

// What a heap has none of; empty if the options fit.
std::string misfit(const ExportOptions &options, const OpenedFile &opened)
{
    const ViewOptions &view = options.view;
    if (options.format != ExportFormat::Csv && options.format != ExportFormat::Json)
        return kindPhrase(opened) + " has no stacks to draw or fold; --to csv (its classes) and "
                                    "--to json can be written";
    if (view.fromNs || view.toNs || !view.hide.empty() || !view.focus.empty() || options.group)
        return "--from, --until, --hide, --focus and --group are for profiles, this is " +
               kindPhrase(opened);
    return {};
}

int exportHeap(CliContext &context, const GlobalOptions &global, const ExportOptions &options,
               OpenedFile opened)
{
    const std::string &name = options.view.file;
    if (const std::string problem = misfit(options, opened); !problem.empty()) {
        complain(context, name + ": " + problem);
        return kWrongUsage;
    }
    noteDiagnostics(context, global, options, opened.snapshot->diagnostics);
    const auto analyzed = analyzeFile(context, global, std::move(opened), nullptr);
    if (const auto *failure = std::get_if<Failure>(&analyzed))
        return failure->status;
    const auto &heap = std::get<OpenedHeap>(analyzed);
    HeapQuestion question;
    question.topClasses = 0;
    Task task(context, global, name);
    const auto answered =
        answerHeapQuestion(heap.heap, heap.overview.get(), question, task.progress());
    if (task.progress().isCancelled())
        return kInterrupted;
    const auto &answer = std::get<HeapAnswer>(answered);
    return writeTo(context, options.output, [&](std::ostream &out) {
        if (options.format == ExportFormat::Csv)
            writeClassesCsv(out, answer);
        else
            writeHeapJson(out, answer, name);
        return kDone;
    });
}

} // namespace

int runExport(CliContext &context, const GlobalOptions &global, const ExportOptions &options)
{
    auto opened = openFile(context, global, options.view.file, options.view.rules, nullptr);
    if (!opened)
        return failedStatus(context, opened.error());
    if (opened->snapshot != nullptr)
        return exportHeap(context, global, options, *std::move(opened));
    const auto built = buildView(context, *opened, options.view);
    if (const auto *failure = std::get_if<Failure>(&built))
        return failure->status;
    const auto &view = std::get<SharedView>(built);
    noteDiagnostics(context, global, options, view->profile().diagnostics);
    return writeTo(context, options.output,
                   [&](std::ostream &out) { return writeExport(context, out, view, options); });
}

} // namespace v8scope
