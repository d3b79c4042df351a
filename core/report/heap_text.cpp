// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_text.h"

#include "core/report/heap_passes.h"
#include "core/report/heap_places.h"
#include "core/report/heap_text_answers.h"
#include "core/report/heap_text_rows.h"
#include "core/report/heap_words.h"
#include "core/report/numbers.h"
#include "core/report/shown_rows.h"
#include "core/report/text_sections.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

using Cell = TextTable::Column;

constexpr std::size_t kBarColumns = 24;

void writeFacts(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const Heap &heap = *answer.heap;
    const HeapSnapshot &snapshot = *heap.snapshot;
    writeFact(out, "Memory", exactSize(heap.totalBytes()), width);
    writeFact(out, "V8 heap",
              roundSize(answer.statistics.v8Total()) + "; native " +
                  roundSize(answer.statistics.native) +
                  (answer.statistics.typedArrays > 0
                       ? ", of it typed arrays " + roundSize(answer.statistics.typedArrays)
                       : ""),
              width);
    writeFact(out, "Objects",
              counted(snapshot.nodeCount, "node", "nodes") + ", " +
                  counted(snapshot.edgeCount, "reference", "references") + ", " +
                  counted(answer.classes.size(), "class", "classes"),
              width);
    if (const std::string filters = filterWords(answer.question); !filters.empty()) {
        writeFact(out, "Only", filters, width);
        writeFact(out, "Passing",
                  counted(answer.passingCount, "object", "objects") + ", " +
                      roundSize(answer.passingBytes) + ", " +
                      percentCell(answer.passingBytes, heap.totalBytes()) + " % of all",
                  width);
    }
    if (const std::size_t odd = snapshot.diagnostics.all().size(); odd > 0)
        writeFact(out, "Noticed",
                  counted(odd, "thing is", "things are") +
                      " odd about this file; see the end of this report",
                  width);
}

void writeStatistics(std::ostream &out, const HeapStatistics &statistics, std::size_t width)
{
    std::vector<std::pair<const char *, std::uint64_t>> parts = {
        {"code", statistics.code},
        {"strings", statistics.strings},
        {"arrays", statistics.jsArrays},
        {"V8 internals", statistics.system},
        {"other JavaScript objects", statistics.otherJs()},
        {"typed arrays", statistics.typedArrays},
        {"other native", statistics.otherNative()}};
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    const SizeColumn sizes(statistics.total);
    TextTable table;
    table.addColumn(sizes.title("shallow"), Cell::Number);
    table.addColumn("%", Cell::Number);
    table.addColumn("kind", Cell::Text);
    table.addColumn("", Cell::Text);
    for (const auto &[name, bytes] : parts) {
        if (bytes > 0)
            table.addRow({sizes.cell(bytes), percentCell(bytes, statistics.total), name,
                          shareBar(bytes, statistics.total, kBarColumns)});
    }
    writeTitle(out, "What the memory is", width);
    table.write(out, width);
}

void writeClasses(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const Heap &heap = *answer.heap;
    std::vector<const ClassRow *> rows;
    for (const ClassRow &row : answer.classes) {
        if (!row.isShadowed)
            rows.push_back(&row);
    }
    const std::size_t shown = shownRows(rows.size(), answer.question.topClasses);
    const std::uint64_t whole = heap.totalBytes();
    const SizeColumn sizes(whole);
    const Detail detail = detailFor(width);
    TextTable table;
    table.addColumn("count", Cell::Number);
    if (detail >= Detail::Medium)
        table.addColumn("dist", Cell::Number);
    table.addColumn(sizes.title("shallow"), Cell::Number);
    if (detail >= Detail::Full)
        table.addColumn("%", Cell::Number);
    table.addColumn(sizes.title("retained"), Cell::Number);
    table.addColumn("%", Cell::Number);
    table.addColumn("class", Cell::Text);
    const bool hasPlaces =
        detail >= Detail::Full &&
        std::any_of(
            rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shown),
            [&](const ClassRow *row) { return heap.classes.groups[row->group].location != 0; });
    if (hasPlaces)
        table.addColumn("constructor", Cell::Location);
    HeapPlaces places(*heap.snapshot);
    for (std::size_t i = 0; i < shown; ++i) {
        const ClassRow &row = *rows[i];
        const ClassGroup &group = heap.classes.groups[row.group];
        std::vector<std::string> cells = {groupedNumber(row.count)};
        if (detail >= Detail::Medium)
            cells.push_back(distanceText(row.nearest));
        cells.push_back(sizes.cell(row.selfBytes));
        if (detail >= Detail::Full)
            cells.push_back(percentCell(row.selfBytes, whole));
        cells.push_back(sizes.cell(row.retainedBytes));
        cells.push_back(percentCell(row.retainedBytes, whole));
        cells.push_back(toUtf8(heap.classes.names[group.name]));
        if (hasPlaces)
            cells.push_back(group.location == 0
                                ? ""
                                : places.of(heap.snapshot->locations[group.location - 1]).text());
        table.addRow(std::move(cells));
    }
    writeTitle(out,
               "Classes by retained size (" + shownOf(shown, rows.size()) +
                   "; a class retains what would go with its objects, so shares overlap)",
               width);
    table.write(out, width);
}

void writeObjects(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.own) {
        writeTitle(out,
                   "Objects of the program by retained size (" +
                       shownOf(answer.own->shown.size(), answer.own->total) +
                       "; V8's own and parts of strings left out)",
                   width);
        writeNodeTable(out, answer, answer.own->shown, width);
        return;
    }
    const std::uint64_t all =
        answer.passes ? answer.passingCount : answer.heap->snapshot->nodeCount;
    writeTitle(out,
               "Objects by retained size (" +
                   shownOf(std::min<std::uint64_t>(answer.objects.size(), all), all) + ")",
               width);
    writeNodeTable(out, answer, answer.objects, width);
}

void writeOverview(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.passes) {
        if (answer.passingCount == 0) {
            writeTitle(out, "Nothing passes.", width);
            return;
        }
    } else {
        writeStatistics(out, answer.statistics, width);
    }
    writeClasses(out, answer, width);
    writeObjects(out, answer, width);
    if (answer.explained.isValid())
        writeExplanation(out, answer, width);
}

} // namespace

void writeHeapText(std::ostream &out, const HeapAnswer &answer, const std::string &file,
                   std::size_t width)
{
    writeHeading(out, file, answer.heap->snapshot->format, width);
    writeFacts(out, answer, width);
    if (answer.question.isOverview())
        writeOverview(out, answer, width);
    else
        writeAnswers(out, answer, width);
    writeDiagnosticSection(out, answer.heap->snapshot->diagnostics, width);
}

} // namespace v8scope
