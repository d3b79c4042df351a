// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_text_rows.h"

#include "core/report/heap_words.h"
#include "core/report/plain_text.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <ostream>
#include <utility>

namespace v8scope {

namespace {

using Cell = TextTable::Column;

constexpr std::size_t kMediumWidth = 72;
constexpr std::size_t kFullWidth = 96;

std::int32_t distanceOf(const HeapAnswer &answer, HeapNode node)
{
    return answer.question.hideInternals && answer.userView ? answer.userView->distances[node.value]
                                                            : answer.heap->distance(node);
}

std::string described(const Heap &heap, HeapNode node)
{
    const std::string detail = nodeDetail(heap, node);
    return nodeClass(heap, node) + (detail.empty() ? "" : "  " + detail);
}

std::string indented(const std::string &text, std::size_t depth)
{
    constexpr std::size_t kDeepest = 16;
    if (depth <= kDeepest)
        return std::string(depth, ' ') + text;
    return std::string(kDeepest, ' ') + "[" + std::to_string(depth) + "] " + text;
}

template <class Row, class NodeOf>
std::uint64_t largestRetained(const Heap &heap, const std::vector<Row> &rows, const NodeOf &nodeOf)
{
    std::uint64_t most = 0;
    for (const Row &row : rows)
        most = std::max(most, heap.retainedSize(nodeOf(row)));
    return most;
}

} // namespace

Detail detailFor(std::size_t width)
{
    return width >= kFullWidth     ? Detail::Full
           : width >= kMediumWidth ? Detail::Medium
                                   : Detail::Narrow;
}

void writeTitle(std::ostream &out, const std::string &title, std::size_t width)
{
    out << '\n' << wrapped(printable(title), width, 2, 0) << '\n';
}

void writeNodeTable(std::ostream &out, const HeapAnswer &answer, const std::vector<HeapNode> &nodes,
                    std::size_t width)
{
    const Heap &heap = *answer.heap;
    const std::uint64_t whole = heap.totalBytes();
    const SizeColumn sizes(largestRetained(heap, nodes, [](HeapNode n) { return n; }));
    const Detail detail = detailFor(width);
    TextTable table;
    table.addColumn(sizes.title("retained"), Cell::Number);
    if (detail >= Detail::Medium)
        table.addColumn("%", Cell::Number);
    table.addColumn(sizes.title("shallow"), Cell::Number);
    if (detail >= Detail::Full)
        table.addColumn("dist", Cell::Number);
    table.addColumn("id", Cell::Number);
    table.addColumn("object", Cell::Text);
    for (const HeapNode node : nodes) {
        std::vector<std::string> cells = {sizes.cell(heap.retainedSize(node))};
        if (detail >= Detail::Medium)
            cells.push_back(percentCell(heap.retainedSize(node), whole));
        cells.push_back(sizes.cell(heap.selfSize(node)));
        if (detail >= Detail::Full)
            cells.push_back(distanceText(distanceOf(answer, node)));
        cells.push_back(nodeId(heap, node));
        cells.push_back(described(heap, node));
        table.addRow(std::move(cells));
    }
    table.write(out, width);
}

void writeStepTable(std::ostream &out, const HeapAnswer &answer, const std::vector<StepRow> &steps,
                    const char *edgeTitle, std::size_t width)
{
    const Heap &heap = *answer.heap;
    const SizeColumn sizes(largestRetained(heap, steps, [](const StepRow &s) { return s.node; }));
    const bool isNarrow = detailFor(width) == Detail::Narrow;
    const bool hasDistances = !isNarrow && !steps.empty() && steps.front().distance.has_value();
    const std::size_t edgeColumns = isNarrow ? width / 3 : width * 2 / 5;
    TextTable table;
    table.addColumn(sizes.title("retained"), Cell::Number);
    if (hasDistances)
        table.addColumn("dist", Cell::Number);
    table.addColumn("id", Cell::Number);
    table.addColumn(edgeTitle, Cell::Label);
    table.addColumn("object", Cell::Text);
    for (const StepRow &step : steps) {
        std::vector<std::string> cells = {sizes.cell(heap.retainedSize(step.node))};
        if (hasDistances)
            cells.push_back(distanceText(step.distance.value_or(kNoDistance)));
        cells.push_back(nodeId(heap, step.node));
        cells.push_back(elideEnd(printable(indented(step.edge, step.depth)), edgeColumns));
        cells.push_back(described(heap, step.node));
        table.addRow(std::move(cells));
    }
    table.write(out, width);
}

} // namespace v8scope
