// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/opened_file.h"
#include "app/cli/verbs.h"
#include "core/base/memory_info.h"
#include "core/report/info_report.h"
#include "core/report/json_writer.h"

#include <algorithm>
#include <ostream>

namespace v8scope {

namespace {

FileInfo describe(const std::string &file, const OpenedFile &opened)
{
    FileInfo info;
    info.file = file;
    info.kind = opened.kind;
    info.format = opened.format;
    info.bytes = opened.origin.storedBytes;
    info.expandedBytes = opened.expandedBytes;
    info.gzip = opened.origin.gzip;
    info.loadTime = opened.loadTime;
    info.peakMemory = peakResidentMemory();
    info.resolved = opened.resolved;
    info.snapshot = opened.snapshot;
    return info;
}

} // namespace

int runInfo(CliContext &context, const GlobalOptions &global, const InfoOptions &options)
{
    int status = kDone;
    const bool several = options.files.size() > 1;
    JsonWriter json(context.out);
    if (options.json && several)
        json.beginArray(JsonWriter::Layout::Lines);
    bool first = true;
    for (const std::string &file : options.files) {
        const auto opened = openFile(context, global, file, CpuRules::Ours, nullptr);
        if (!opened) {
            status = std::max(status, failedStatus(context, opened.error()));
            if (status == kInterrupted || context.interrupt.isRaised())
                break;
            if (options.json && several)
                writeErrorJson(json, file, opened.error());
            continue;
        }
        const FileInfo info = describe(file, *opened);
        if (options.json) {
            writeInfoJson(json, info);
        } else {
            if (!first)
                context.out << '\n';
            writeInfoText(context.out, info, context.columns);
        }
        first = false;
    }
    if (options.json && several)
        json.endArray();
    return status;
}

} // namespace v8scope
