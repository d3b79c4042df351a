// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_diff_report.h"

#include "core/report/heap_json_rows.h"
#include "core/report/heap_text_rows.h"
#include "core/report/heap_words.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"
#include "core/report/shown_rows.h"
#include "core/report/text_sections.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <utility>

namespace v8scope {

namespace {

using Cell = TextTable::Column;
using Layout = JsonWriter::Layout;

void writeClassJson(JsonWriter &json, const ComparisonRow &row)
{
    json.beginObject();
    textMember(json, "name", row.name);
    textMember(json, "key", row.key);
    member(json, "added", row.added);
    member(json, "removed", row.removed);
    signedMember(json, "delta", row.delta());
    member(json, "added_bytes", row.addedBytes);
    member(json, "removed_bytes", row.removedBytes);
    signedMember(json, "delta_bytes", row.deltaBytes());
    signedMember(json, "retained_delta_bytes", row.retainedDelta);
    member(json, "grown_survivors", row.grownSurvivors);
    signedMember(json, "grown_bytes", row.grownBytes);
    json.endObject();
}

void writeEstimateJson(JsonWriter &json, const HeapDifference &difference)
{
    json.key("estimate");
    json.beginArray(Layout::Lines);
    const std::size_t shown = shownRows(difference.estimate.size(), difference.top);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i) {
        const EstimatedRow &row = difference.estimate[i];
        json.beginObject();
        textMember(json, "name", row.name);
        textMember(json, "path", row.path);
        signedMember(json, "delta", row.countDelta);
        signedMember(json, "delta_bytes", row.bytesDelta);
        member(json, "base_count", row.baseCount);
        member(json, "count", row.currentCount);
        member(json, "base_bytes", row.baseBytes);
        member(json, "bytes", row.currentBytes);
        json.endObject();
    }
    json.endArray();
}

std::string withSign(std::int64_t n)
{
    return (n > 0 ? "+" : "") + groupedCount(n);
}

std::string withSign(const SizeColumn &sizes, std::int64_t bytes)
{
    return (bytes > 0 ? "+" : "") + sizes.cell(bytes);
}

std::string signedSize(std::int64_t bytes)
{
    return (bytes > 0 ? "+" : "") + bytesText(bytes);
}

std::int64_t change(const ComparisonRow &row)
{
    return row.deltaBytes() + row.grownBytes;
}

// Those whose shallow size changed most, then those that retain more or less.
std::vector<const ComparisonRow *> byChange(const HeapComparison &comparison)
{
    std::vector<const ComparisonRow *> rows;
    for (const ComparisonRow &row : comparison.rows)
        rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) {
        if (change(*a) != change(*b))
            return std::abs(change(*a)) > std::abs(change(*b));
        return std::abs(a->retainedDelta) > std::abs(b->retainedDelta);
    });
    return rows;
}

void writeClassesText(std::ostream &out, const HeapDifference &difference, std::size_t width)
{
    const std::vector<const ComparisonRow *> rows = byChange(difference.comparison);
    const std::size_t shown = shownRows(rows.size(), difference.top);
    const SizeColumn sizes(std::max(difference.baseBytes, difference.afterBytes));
    const Detail detail = detailFor(width);
    TextTable table;
    table.addColumn("new", Cell::Number);
    table.addColumn("gone", Cell::Number);
    table.addColumn(sizes.title("change"), Cell::Number);
    if (detail >= Detail::Full)
        table.addColumn(sizes.title("in survivors"), Cell::Number);
    if (detail >= Detail::Medium)
        table.addColumn(sizes.title("retained"), Cell::Number);
    table.addColumn("class", Cell::Text);
    for (std::size_t i = 0; i < shown; ++i) {
        const ComparisonRow &row = *rows[i];
        std::vector<std::string> cells = {groupedNumber(row.added), groupedNumber(row.removed),
                                          withSign(sizes, change(row))};
        if (detail >= Detail::Full)
            cells.push_back(withSign(sizes, row.grownBytes));
        if (detail >= Detail::Medium)
            cells.push_back(withSign(sizes, row.retainedDelta));
        cells.push_back(toUtf8(row.name));
        table.addRow(std::move(cells));
    }
    writeTitle(out, "Classes that changed most (" + shownOf(shown, rows.size()) + ")", width);
    table.write(out, width);
}

void writeEstimateText(std::ostream &out, const HeapDifference &difference, std::size_t width)
{
    // Every class is followed by its paths; top counts classes.
    std::size_t classes = 0;
    const auto isClass = [](const EstimatedRow &row) { return row.path.empty(); };
    const auto all = static_cast<std::size_t>(
        std::count_if(difference.estimate.begin(), difference.estimate.end(), isClass));
    const std::size_t shown = shownRows(all, difference.top);
    const SizeColumn sizes(std::max(difference.baseBytes, difference.afterBytes));
    TextTable table;
    table.addColumn(sizes.title("change"), Cell::Number);
    table.addColumn("objects", Cell::Number);
    table.addColumn("class, and below it how its objects are held", Cell::Text);
    for (const EstimatedRow &row : difference.estimate) {
        if (isClass(row) && ++classes > shown)
            break;
        table.addRow({withSign(sizes, row.bytesDelta), withSign(row.countDelta),
                      isClass(row) ? toUtf8(row.name) : "  " + toUtf8(row.path)});
    }
    writeTitle(out, "Estimate: classes by growth (" + shownOf(shown, all) + ")", width);
    table.write(out, width);
}

} // namespace

void writeHeapDiffJson(std::ostream &out, const HeapDifference &difference)
{
    const HeapComparison &comparison = difference.comparison;
    JsonWriter json(out);
    json.beginObject(Layout::Lines);
    member(json, "base", std::string_view(difference.baseFile));
    member(json, "after", std::string_view(difference.afterFile));
    flagMember(json, "same_process", comparison.isSameProcess);
    json.key("shared_id_share");
    json.number(groupedDecimal(comparison.sharedIdShare, 4));
    member(json, "base_self_bytes", difference.baseBytes);
    member(json, "self_bytes", difference.afterBytes);
    signedMember(json, "total_delta_bytes", comparison.totalDeltaBytes);
    json.key("classes");
    json.beginArray(Layout::Lines);
    const std::size_t shown = shownRows(comparison.rows.size(), difference.top);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i)
        writeClassJson(json, comparison.rows[i]);
    json.endArray();
    if (!comparison.isSameProcess)
        writeEstimateJson(json, difference);
    json.endObject();
}

void writeHeapDiffText(std::ostream &out, const HeapDifference &difference, std::size_t width)
{
    const HeapComparison &comparison = difference.comparison;
    out << printable(difference.baseFile) << " → " << printable(difference.afterFile) << "\n\n";
    writeFact(out, "Memory",
              roundSize(difference.baseBytes) + " → " + roundSize(difference.afterBytes) + " (" +
                  signedSize(comparison.totalDeltaBytes) + ")",
              width);
    if (!comparison.isSameProcess) {
        writeFact(out, "Process",
                  "not the same: " + groupedDecimal(comparison.sharedIdShare * 100.0, 0) +
                      " % of the ids are in both. New and gone objects cannot be told; what "
                      "follows is an estimate by class and by how objects are held.",
                  width);
        writeEstimateText(out, difference, width);
        return;
    }
    std::uint64_t added = 0;
    std::uint64_t removed = 0;
    std::uint64_t addedBytes = 0;
    std::uint64_t removedBytes = 0;
    std::int64_t grown = 0;
    for (const ComparisonRow &row : comparison.rows) {
        added += row.added;
        removed += row.removed;
        addedBytes += row.addedBytes;
        removedBytes += row.removedBytes;
        grown += row.grownBytes;
    }
    writeFact(out, "New", counted(added, "object", "objects") + ", " + roundSize(addedBytes),
              width);
    writeFact(out, "Gone", counted(removed, "object", "objects") + ", " + roundSize(removedBytes),
              width);
    writeFact(out, "Survivors",
              "changed by " + signedSize(grown) + " (which DevTools' Comparison does not show)",
              width);
    writeClassesText(out, difference, width);
}

} // namespace v8scope
