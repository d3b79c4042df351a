// SPDX-License-Identifier: GPL-3.0-or-later
// What a report about a heap should say: which part of the heap, how many rows, which questions.
#pragma once

#include "core/heap/questions/heap_search.h"
#include "core/heap/questions/node_filters.h"
#include "core/heap/retainers/retaining_paths.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace v8scope {

// DevTools' filters of the summary, and the nodes that are detached themselves.
struct HeapFilter {
    enum class Kind {
        RetainedBy,    // only through what
        DetachedNodes, // themselves
        DuplicatedStrings,
        Ids,   // min < id <= max
        Realm, // of the native context with this id
        SharedByRealms,
        NoRealm
    };
    Kind kind = Kind::RetainedBy;
    RetainedBy what = RetainedBy::Contexts;
    std::uint64_t min = 0;
    std::uint64_t max = 0; // Realm: the id
};

struct HeapSearchWords {
    SearchIn in = SearchIn::Names;
    std::string text; // empty = every node (of some size)
    bool isRegex = false;
    bool isCaseSensitive = false;
};

struct SizeLimits { // bytes, inclusive
    std::optional<std::uint64_t> minSelf;
    std::optional<std::uint64_t> maxSelf;
    std::optional<std::uint64_t> minRetained;
    std::optional<std::uint64_t> maxRetained;

    [[nodiscard]] bool isEmpty() const
    {
        return !minSelf && !maxSelf && !minRetained && !maxRetained;
    }
};

struct HeapQuestion {
    // The part of the heap: what passes all filters.
    std::vector<HeapFilter> filters;
    bool hideInternals = false;

    std::size_t top = 20;        // rows of lists; 0 = all
    std::size_t topClasses = 20; // likewise

    // Each asks for a section of its own; ids are those of the file.
    std::optional<HeapSearchWords> search;
    SizeLimits sizes;
    std::optional<std::string> className;
    std::optional<std::uint64_t> object;
    std::optional<std::uint64_t> edges;
    std::optional<std::uint64_t> retainers;
    std::optional<std::uint64_t> path;
    std::optional<std::uint64_t> paths;
    std::optional<std::uint64_t> dominators;
    bool strings = false;
    bool contexts = false;
    bool allocation = false;
    bool deadFields = false;

    std::vector<std::uint64_t> ignore; // retainers that do not count in retainers, path and paths
    PathEdges pathEdges = PathEdges::All;
    // For people: without other questions also the path that keeps alive what most memory gathers
    // in.
    bool explainBiggest = false;

    // Nothing but the part and its classes and objects is asked for.
    [[nodiscard]] bool isOverview() const
    {
        const bool isAboutOne = object || edges || retainers || path || paths || dominators;
        return !isAboutOne && !search && sizes.isEmpty() && !className && !strings && !contexts &&
               !allocation && !deadFields;
    }
};

} // namespace v8scope
