// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_text_answers.h"

#include "core/report/heap_places.h"
#include "core/report/heap_text_rows.h"
#include "core/report/heap_text_tables.h"
#include "core/report/heap_words.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"
#include "core/report/shown_rows.h"
#include "core/report/text_sections.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace v8scope {

namespace {

// Headings name objects, whose names may be of any length.
std::string phrase(const HeapAnswer &answer, HeapNode node)
{
    constexpr std::size_t kLongest = 60;
    const std::string full = printable(nodePhrase(*answer.heap, node));
    const std::string id = nodeId(*answer.heap, node);
    if (displayWidth(full) <= kLongest)
        return full;
    return elideEnd(full, kLongest - id.size() - 1) + " " + id;
}

void writeFound(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapAnswer::Nodes &found = *answer.found;
    writeTitle(out,
               "Found " + counted(found.total, "object", "objects") + ", " +
                   roundSize(found.bytes) + " shallow; by retained size (" +
                   shownOf(found.shown.size(), found.total) + ")",
               width);
    writeNodeTable(out, answer, found.shown, width);
}

void writeOneClass(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapAnswer::OneClass &one = *answer.oneClass;
    writeTitle(out, "Class " + printable(one.name), width);
    writeFact(out, "Objects",
              counted(one.members.total, "object", "objects") + ", " +
                  roundSize(one.members.bytes) + " shallow",
              width);
    std::uint64_t retained = 0;
    for (const ClassRow &row : answer.classes) {
        if (std::find(one.groups.begin(), one.groups.end(), row.group) != one.groups.end())
            retained += row.retainedBytes;
    }
    writeFact(out, "Retained", exactSize(retained) + " (as DevTools sums it up)", width);
    writeFact(out, "Together",
              exactSize(one.retainedTogether) + " would go if all of them went at once", width);
    writeTitle(out,
               "Its objects by retained size (" +
                   shownOf(one.members.shown.size(), one.members.total) +
                   "); --path ID shows what keeps one alive",
               width);
    writeNodeTable(out, answer, one.members.shown, width);
}

const char *detachednessWords(Detachedness detachedness)
{
    switch (detachedness) {
    case Detachedness::Attached: return "attached to a document";
    case Detachedness::Detached: return "detached";
    case Detachedness::Unknown: break;
    }
    return "";
}

void writeStack(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    std::string stack;
    for (const std::uint32_t function : allocationStack(*answer.heap, answer.object))
        stack += (stack.empty() ? "" : " ← ") + traceFunctionText(snapshot, function);
    if (!stack.empty())
        writeFact(out, "Allocated", stack, width);
}

void writeObject(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const Heap &heap = *answer.heap;
    const HeapSnapshot &snapshot = *heap.snapshot;
    const HeapNode node = answer.object;
    writeTitle(out, "Object " + nodeId(heap, node), width);
    writeFact(out, "Class", nodeClass(heap, node), width);
    writeFact(out, "Type", toUtf8(snapshot.typeName(snapshot.kind(node))), width);
    if (const std::string detail = nodeDetail(heap, node); !detail.empty())
        writeFact(out, "Name", detail, width);
    writeFact(out, "Shallow", exactSize(heap.selfSize(node)), width);
    if (snapshot.rawSelfSize(node) != heap.selfSize(node))
        writeFact(out, "In the file",
                  exactSize(snapshot.rawSelfSize(node)) +
                      "; memory that V8 keeps beside objects is counted where it belongs",
                  width);
    writeFact(out, "Retained", exactSize(heap.retainedSize(node)), width);
    writeFact(out, "Distance", distanceText(heap.distance(node)), width);
    writeFact(out, "Dominator", phrase(answer, heap.dominator(node)), width);
    if (const char *words = detachednessWords(heap.flags.detachedness(node)); *words != '\0')
        writeFact(out, "State", words, width);
    if (const auto place = HeapPlaces(snapshot).of(node))
        writeFact(out, "Location", place->text(), width);
    writeStack(out, answer, width);
    writeFact(out, "Edges",
              counted(answer.edges.size(), "reference", "references") + " from it, " +
                  groupedNumber(answer.objectRetainers) + " to it",
              width);
}

void writeEdges(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    const std::size_t shown = shownRows(answer.edges.size(), answer.question.top);
    std::vector<StepRow> rows;
    for (std::size_t i = 0; i < shown; ++i)
        rows.push_back({edgePhrase(snapshot, answer.edges[i].edge), answer.edges[i].to, 0, {}});
    writeTitle(out,
               "What " + phrase(answer, answer.edgesOf) + " refers to (" +
                   shownOf(shown, answer.edges.size()) + ")",
               width);
    writeStepTable(out, answer, rows, "through", width);
}

void writeRetainers(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    const std::size_t shown = shownRows(answer.retainers.size(), answer.question.top);
    std::vector<StepRow> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        const Retainer &retainer = answer.retainers[i];
        const std::string ignored = retainer.isIgnored ? ", ignored" : "";
        rows.push_back(
            {edgePhrase(snapshot, retainer.edge) + ignored, retainer.from, 0, retainer.distance});
    }
    writeTitle(out,
               "What refers to " + phrase(answer, answer.retainersOf) + " (" +
                   shownOf(shown, answer.retainers.size()) + "; nearest to a root first)",
               width);
    writeStepTable(out, answer, rows, "through", width);
}

std::vector<StepRow> pathRows(const HeapAnswer &answer, const std::vector<PathStep> &path)
{
    std::vector<StepRow> rows;
    for (std::size_t i = 0; i < path.size(); ++i)
        rows.push_back(
            {i == 0 ? "" : edgePhrase(*answer.heap->snapshot, path[i].edge), path[i].node, 0, {}});
    return rows;
}

void writePath(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.path.empty()) {
        writeTitle(out,
                   "Nothing that counts keeps " + phrase(answer, answer.pathOf) +
                       " alive: no path leads to it from a root.",
                   width);
        return;
    }
    writeTitle(out,
               "What keeps " + phrase(answer, answer.pathOf) + " alive (" +
                   counted(answer.path.size() - 1, "step", "steps") + " from the root)",
               width);
    writeStepTable(out, answer, pathRows(answer, answer.path), "through", width);
}

// The list in pre-order, children in their order.
std::vector<StepRow> treeRows(const HeapAnswer &answer, std::size_t shown)
{
    const std::vector<PathNode> &paths = answer.paths;
    std::vector<std::vector<std::uint32_t>> children(paths.size());
    for (std::uint32_t i = 1; i < paths.size(); ++i)
        children[paths[i].parent].push_back(i);
    std::vector<StepRow> rows;
    std::vector<std::uint32_t> pending;
    if (!paths.empty())
        pending.push_back(0);
    while (!pending.empty() && rows.size() < shown) {
        const std::uint32_t at = pending.back();
        pending.pop_back();
        rows.push_back({at == 0 ? "" : edgePhrase(*answer.heap->snapshot, paths[at].edge),
                        paths[at].node,
                        paths[at].depth,
                        {}});
        for (auto it = children[at].rbegin(); it != children[at].rend(); ++it)
            pending.push_back(*it);
    }
    return rows;
}

void writePaths(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const std::size_t shown = shownRows(answer.paths.size(), answer.question.top);
    writeTitle(out,
               "Retaining paths of " + phrase(answer, answer.pathsOf) +
                   ", as DevTools walks them (" + shownOf(shown, answer.paths.size()) + " nodes)",
               width);
    writeStepTable(out, answer, treeRows(answer, shown), "held through", width);
}

void writeDominators(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    writeTitle(out,
               "Dominators of " + phrase(answer, answer.dominatorsOf) +
                   ": each alone keeps alive what stands before it",
               width);
    writeNodeTable(out, answer, answer.dominators, width);
    const HeapAnswer::Nodes &below = answer.dominated;
    writeTitle(out, "What it dominates directly (" + shownOf(below.shown.size(), below.total) + ")",
               width);
    if (below.total > 0)
        writeNodeTable(out, answer, below.shown, width);
}

} // namespace

void writeExplanation(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    writeTitle(out,
               "Where the most memory gathers, and what keeps it alive: " +
                   phrase(answer, answer.explained) + ", " +
                   roundSize(answer.heap->retainedSize(answer.explained)),
               width);
    if (answer.explainedPath.empty())
        out << "  No path leads to it from a root.\n";
    else
        writeStepTable(out, answer, pathRows(answer, answer.explainedPath), "through", width);
}

void writeAnswers(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.found)
        writeFound(out, answer, width);
    if (answer.oneClass)
        writeOneClass(out, answer, width);
    if (answer.object.isValid())
        writeObject(out, answer, width);
    if (answer.edgesOf.isValid())
        writeEdges(out, answer, width);
    if (answer.retainersOf.isValid())
        writeRetainers(out, answer, width);
    if (answer.pathOf.isValid())
        writePath(out, answer, width);
    if (answer.pathsOf.isValid())
        writePaths(out, answer, width);
    if (answer.dominatorsOf.isValid())
        writeDominators(out, answer, width);
    writeTables(out, answer, width);
}

} // namespace v8scope
