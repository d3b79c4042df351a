// SPDX-License-Identifier: GPL-3.0-or-later
// How objects are held, in words that are the same in two processes: the readable path to
// an object in which engine nodes are folded, indexes become [*], keys of dictionaries {*},
// digits #, and repeated links one. Paths of several heaps share one tree.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace v8scope {

class HolderPaths {
public:
    static constexpr std::uint32_t kRoot = 0;
    static constexpr std::uint32_t kMaxDepth = 12;       // what is below shares the last step
    static constexpr std::size_t kMaxSteps = 1u << 20;   // of the tree; then likewise
    static constexpr std::uint32_t kDictionaryKeys = 32; // more keys of one class: a dictionary

    HolderPaths();

    // The step at which every node stands; a folded node's is that of its nearest holder. engine:
    // findEngineNodes().
    [[nodiscard]] Column<std::uint32_t> add(const Heap &heap, const HeapClasses &classes,
                                            const NodeSet &engine, const Progress &progress);
    // A number for a class name, the same for all heaps.
    [[nodiscard]] std::uint32_t classNumber(std::string_view name) { return numberOf(name); }
    [[nodiscard]] const std::string &className(std::uint32_t number) const
    {
        return m_words[number];
    }

    // "global → sessions: Map → [*]: Session"; empty for the root.
    [[nodiscard]] std::string text(std::uint32_t step) const;

private:
    struct Step {
        std::uint32_t parent = kRoot;
        std::uint32_t link = 0; // into m_links
        std::uint32_t depth = 0;
    };
    struct Link {
        std::uint32_t label = 0; // word: how the parent holds it; 0 = not directly
        std::uint32_t name = 0;  // word: its class
    };

    [[nodiscard]] std::uint32_t numberOf(std::string_view word);
    [[nodiscard]] std::uint32_t stepBelow(std::uint32_t parent, std::uint32_t label,
                                          std::uint32_t name);

    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<Link> m_links;
    std::unordered_map<std::uint64_t, std::uint32_t> m_linkNumbers; // label << 32 | name
    std::vector<Step> m_steps;
    std::unordered_map<std::uint64_t, std::uint32_t> m_below; // parent << 32 | link
};

} // namespace v8scope
