// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_file.h"

#include "app/cli/task.h"
#include "core/formats/registry.h"

#include <chrono>
#include <utility>

namespace v8scope {

namespace {

void lap(Timings *timings, const char *stage)
{
    if (timings != nullptr)
        timings->lap(stage);
}

} // namespace

Result<OpenedFile> openFile(CliContext &context, const GlobalOptions &global,
                            const std::string &file, CpuRules rules, Timings *timings)
{
    Task task(context, global, file);
    const auto start = std::chrono::steady_clock::now();
    const FileMoment before = lookAtFile(file);
    auto read = readFile(file, task.progress(), global.read);
    if (!read)
        return std::move(read).error();
    lap(timings, "read");
    std::shared_ptr<const ByteBuffer> bytes = *std::move(read);
    OpenedFile opened;
    opened.origin = bytes->origin();
    opened.expandedBytes = bytes->text().size();
    auto loaded = loadBuffer(bytes, task.progress());
    if (!loaded)
        return std::move(loaded).error();
    lap(timings, "load");
    opened.kind = std::move(loaded->kind);
    opened.format = std::move(loaded->format);
    if (const auto *profile = std::get_if<std::shared_ptr<const Profile>>(&loaded->artifact)) {
        bytes.reset();
        auto resolved = resolve(*profile, rules, task.progress());
        if (!resolved)
            return std::move(resolved).error();
        opened.resolved = *std::move(resolved);
    } else {
        opened.snapshot =
            std::get<std::shared_ptr<const HeapSnapshot>>(std::move(loaded->artifact));
        opened.bytes = std::move(bytes);
        opened.before = before;
    }
    const auto taken = std::chrono::steady_clock::now() - start;
    opened.loadTime = Duration(std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count());
    return opened;
}

std::string kindPhrase(const OpenedFile &opened)
{
    if (opened.snapshot != nullptr)
        return opened.snapshot->isTimeline ? "an allocation timeline" : "a heap snapshot";
    return opened.resolved->profile->kind == ProfileKind::CpuTime ? "a CPU profile"
                                                                  : "a sampled heap profile";
}

} // namespace v8scope
