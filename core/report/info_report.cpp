// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/info_report.h"

#include "core/report/heap_counts.h"
#include "core/report/json_members.h"
#include "core/report/json_report.h"
#include "core/report/json_writer.h"
#include "core/report/numbers.h"
#include "core/report/text_sections.h"
#include "core/report/view_figures.h"

namespace v8scope {

namespace {

using Layout = JsonWriter::Layout;

std::string grouped(std::uint64_t n)
{
    return groupedCount(static_cast<std::int64_t>(n));
}

const Diagnostics &diagnosticsOf(const FileInfo &info)
{
    return info.snapshot != nullptr ? info.snapshot->diagnostics
                                    : info.resolved->profile->diagnostics;
}

void writeProfileSummary(JsonWriter &json, const ResolvedProfile &resolved)
{
    member(json, "title", resolved.profile->title);
    member(json, "weight_unit", weightUnitName(resolved.tree->unit));
    member(json, "functions", resolved.profile->functions.size());
    writeFiguresJson(json, summaryFigures(resolved));
}

void writeProfileFacts(std::ostream &out, const ResolvedProfile &resolved, std::size_t width)
{
    if (!resolved.profile->title.empty())
        writeFact(out, "Title", resolved.profile->title, width);
    writeFigureFacts(out, summaryFigures(resolved), width);
    writeFact(out, "Functions", grouped(resolved.profile->functions.size()), width);
    if (const std::uint64_t repaired = resolved.summary.patchedProgram; repaired > 0)
        writeFact(out, "Repaired",
                  counted(repaired, "lone (program) sample", "lone (program) samples"), width);
}

} // namespace

void writeInfoJson(JsonWriter &json, const FileInfo &info)
{
    json.beginObject(Layout::Lines);
    member(json, "file", info.file);
    member(json, "kind", info.kind);
    member(json, "format", info.format);
    member(json, "bytes", info.bytes);
    flagMember(json, "gzip", info.gzip);
    member(json, "expanded_bytes", info.expandedBytes);
    signedMember(json, "load_us", info.loadTime.ns / 1000);
    member(json, "peak_rss_bytes", static_cast<std::uint64_t>(info.peakMemory.count));
    writeDiagnosticsJson(json, diagnosticsOf(info));
    json.key("summary");
    json.beginObject(Layout::Lines);
    if (info.snapshot != nullptr)
        writeHeapCountsJson(json, *info.snapshot);
    else
        writeProfileSummary(json, *info.resolved);
    json.endObject();
    json.endObject();
}

void writeInfoText(std::ostream &out, const FileInfo &info, std::size_t width)
{
    writeHeading(out, info.file, info.format, width);
    std::string size = grouped(info.bytes) + " bytes";
    if (info.gzip)
        size += ", gzip; " + grouped(info.expandedBytes) + " bytes expanded";
    writeFact(out, "Size", size, width);
    writeFact(out, "Loaded in",
              durationText(info.loadTime.ns) + ", peak memory " +
                  bytesText(static_cast<std::int64_t>(info.peakMemory.count)),
              width);
    if (info.snapshot != nullptr)
        writeHeapCountFacts(out, *info.snapshot, width);
    else
        writeProfileFacts(out, *info.resolved, width);
    writeDiagnosticSection(out, diagnosticsOf(info), width);
}

void writeErrorJson(JsonWriter &json, const std::string &file, const LoadError &error)
{
    json.beginObject(Layout::Lines);
    member(json, "file", file);
    json.key("error");
    json.beginObject();
    member(json, "message", error.message());
    if (error.byteOffset)
        member(json, "byte_offset", *error.byteOffset);
    else
        nullMember(json, "byte_offset");
    member(json, "json_path", error.jsonPath);
    member(json, "expected", error.expected);
    member(json, "found", error.found);
    json.endObject();
    json.endObject();
}

} // namespace v8scope
