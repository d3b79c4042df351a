// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_file.h"
#include "app/cli/verbs.h"
#include "app/cli/view_builder.h"
#include "core/report/json_report.h"
#include "core/report/text_report.h"

namespace v8scope {

namespace {

constexpr std::uint32_t kTextRows = 20;
constexpr std::uint32_t kTextLevels = 60;
constexpr double kTextSharePercent = 1.0;
constexpr double kJsonSharePercent = 0.1;

TreeLimits treeLimits(const CpuOptions &options)
{
    TreeLimits limits;
    const double share =
        options.minSharePercent.value_or(options.json ? kJsonSharePercent : kTextSharePercent);
    limits.minShare = share / 100.0;
    limits.maxDepth = options.maxDepth.value_or(options.json ? 0 : kTextLevels);
    if (options.tree == TreeDirection::BottomUp)
        limits.top = options.top.value_or(options.json ? 0 : kTextRows);
    return limits;
}

} // namespace

int runCpu(CliContext &context, const GlobalOptions &global, const CpuOptions &options)
{
    const std::string &file = options.view.file;
    const auto opened = openFile(context, global, file, options.view.rules, nullptr);
    if (!opened)
        return failedStatus(context, opened.error());
    if (opened->snapshot != nullptr) {
        complain(context,
                 file + ": " + kindPhrase(*opened) + " has no times; v8scope-cli heap reads it");
        return kWrongUsage;
    }
    if (opened->resolved->profile->kind == ProfileKind::SampledAllocations && !options.sampled) {
        complain(context, file + ": a sampled heap profile has bytes, not time; "
                                 "say --sampled to read it here");
        return kWrongUsage;
    }
    const auto built = buildView(context, *opened, options.view);
    if (const auto *failure = std::get_if<Failure>(&built))
        return failure->status;
    const auto &view = std::get<std::shared_ptr<const ProfileView>>(built);
    if (options.json) {
        writeProfileJson(
            context.out, view,
            {file, options.top.value_or(0), options.group, options.tree, treeLimits(options)});
    } else {
        writeProfileText(context.out, view,
                         {file, options.top.value_or(kTextRows), context.columns, options.group,
                          options.tree, treeLimits(options)});
    }
    return kDone;
}

} // namespace v8scope
