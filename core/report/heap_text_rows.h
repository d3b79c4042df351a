// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of nodes and of steps along references, in as much detail as a width has room for.
#pragma once

#include "core/report/heap_answer.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace v8scope {

enum class Detail { Narrow, Medium, Full };
[[nodiscard]] Detail detailFor(std::size_t width);

// The title of a table, after an empty line; made printable.
void writeTitle(std::ostream &out, const std::string &title, std::size_t width);
// Retained, shallow, distance, id, class, name.
void writeNodeTable(std::ostream &out, const HeapAnswer &answer, const std::vector<HeapNode> &nodes,
                    std::size_t width);

// One line along a chain or below a tree: how it is reached, and what stands there.
struct StepRow {
    std::string edge;
    HeapNode node;
    std::size_t depth = 0;
    std::optional<std::int32_t> distance; // if that is of interest: in every row
};
void writeStepTable(std::ostream &out, const HeapAnswer &answer, const std::vector<StepRow> &steps,
                    const char *edgeTitle, std::size_t width);

} // namespace v8scope
