// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes are V8's (or the browser's) own bookkeeping, and where the global objects are: what
// the user view, readable paths and estimates share. Ours, not DevTools'.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

// The rule for one node; looks at the text of every name at most once. One thread.
class EngineNodeRule {
public:
    explicit EngineNodeRule(const HeapSnapshot &snapshot)
        : m_snapshot(&snapshot), m_names(snapshot.strings.count())
    {}

    [[nodiscard]] bool operator()(HeapNode node);

private:
    [[nodiscard]] bool isEngineName(std::uint32_t string);

    const HeapSnapshot *m_snapshot;
    Column<std::uint8_t> m_names; // per string; 0 = not looked at yet
    std::string m_text;
};

// Hidden nodes, code, backing stores, maps, numbers, roots, scope contexts, and native nodes of
// internal C++ classes. What a program's author can name stays out: objects, functions, strings,
// symbols, DOM nodes. O(nodes).
[[nodiscard]] NodeSet findEngineNodes(const HeapSnapshot &snapshot, const Progress &progress);

// The global object of every native context (realm), in file order, each once. O(nodes).
[[nodiscard]] std::vector<HeapNode> findGlobals(const HeapSnapshot &snapshot,
                                                const Progress &progress);

} // namespace v8scope
