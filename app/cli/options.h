// SPDX-License-Identifier: GPL-3.0-or-later
// What a command line asks for, as values. Filled by parser.cpp.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/profile/filters.h"
#include "core/profile/function_list.h"
#include "core/profile/resolve.h"
#include "core/report/heap_question.h"
#include "core/report/tree_rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace v8scope {

struct GlobalOptions {
    bool quiet = false;
    ReadOptions read;
};

// Which file, and which part of it.
struct ViewOptions {
    std::string file;
    CpuRules rules = CpuRules::Ours;
    std::optional<std::int64_t> fromNs; // on the axis that starts with the profile
    std::optional<std::int64_t> toNs;
    std::vector<filter::Hidden> hide;
    std::string focus; // "NAME" or "NAME@PLACE"; empty = none
};

struct InfoOptions {
    std::vector<std::string> files;
    bool json = false;
};

struct CpuOptions {
    ViewOptions view;
    bool sampled = false; // a .heapprofile is welcome
    bool json = false;
    std::optional<std::uint32_t> top;
    std::optional<TreeDirection> tree;
    std::optional<double> minSharePercent;
    std::optional<std::uint32_t> maxDepth;
    std::optional<GroupBy> group;
};

enum class ExportFormat { Folded, Csv, Svg, Json, Markdown };

struct ExportOptions {
    ViewOptions view;
    ExportFormat format = ExportFormat::Folded;
    std::string output = "-";
    std::optional<GroupBy> group; // csv: groups instead of functions
    std::string title;            // svg
    bool dark = false;
    bool flamesUp = false;
    bool alphabetical = false;
    std::uint32_t width = 1200;
};

struct HeapOptions {
    std::string file;
    bool json = false;
    std::optional<std::uint32_t> top;
    HeapQuestion question;
    std::string nodes; // where the table of nodes goes; empty = nowhere
    bool noIndex = false;
    bool timings = false;
};

struct HeapDiffOptions {
    std::string base;
    std::string after;
    bool json = false;
    std::optional<std::uint32_t> top;
    bool noIndex = false;
    bool timings = false;
};

struct Command {
    GlobalOptions global;
    std::variant<InfoOptions, CpuOptions, HeapOptions, HeapDiffOptions, ExportOptions> verb;
};

} // namespace v8scope
