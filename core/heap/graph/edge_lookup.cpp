// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/edge_lookup.h"

#include "core/heap/snapshot/leading_integer.h"

#include <charconv>
#include <string>

namespace v8scope {

HeapNode internalTarget(const HeapSnapshot &snapshot, HeapNode from, KnownName name)
{
    const std::uint32_t end = snapshot.edgesEnd(from);
    for (std::uint32_t edge = snapshot.edgesBegin(from); edge < end; ++edge) {
        if (snapshot.edgeKind(edge) == EdgeKind::Internal && snapshot.edgeKnownName(edge) == name)
            return HeapNode(snapshot.edgeTo[edge]);
    }
    return {};
}

bool hasTextName(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    const EdgeKind kind = snapshot.edgeKind(edge);
    if (kind != EdgeKind::Shortcut)
        return !hasNumberName(kind);
    return !leadingInteger(snapshot.strings.text(snapshot.edgeLabel(edge)));
}

HeapNode valueBelow(const HeapSnapshot &snapshot, HeapNode node, KnownName kind)
{
    if (!node.isValid() || snapshot.kind(node) != NodeKind::Number ||
        snapshot.knownName(node) != kind)
        return {};
    return internalTarget(snapshot, node, KnownName::Value);
}

std::optional<std::int64_t> intValue(const HeapSnapshot &snapshot, HeapNode node)
{
    const HeapNode digits = valueBelow(snapshot, node, KnownName::Int);
    if (!digits.isValid())
        return {};
    const std::optional<std::string> text =
        leadingInteger(snapshot.strings.text(snapshot.nodeName[digits.value]));
    if (!text)
        return {};
    std::int64_t value = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size())
        return {};
    return value;
}

} // namespace v8scope
