// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_counts.h"

#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/numbers.h"
#include "core/report/text_sections.h"

#include <string>

namespace v8scope {

namespace {

std::uint64_t selfBytes(const HeapSnapshot &snapshot)
{
    std::uint64_t sum = 0;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n)
        sum += snapshot.rawSelfSize(HeapNode(n));
    return sum;
}

std::uint64_t detachedCount(const HeapSnapshot &snapshot)
{
    const auto &column = snapshot.nodeDetachedness;
    return static_cast<std::uint64_t>(std::count(
        column.begin(), column.end(), static_cast<std::uint8_t>(Detachedness::Detached)));
}

double spanSeconds(const HeapSnapshot &snapshot)
{
    const std::vector<HeapSample> &samples = snapshot.samples;
    return samples.empty()
               ? 0.0
               : static_cast<double>(samples.back().timestampUs - samples.front().timestampUs) /
                     1e6;
}

std::string text(std::int64_t bytes)
{
    return bytesText(bytes) + " (" + groupedCount(bytes) + " bytes)";
}

} // namespace

void writeHeapCountsJson(JsonWriter &json, const HeapSnapshot &snapshot)
{
    member(json, "nodes", snapshot.nodeCount);
    member(json, "edges", snapshot.edgeCount);
    member(json, "strings", snapshot.strings.count());
    member(json, "self_bytes", selfBytes(snapshot));
    member(json, "extra_native_bytes", snapshot.extraNativeBytes);
    member(json, "root_id", snapshot.id(snapshot.root));
    member(json, "detached_nodes", detachedCount(snapshot));
    member(json, "locations", snapshot.locations.size());
    member(json, "samples", snapshot.samples.size());
    member(json, "trace_functions", snapshot.traceFunctions.size());
    member(json, "trace_nodes", snapshot.traceNodes.size());
    member(json, "scopes", snapshot.scopes.rows());
}

void writeHeapCountFacts(std::ostream &out, const HeapSnapshot &snapshot, std::size_t width)
{
    writeFact(out, "Memory", text(static_cast<std::int64_t>(selfBytes(snapshot))), width);
    if (snapshot.extraNativeBytes > 0)
        writeFact(out, "Beside it",
                  text(static_cast<std::int64_t>(snapshot.extraNativeBytes)) +
                      " of native memory that no object stands for",
                  width);
    writeFact(out, "Objects",
              counted(snapshot.nodeCount, "node", "nodes") + ", " +
                  counted(snapshot.edgeCount, "reference", "references") + ", " +
                  counted(snapshot.strings.count(), "string", "strings"),
              width);
    if (const std::uint64_t detached = detachedCount(snapshot); detached > 0)
        writeFact(out, "Detached", counted(detached, "node is", "nodes are") + " marked detached",
                  width);
    if (!snapshot.samples.empty())
        writeFact(out, "Timeline",
                  counted(snapshot.samples.size(), "sample", "samples") + " in " +
                      groupedDecimal(spanSeconds(snapshot), 1) + " s",
                  width);
    if (!snapshot.traceFunctions.empty())
        writeFact(out, "Stacks",
                  counted(snapshot.traceNodes.size(), "call", "calls") + " of " +
                      counted(snapshot.traceFunctions.size(), "function", "functions"),
                  width);
}

} // namespace v8scope
