// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/heap_snapshot.h"

#include "core/heap/snapshot/leading_integer.h"

#include <algorithm>

namespace v8scope {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(NodeKind::FirstOther)> kNodeTypes =
    {"hidden",
     "array",
     "string",
     "object",
     "code",
     "closure",
     "regexp",
     "number",
     "native",
     "synthetic",
     "concatenated string",
     "sliced string",
     "symbol",
     "bigint",
     "object shape"};

constexpr std::array<std::string_view, static_cast<std::size_t>(EdgeKind::Other) + 1> kEdgeTypes = {
    "context", "element", "property", "internal", "hidden", "shortcut", "weak", "other"};

} // namespace

int HeapTable::field(std::string_view name) const
{
    const auto at = std::find(fields.begin(), fields.end(), name);
    return at == fields.end() ? -1 : static_cast<int>(at - fields.begin());
}

HeapNode HeapSnapshot::edgeFrom(std::uint32_t edge) const
{
    // The last node whose first edge is not behind this one; nodes without edges come before it.
    const auto *const begin = firstEdge.begin();
    const auto *const above = std::upper_bound(begin, firstEdge.end(), edge);
    return HeapNode(static_cast<std::uint32_t>(above - begin) - 1);
}

std::string HeapSnapshot::edgeName(std::uint32_t edge) const
{
    const EdgeKind kind = edgeKind(edge);
    const std::uint32_t label = edgeLabel(edge);
    if (hasNumberName(kind))
        return std::to_string(label);
    std::string name = strings.text(label);
    if (kind == EdgeKind::Shortcut) {
        if (std::optional<std::string> number = leadingInteger(name))
            return *std::move(number);
    }
    return name;
}

std::string_view HeapSnapshot::typeName(NodeKind kind) const
{
    const auto number = static_cast<std::size_t>(kind);
    if (number < kNodeTypes.size())
        return kNodeTypes[number];
    const std::size_t other = number - kNodeTypes.size();
    return other < otherNodeTypes.size() ? std::string_view(otherNodeTypes[other])
                                         : std::string_view();
}

HeapNode HeapSnapshot::findId(std::uint64_t wanted) const
{
    if (wanted >= WideColumn::kWide) {
        for (const WideColumn::Large &large : nodeId.large()) {
            if (large.value == wanted)
                return HeapNode(large.index);
        }
        return {};
    }
    const Column<std::uint32_t> &ids = nodeId.narrow();
    const auto *const at = std::find(ids.begin(), ids.end(), static_cast<std::uint32_t>(wanted));
    return at == ids.end() ? HeapNode() : HeapNode(static_cast<std::uint32_t>(at - ids.begin()));
}

std::uint32_t HeapSnapshot::wideLabel(std::uint32_t edge) const
{
    const auto at = std::lower_bound(
        wideLabels.begin(), wideLabels.end(), edge,
        [](const WideColumn::Large &large, std::uint32_t index) { return large.index < index; });
    return at != wideLabels.end() && at->index == edge ? static_cast<std::uint32_t>(at->value)
                                                       : EdgeWord::kWideLabel;
}

std::string_view edgeTypeName(EdgeKind kind)
{
    return kEdgeTypes[std::min(static_cast<std::size_t>(kind), kEdgeTypes.size() - 1)];
}

} // namespace v8scope
