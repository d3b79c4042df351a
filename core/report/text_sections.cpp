// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_sections.h"

#include "core/profile/category.h"
#include "core/profile/hot_path.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"
#include "core/report/shown_rows.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace v8scope {

namespace {

using Column = TextTable::Column;

constexpr std::size_t kLabelWidth = 12;

// One unit for a whole column, so that its numbers can be compared by eye.
struct ColumnUnit {
    const char *name;
    double size;
    int digits;
};

ColumnUnit columnUnit(std::int64_t whole, WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds:
        return whole >= 100'000'000'000 ? ColumnUnit{"s", 1e9, 2}
               : whole >= 1'000'000'000 ? ColumnUnit{"ms", 1e6, 1}
               : whole >= 10'000'000    ? ColumnUnit{"ms", 1e6, 2}
                                        : ColumnUnit{"µs", 1e3, 0};
    case WeightUnit::Bytes:
        return whole >= 1'000'000 ? ColumnUnit{"kB", 1e3, 1} : ColumnUnit{"B", 1, 0};
    case WeightUnit::Samples: break;
    }
    return {"hits", 1, 0};
}

std::string inUnit(std::int64_t weight, const ColumnUnit &unit)
{
    return groupedDecimal(static_cast<double>(weight) / unit.size, unit.digits);
}

// The four columns that every table of weights starts with, filled for one row.
void addWeightColumns(TextTable &table, const ColumnUnit &unit)
{
    table.addColumn(std::string("self ") + unit.name, Column::Number);
    table.addColumn("%", Column::Number);
    table.addColumn(std::string("total ") + unit.name, Column::Number);
    table.addColumn("%", Column::Number);
}

std::string shareText(std::int64_t part, std::int64_t whole)
{
    return groupedDecimal(shareOf(part, whole) * 100.0, 1);
}

std::vector<std::string> weightCells(std::int64_t self, std::int64_t total, std::int64_t whole,
                                     const ColumnUnit &unit)
{
    return {inUnit(self, unit), shareText(self, whole), inUnit(total, unit),
            shareText(total, whole)};
}

const char *weightNoun(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return "self time";
    case WeightUnit::Bytes: return "bytes they allocated themselves";
    case WeightUnit::Samples: break;
    }
    return "sampler hits of their own";
}

std::string firstOf(std::size_t shown, std::size_t all)
{
    return shown < all ? groupedCount(static_cast<std::int64_t>(shown)) + " of " +
                             groupedCount(static_cast<std::int64_t>(all))
                       : "all " + groupedCount(static_cast<std::int64_t>(all));
}

std::string sampleFact(const ViewFigures &figures)
{
    std::string text = counted(figures.samples, "sample", "samples");
    if (figures.unit == WeightUnit::Nanoseconds && figures.samples > 1) {
        const auto interval = figures.total / static_cast<std::int64_t>(figures.samples);
        text += ", one every " + durationText(interval) + " on average";
    }
    return text + "; " + counted(figures.nodes, "node", "nodes") + ", " +
           counted(figures.maxDepth, "level", "levels") + " deep";
}

void writeShareFact(std::ostream &out, const char *label, std::int64_t part,
                    const ViewFigures &figures, const char *note, std::size_t width)
{
    const std::string weight = padEnd(weightText(part, figures.unit), 10);
    const std::string share = padStart(percentText(shareOf(part, figures.total)), 8);
    writeFact(out, label, weight + share + (*note == '\0' ? "" : "  ") + note, width);
}

// The heaviest child of the root that is code, so that idle time does not hide it; 0 if none.
std::uint32_t heaviestCode(const CallTree &tree)
{
    std::uint32_t best = 0;
    if (tree.size() == 0)
        return best;
    for (const std::uint32_t child : tree.children.row(0)) {
        if (tree.system[child] == SystemKind::None && tree.total[child] > 0 &&
            (best == 0 || tree.total[child] > tree.total[best]))
            best = child;
    }
    return best;
}

// Of a long path its first and last frame and those where most weight branches off: the frames in
// between only pass it on.
std::vector<std::uint32_t> tellingFrames(const CallTree &tree,
                                         const std::vector<std::uint32_t> &path)
{
    constexpr std::size_t kShown = 10;
    if (path.size() <= kShown)
        return path;
    std::vector<std::size_t> inner;
    for (std::size_t i = 1; i + 1 < path.size(); ++i)
        inner.push_back(i);
    const auto lost = [&](std::size_t i) { return tree.total[path[i]] - tree.total[path[i + 1]]; };
    std::stable_sort(inner.begin(), inner.end(),
                     [&](std::size_t a, std::size_t b) { return lost(a) > lost(b); });
    inner.resize(kShown - 2);
    std::sort(inner.begin(), inner.end());
    std::vector<std::uint32_t> shown = {path.front()};
    for (const std::size_t i : inner)
        shown.push_back(path[i]);
    shown.push_back(path.back());
    return shown;
}

std::string indentedName(const ProfileView &view, const TreeRow &row)
{
    constexpr std::uint32_t kDeepest = 24;
    const std::string name = displayName(view, row.frame);
    if (row.depth <= kDeepest)
        return std::string(row.depth, ' ') + name;
    return std::string(kDeepest, ' ') + "[" + std::to_string(row.depth) + "] " + name;
}

std::string groupName(const GroupRow &row, GroupBy by)
{
    if (row.name.empty())
        return by == GroupBy::File ? "(no file)" : "(no package)";
    return by == GroupBy::File ? displayPath(row.name) : row.name;
}

} // namespace

void writeHeading(std::ostream &out, const std::string &file, const std::string &format,
                  std::size_t width)
{
    const std::string name = printable(file);
    out << name << ": " << wrapped(printable(format), width, 2, displayWidth(name) + 2) << "\n\n";
}

void writeFact(std::ostream &out, const std::string &label, const std::string &text,
               std::size_t width)
{
    const std::size_t indent = 2 + kLabelWidth;
    out << "  " << padEnd(label, kLabelWidth) << wrapped(printable(text), width, indent, indent)
        << '\n';
}

void writeFigureFacts(std::ostream &out, const ViewFigures &figures, std::size_t width)
{
    switch (figures.unit) {
    case WeightUnit::Nanoseconds:
        writeFact(out, "Duration", durationText(figures.total) + " in " + sampleFact(figures),
                  width);
        break;
    case WeightUnit::Bytes:
        writeFact(out, "Allocated",
                  bytesText(figures.total) + " (" + groupedCount(figures.total) + " bytes) in " +
                      sampleFact(figures),
                  width);
        return;
    case WeightUnit::Samples:
        writeFact(out, "Samples",
                  sampleFact(figures) + "; the file has hit counts only, so there are no times",
                  width);
        break;
    }
    writeShareFact(out, "Busy", figures.busy(), figures, "", width);
    if (figures.idle > 0)
        writeShareFact(out, "Idle", figures.idle, figures, "waiting for events", width);
    if (figures.gc > 0)
        writeShareFact(out, "GC", figures.gc, figures, "garbage collection", width);
    if (figures.program > 0)
        writeShareFact(out, "(program)", figures.program, figures,
                       "native code with no JavaScript on the stack", width);
    if (figures.unknown > 0)
        writeShareFact(out, "(unknown)", figures.unknown, figures,
                       "samples that name no node of the file", width);
    if (figures.leadIn > 0)
        writeFact(out, "Lead-in",
                  padEnd(durationText(figures.leadIn), 20) +
                      "before the first sample; in no figure",
                  width);
}

void writeFunctionSection(std::ostream &out, const ProfileView &view, std::uint32_t top,
                          std::size_t width)
{
    const WeightUnit weights = view.tree->unit;
    const std::int64_t whole = view.tree->rootTotal();
    const ColumnUnit unit = columnUnit(whole, weights);
    std::vector<FunctionRow> rows = functionList(view);
    // Waiting is nothing that a program does slowly, and it has a line of its own above.
    const auto idle = [](const FunctionRow &row) { return row.system == SystemKind::Idle; };
    const std::size_t before = rows.size();
    rows.erase(std::remove_if(rows.begin(), rows.end(), idle), rows.end());
    const bool withoutIdle = rows.size() < before;
    const std::size_t shown = shownRows(rows.size(), top);

    TextTable table;
    addWeightColumns(table, unit);
    table.addColumn("function", Column::Text);
    table.addColumn("location", Column::Location);
    for (std::size_t i = 0; i < shown; ++i) {
        const FunctionRow &row = rows[i];
        std::vector<std::string> cells = weightCells(row.self, row.total, whole, unit);
        cells.push_back(displayName(view, {row.function, row.system}));
        cells.push_back(location(view, {row.function, row.system}));
        table.addRow(std::move(cells));
    }
    out << "\nFunctions by " << weightNoun(weights) << " (" << firstOf(shown, rows.size())
        << (withoutIdle ? "; idle time not listed)\n" : ")\n");
    table.write(out, width);
}

void writeGroupSection(std::ostream &out, const ProfileView &view, GroupBy by, std::uint32_t top,
                       std::size_t width)
{
    const std::int64_t whole = view.tree->rootTotal();
    const ColumnUnit unit = columnUnit(whole, view.tree->unit);
    const std::vector<GroupRow> rows = groupList(view, by);
    const std::size_t shown = shownRows(rows.size(), top);
    const char *plural = by == GroupBy::File      ? "Files"
                         : by == GroupBy::Package ? "Packages"
                                                  : "Categories";
    TextTable table;
    addWeightColumns(table, unit);
    table.addColumn("functions", Column::Number);
    table.addColumn("name", Column::Location);
    for (std::size_t i = 0; i < shown; ++i) {
        std::vector<std::string> cells = weightCells(rows[i].self, rows[i].total, whole, unit);
        cells.push_back(groupedCount(rows[i].functions));
        cells.push_back(groupName(rows[i], by));
        table.addRow(std::move(cells));
    }
    out << '\n' << plural << " (" << firstOf(shown, rows.size()) << ")\n";
    table.write(out, width);
}

void writeHotPathSection(std::ostream &out, const ProfileView &view, std::size_t width)
{
    const CallTree &tree = *view.tree;
    const std::uint32_t start = heaviestCode(tree);
    if (start == 0)
        return;
    std::vector<std::uint32_t> path = {start};
    const std::vector<std::uint32_t> below = hottestPath(tree, start);
    path.insert(path.end(), below.begin(), below.end());
    const std::vector<std::uint32_t> shown = tellingFrames(tree, path);

    const ColumnUnit unit = columnUnit(tree.rootTotal(), tree.unit);
    TextTable table;
    table.addColumn("level", Column::Number);
    table.addColumn(std::string("total ") + unit.name, Column::Number);
    table.addColumn("%", Column::Number);
    table.addColumn("function", Column::Text);
    table.addColumn("location", Column::Location);
    for (const std::uint32_t node : shown) {
        const FrameRef frame{tree.function[node], tree.system[node]};
        table.addRow({groupedCount(tree.depth[node]), inUnit(tree.total[node], unit),
                      shareText(tree.total[node], tree.rootTotal()), displayName(view, frame),
                      location(view, frame)});
    }
    out << "\nHottest path (" << counted(path.size(), "call", "calls");
    if (shown.size() < path.size())
        out << ", the " << shown.size() << " that tell most";
    out << ")\n";
    table.write(out, width);
}

void writeTreeSection(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      TreeDirection direction, const TreeLimits &limits, std::size_t width)
{
    const std::int64_t whole = view->tree->rootTotal();
    const ColumnUnit unit = columnUnit(whole, view->tree->unit);
    TextTable table;
    addWeightColumns(table, unit);
    table.addColumn("function", Column::Text);
    table.addColumn("location", Column::Location);
    const TreeWalk walk = visitTree(view, direction, limits, [&](const TreeRow &row) {
        std::vector<std::string> cells = weightCells(row.self, row.total, whole, unit);
        cells.push_back(indentedName(*view, row));
        cells.push_back(location(*view, row.frame));
        table.addRow(std::move(cells));
        return out.good();
    });
    out << (direction == TreeDirection::TopDown
                ? "\nCall tree, top down (callers first)\n"
                : "\nCall tree, bottom up (who called the functions with self weight)\n");
    table.write(out, width);
    if (walk.tooLight > 0) {
        out << "  Left out: " << counted(walk.tooLight, "branch", "branches") << " below "
            << percentText(limits.minShare) << " or beyond --top; --min-share 0 shows all\n";
    }
    if (walk.tooDeep > 0) {
        out << "  Cut at level " << limits.maxDepth << ": "
            << counted(walk.tooDeep, "branch", "branches") << "; --max-depth 0 shows all\n";
    }
}

void writeDiagnosticSection(std::ostream &out, const Diagnostics &diagnostics, std::size_t width)
{
    if (diagnostics.isEmpty())
        return;
    out << "\nNoticed in this file\n";
    for (const Diagnostic &d : diagnostics.all()) {
        std::string text = d.message;
        std::string where;
        if (d.byteOffset)
            where += "byte " + groupedCount(static_cast<std::int64_t>(*d.byteOffset));
        if (!d.jsonPath.empty())
            where += (where.empty() ? "" : ", ") + d.jsonPath;
        if (d.count > 1)
            text += " (" + counted(d.count, "time", "times") +
                    (where.empty() ? "" : "; first at " + where) + ")";
        else if (!where.empty())
            text += " (" + where + ")";
        writeFact(out, d.severity == Severity::Info ? "note" : "warning", text, width);
    }
}

} // namespace v8scope
