// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"

#include "core/profile/category.h"
#include "core/report/csv_line.h"
#include "core/report/frame_text.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

namespace {

const char *unitSuffix(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return "_us";
    case WeightUnit::Bytes: return "_bytes";
    case WeightUnit::Samples: break;
    }
    return "_samples";
}

// Without a sign for per cent and with a point, so that a program can read it.
std::string percentNumber(std::int64_t part, std::int64_t whole)
{
    const std::string text = percentText(shareOf(part, whole));
    return text.substr(0, text.find(' '));
}

// Markdown cells: a pipe would end the cell, and names may look like markup.
std::string markdownCell(std::string_view text)
{
    std::string cell;
    for (const char c : printable(text)) {
        if (std::string_view("|\\`*_<>[]#&~").find(c) != std::string_view::npos)
            cell += '\\';
        cell += c;
    }
    return cell;
}

} // namespace

void writeFunctionsCsv(std::ostream &out, const ProfileView &view)
{
    const WeightUnit unit = view.tree->unit;
    const std::int64_t whole = view.tree->rootTotal();
    const std::string suffix = unitSuffix(unit);
    const FunctionCategories categories(view);
    writeCsvLine(out, {"name", "url", "line", "column", "self" + suffix, "total" + suffix,
                       "samples", "self_percent", "total_percent", "category", "package"});
    for (const FunctionRow &row : functionList(view)) {
        if (!out)
            return;
        const FrameRef frame{row.function, row.system};
        const std::string_view name = rawName(view, frame);
        const std::string_view url = rawUrl(view, frame);
        writeCsvLine(out,
                     {std::string(name), std::string(url), std::to_string(editorLine(view, frame)),
                      std::to_string(editorColumn(view, frame)), exactWeight(row.self, unit),
                      exactWeight(row.total, unit), std::to_string(row.samples),
                      percentNumber(row.self, whole), percentNumber(row.total, whole),
                      std::string(categoryName(categories.of(row.function, row.system))),
                      std::string(categories.package(row.function))});
    }
}

void writeGroupsCsv(std::ostream &out, const ProfileView &view, GroupBy by)
{
    const WeightUnit unit = view.tree->unit;
    const std::int64_t whole = view.tree->rootTotal();
    const std::string suffix = unitSuffix(unit);
    writeCsvLine(out, {"name", "self" + suffix, "total" + suffix, "samples", "functions",
                       "self_percent", "total_percent"});
    for (const GroupRow &row : groupList(view, by)) {
        if (!out)
            return;
        writeCsvLine(out, {row.name, exactWeight(row.self, unit), exactWeight(row.total, unit),
                           std::to_string(row.samples), std::to_string(row.functions),
                           percentNumber(row.self, whole), percentNumber(row.total, whole)});
    }
}

void writeFunctionsMarkdown(std::ostream &out, const ProfileView &view, std::uint32_t top)
{
    const WeightUnit unit = view.tree->unit;
    const std::int64_t whole = view.tree->rootTotal();
    out << "| Self | Self % | Total | Total % | Function | Location |\n"
        << "|---:|---:|---:|---:|---|---|\n";
    std::uint32_t left = top;
    for (const FunctionRow &row : functionList(view)) {
        if ((top != 0 && left-- == 0) || !out)
            return;
        const FrameRef frame{row.function, row.system};
        out << "| " << weightText(row.self, unit) << " | " << percentText(shareOf(row.self, whole))
            << " | " << weightText(row.total, unit) << " | "
            << percentText(shareOf(row.total, whole)) << " | "
            << markdownCell(displayName(view, frame)) << " | "
            << markdownCell(location(view, frame)) << " |\n";
    }
}

} // namespace v8scope
