// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_report.h"

#include "core/report/filter_text.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/numbers.h"
#include "core/report/view_figures.h"

namespace v8scope {

namespace {

using Layout = JsonWriter::Layout;

const char *kindName(ProfileKind kind)
{
    return kind == ProfileKind::CpuTime ? "cpuprofile" : "heapprofile";
}

// "self" -> "self_us": 12.5, or "self_bytes": 12, or "self_us": null and "self_samples": 12: a
// reader that asks for time must not get hits.
void weightMember(JsonWriter &json, const std::string &stem, std::int64_t weight, WeightUnit unit)
{
    if (unit == WeightUnit::Samples) {
        json.key(stem + "_us");
        json.null();
    }
    json.key(stem + "_" + weightUnitName(unit));
    json.number(exactWeight(weight, unit));
}

void frameMembers(JsonWriter &json, const ProfileView &view, FrameRef frame)
{
    member(json, "name", rawName(view, frame));
    member(json, "url", rawUrl(view, frame));
    json.key("line");
    json.integer(editorLine(view, frame));
    json.key("column");
    json.integer(editorColumn(view, frame));
}

void writeFilters(JsonWriter &json, const ProfileView &view)
{
    json.key("filters");
    json.beginArray();
    for (const Filter &filter : view.filters)
        json.string(filterText(view, filter));
    json.endArray();
    for (const Filter &filter : view.filters) {
        const auto *range = std::get_if<filter::Range>(&filter);
        if (range == nullptr || view.tree->unit != WeightUnit::Nanoseconds)
            continue;
        json.key("range_us");
        json.beginArray();
        json.number(exactMicroseconds(range->begin));
        json.number(exactMicroseconds(range->end));
        json.endArray();
        return;
    }
}

void writeFunctions(JsonWriter &json, const ProfileView &view, std::uint32_t top)
{
    json.key("functions");
    json.beginArray(Layout::Lines);
    std::uint32_t left = top;
    for (const FunctionRow &row : functionList(view)) {
        if ((top != 0 && left-- == 0) || !json.isGood())
            break;
        json.beginObject();
        frameMembers(json, view, {row.function, row.system});
        weightMember(json, "self", row.self, view.tree->unit);
        weightMember(json, "total", row.total, view.tree->unit);
        member(json, "samples", row.samples);
        json.endObject();
    }
    json.endArray();
}

void writeGroups(JsonWriter &json, const ProfileView &view, GroupBy by, std::uint32_t top)
{
    json.key("groups");
    json.beginArray(Layout::Lines);
    std::uint32_t left = top;
    for (const GroupRow &row : groupList(view, by)) {
        if ((top != 0 && left-- == 0) || !json.isGood())
            break;
        json.beginObject();
        member(json, "name", row.name);
        weightMember(json, "self", row.self, view.tree->unit);
        weightMember(json, "total", row.total, view.tree->unit);
        member(json, "samples", row.samples);
        member(json, "functions", row.functions);
        json.endObject();
    }
    json.endArray();
}

void writeTree(JsonWriter &json, const std::shared_ptr<const ProfileView> &view,
               TreeDirection direction, const TreeLimits &limits)
{
    json.key("tree");
    json.beginArray(Layout::Lines);
    visitTree(view, direction, limits, [&](const TreeRow &row) {
        json.beginObject();
        member(json, "depth", row.depth);
        frameMembers(json, *view, row.frame);
        weightMember(json, "self", row.self, view->tree->unit);
        weightMember(json, "total", row.total, view->tree->unit);
        json.key("samples");
        if (row.samples)
            json.count(*row.samples);
        else
            json.null();
        json.endObject();
        return json.isGood();
    });
    json.endArray();
}

} // namespace

const char *weightUnitName(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return "us";
    case WeightUnit::Bytes: return "bytes";
    case WeightUnit::Samples: break;
    }
    return "samples";
}

void writeFiguresJson(JsonWriter &json, const ViewFigures &figures)
{
    const bool isTime = figures.unit == WeightUnit::Nanoseconds;
    if (figures.unit == WeightUnit::Bytes) {
        weightMember(json, "total", figures.total, figures.unit);
    } else {
        json.key("duration_us");
        if (isTime)
            json.number(exactMicroseconds(figures.total));
        else
            json.null();
        if (!isTime)
            member(json, "total_samples", static_cast<std::uint64_t>(figures.total));
    }
    member(json, "samples", figures.samples);
    member(json, "nodes", figures.nodes);
    member(json, "max_depth", figures.maxDepth);
    if (figures.unit != WeightUnit::Bytes) {
        weightMember(json, "idle", figures.idle, figures.unit);
        weightMember(json, "program", figures.program, figures.unit);
        weightMember(json, "gc", figures.gc, figures.unit);
    }
    if (isTime) {
        weightMember(json, "lead_in", figures.leadIn, figures.unit);
        member(json, "patched_program_samples", figures.patchedProgram);
    }
    weightMember(json, "unknown", figures.unknown, figures.unit);
}

void writeProfileJson(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      const JsonReportOptions &options)
{
    JsonWriter json(out);
    json.beginObject(Layout::Lines);
    member(json, "file", options.file);
    member(json, "kind", kindName(view->profile().kind));
    member(json, "weight_unit", weightUnitName(view->tree->unit));
    if (view->tree->unit == WeightUnit::Nanoseconds)
        member(json, "rules", view->base->rules == CpuRules::Ours ? "ours" : "devtools");
    writeFiguresJson(json, figuresOf(*view));
    writeFilters(json, *view);
    writeFunctions(json, *view, options.top);
    if (options.group)
        writeGroups(json, *view, *options.group, options.top);
    if (options.tree) {
        member(json, "tree_order",
               *options.tree == TreeDirection::TopDown ? "top-down" : "bottom-up");
        writeTree(json, view, *options.tree, options.treeLimits);
    }
    writeDiagnosticsJson(json, view->profile().diagnostics);
    json.endObject();
}

} // namespace v8scope
