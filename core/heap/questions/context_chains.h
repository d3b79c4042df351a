// SPDX-License-Identifier: GPL-3.0-or-later
// Which contexts a closure can read: its own and those that "previous" leads to from there (R23).
// Numbered so that "is in that chain" is a comparison, however long chains are.
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace v8scope {

class ContextChains {
public:
    // contexts: the snapshot's scope contexts, each once. O(their edges).
    ContextChains(const HeapSnapshot &snapshot, const std::vector<HeapNode> &contexts);

    // A context's chain holds another one exactly if the other's span holds the context's place.
    struct Span {
        std::uint32_t begin = 0; // the context's own place
        std::uint32_t end = 0;
    };
    // Null if the node is no context.
    [[nodiscard]] const Span *find(HeapNode context) const;

private:
    [[nodiscard]] std::vector<std::uint32_t> previousOf(const HeapSnapshot &snapshot,
                                                        const std::vector<HeapNode> &contexts);
    void cutCycles(std::vector<std::uint32_t> &previous);
    void number(const std::vector<std::uint32_t> &previous);

    std::unordered_map<std::uint32_t, std::uint32_t> m_index; // by node
    std::vector<std::uint32_t> m_same;                        // who stands for a context's cycle
    std::vector<Span> m_spans;
};

} // namespace v8scope
