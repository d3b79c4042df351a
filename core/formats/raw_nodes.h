// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of a profile as a reader met them, in file order, before they are linked into a tree.
#pragma once

#include "core/base/ids.h"
#include "core/profile/profile.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace v8scope {

struct RawNodes {
    static constexpr std::uint64_t kNoId = std::numeric_limits<std::uint64_t>::max();

    std::vector<std::uint64_t> id;     // kNoId: the file gives none
    std::vector<std::uint64_t> offset; // where the node stands in the file; empty for tree forms
    std::vector<FunctionId> function;
    std::vector<std::uint32_t> hitCount;
    std::vector<std::int64_t> selfBytes; // heap profiles only
    std::vector<StringId> scriptId;
    std::vector<StringId> deoptReason;
    std::vector<std::uint32_t> tickEnd; // of each node, into ticks
    std::vector<PositionTick> ticks;

    // Flat forms: which ids each node names as its children, and its own parent id.
    std::vector<std::uint64_t> childIds;
    std::vector<std::uint64_t> childEnd; // of each node, into childIds
    std::vector<std::uint64_t> parentId; // kNoId = none; empty if no node has one
    // Tree forms: the parent's index, known from the nesting; parents come first.
    std::vector<std::uint32_t> parent;

    bool hasScriptIds = false;
    bool hasDeoptReasons = false;
    bool hasChildLists = false;
    bool hasInlineFrames = false; // function names in the nodes themselves, as old files have them

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(id.size()); }
};

} // namespace v8scope
