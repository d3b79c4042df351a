// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/opened_file.h"
#include "app/cli/output_file.h"
#include "app/cli/verbs.h"
#include "app/cli/view_builder.h"
#include "core/report/csv_report.h"
#include "core/report/flame_svg.h"
#include "core/report/folded_stacks.h"
#include "core/report/json_report.h"

#include <ostream>

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

} // namespace

int runExport(CliContext &context, const GlobalOptions &global, const ExportOptions &options)
{
    const auto opened = openFile(context, global, options.view.file, options.view.rules, nullptr);
    if (!opened)
        return failedStatus(context, opened.error());
    const auto built = buildView(context, *opened, options.view);
    if (const auto *failure = std::get_if<Failure>(&built))
        return failure->status;
    const auto &view = std::get<SharedView>(built);
    noteDiagnostics(context, global, options, view->profile().diagnostics);
    if (options.output == "-")
        return writeExport(context, context.out, view, options);

    OutputFile file(options.output, context.interrupt);
    if (!file.isOpen())
        return cannotWrite(context, options.output, file.error());
    if (const int status = writeExport(context, file.stream(), view, options); status != kDone)
        return status;
    return file.commit() ? kDone : cannotWrite(context, options.output, file.error());
}

} // namespace v8scope
