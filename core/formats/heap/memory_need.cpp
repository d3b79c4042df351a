// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/memory_need.h"

namespace v8scope {

std::uint64_t columnBytes(const HeapMeta &meta, std::uint64_t nodes, std::uint64_t edges)
{
    // Kind; name, id, self size, first edge.
    std::uint64_t perNode = 1 + 4 * sizeof(std::uint32_t);
    perNode += meta.node.at("detachedness") >= 0 ? 1 : 0;
    perNode += meta.node.at("trace_node_id") >= 0 && meta.traceFunctionCount > 0 ? 4 : 0;
    perNode += !meta.location.names.empty() ? 4 : 0;
    constexpr std::uint64_t kPerEdge = 2 * sizeof(std::uint32_t); // word, target
    return nodes * perNode + edges * kPerEdge;
}

std::optional<LoadError> checkMemory(std::uint64_t need, std::optional<std::uint64_t> available,
                                     const std::string &file)
{
    if (!available || need <= *available)
        return {};
    const auto mebibytes = [](std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; };
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.file = file;
    error.expected = mebibytes(need) + " of free memory for its nodes and edges";
    error.found = mebibytes(*available);
    return error;
}

} // namespace v8scope
