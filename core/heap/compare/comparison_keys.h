// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a comparison before anything is counted: which classes of two snapshots meet under
// DevTools' public keys, and which of them DevTools loses (R12).
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace v8scope {

class ComparisonKeys {
public:
    struct Row {
        std::string key;
        std::string name;
    };

    // Row of every node that counts (the others HeapComparison::kNoRow), with kReplaced beside it
    // for nodes of a group that a later one with the same key replaces. classes may be others than
    // the heap's own.
    [[nodiscard]] Column<std::uint32_t> add(const Heap &heap, const HeapClasses &classes,
                                            const Progress &progress);
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

private:
    std::vector<Row> m_rows;
    std::unordered_map<std::string, std::uint32_t> m_rowOfKey;
};

// The base's classes by the shapes of current (R16); its own when the shapes are the same.
[[nodiscard]] HeapClasses classifyLike(const Heap &base, const Heap &current,
                                       const Progress &progress);

} // namespace v8scope
