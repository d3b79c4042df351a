// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/truncated_strings.h"

#include "core/heap/classes/node_names.h"
#include "core/heap/graph/edge_lookup.h"
#include "core/heap/snapshot/leading_integer.h"

namespace v8scope {

namespace {

std::optional<std::string> numberBelow(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                       HeapNode string, KnownName name)
{
    const HeapNode value =
        valueBelow(snapshot, internalTarget(snapshot, string, name), KnownName::Int);
    return value.isValid() ? leadingInteger(rawName(snapshot, flags, value))
                           : std::optional<std::string>();
}

} // namespace

std::optional<TruncatedString> truncatedString(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                               HeapNode node)
{
    const HeapNode value =
        valueBelow(snapshot, internalTarget(snapshot, node, KnownName::Truncated), KnownName::Bool);
    if (!value.isValid() || !isNamed(snapshot, flags, value, KnownName::True))
        return {};
    return TruncatedString{numberBelow(snapshot, flags, node, KnownName::Length),
                           numberBelow(snapshot, flags, node, KnownName::Hash)};
}

} // namespace v8scope
