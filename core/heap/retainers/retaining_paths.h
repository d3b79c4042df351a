// SPDX-License-Identifier: GPL-3.0-or-later
// Why a node is alive: DevTools' bounded set of retaining paths (R18) and our shortest one.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/retainers/retainer_list.h"

#include <cstdint>
#include <vector>

namespace v8scope {

// DevTools' tree of retaining paths: retainers of the node below it, theirs below them, in
// pre-order. Only paths that end at a root are there; just the node if none was found.
struct PathNode {
    HeapNode node;
    std::uint32_t edge = 0;   // from this node to the one above it; unused for the first
    std::uint32_t parent = 0; // into the list; the first is its own parent
    std::uint32_t depth = 0;
};
struct PathLimits {
    std::uint32_t maxDepth = 30;
    std::uint32_t maxNodes = 5000;
    std::uint32_t maxSiblings = 100;
};
[[nodiscard]] std::vector<PathNode> retainingPaths(const Heap &heap, HeapNode node,
                                                   const IgnoredRetainers *ignored,
                                                   const PathLimits &limits);

// One step of a chain from a root to a node.
struct PathStep {
    HeapNode node;
    std::uint32_t edge = 0; // that leads to it from the step before; unused for the first
};

enum class PathEdges {
    All,            // any strong edge (R8's rules): the plain shortest path
    UserMeaningful, // prefers names a person wrote: properties, variables, elements; goes through
                    // V8's internals only where nothing else leads on
};
// From the root to the node, the root first; empty if nothing reaches it. O(nodes + edges) at
// worst.
[[nodiscard]] std::vector<PathStep> shortestPath(const Heap &heap, HeapNode node, PathEdges edges,
                                                 const IgnoredRetainers *ignored,
                                                 const Progress &progress);

// From the node to the root through immediate dominators, both included.
[[nodiscard]] std::vector<HeapNode> dominatorChain(const Heap &heap, HeapNode node);

} // namespace v8scope
