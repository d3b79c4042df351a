// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_profile.h"

#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/report/plain_text.h"

#include <chrono>
#include <optional>
#include <ostream>

namespace v8scope {

namespace {

LoadError notAProfile(const std::string &file, const Loaded &loaded)
{
    LoadError error;
    error.code = LoadErrorCode::UnsupportedFormat;
    error.file = file;
    error.expected = "a CPU profile or a sampling heap profile";
    error.found = "a " + loaded.format + ", which the verb \"heap\" reads";
    return error;
}

} // namespace

Result<OpenedProfile> openProfile(CliContext &context, const GlobalOptions &global,
                                  const std::string &file, CpuRules rules)
{
    Progress progress;
    const Interrupt::Work work(context.interrupt, progress);
    std::optional<ProgressLine> line;
    if (context.showProgress && !global.quiet)
        line.emplace(context.err, file, progress);

    const auto start = std::chrono::steady_clock::now();
    auto bytes = readFile(file, progress, global.read);
    if (!bytes)
        return std::move(bytes).error();
    OpenedProfile opened;
    opened.origin = (*bytes)->origin();
    opened.expandedBytes = (*bytes)->text().size();
    auto loaded = loadBuffer(*std::move(bytes), progress);
    if (!loaded)
        return std::move(loaded).error();
    opened.loaded = *std::move(loaded);
    const auto *profile = std::get_if<std::shared_ptr<const Profile>>(&opened.loaded.artifact);
    if (!profile)
        return notAProfile(file, opened.loaded);
    auto resolved = resolve(*profile, rules, progress);
    if (!resolved)
        return std::move(resolved).error();
    opened.resolved = *std::move(resolved);
    const auto taken = std::chrono::steady_clock::now() - start;
    opened.loadTime = Duration(std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count());
    return opened;
}

void complain(CliContext &context, const std::string &message)
{
    context.err << "v8scope-cli: " << printable(message) << std::endl;
}

int failedStatus(CliContext &context, const LoadError &error)
{
    if (error.code == LoadErrorCode::Cancelled)
        return kInterrupted;
    complain(context, error.message());
    return kUnreadable;
}

} // namespace v8scope
