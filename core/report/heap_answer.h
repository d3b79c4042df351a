// SPDX-License-Identifier: GPL-3.0-or-later
// What a HeapQuestion asks for, worked out; the writers only print it. Immutable once made.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/overview/heap_overview.h"
#include "core/heap/overview/user_view.h"
#include "core/heap/questions/allocation_timeline.h"
#include "core/heap/questions/dead_fields.h"
#include "core/heap/questions/duplicate_strings.h"
#include "core/heap/retainers/retainer_list.h"
#include "core/heap/retainers/retaining_paths.h"
#include "core/heap/snapshot/node_set.h"
#include "core/heap/summary/class_summary.h"
#include "core/heap/summary/heap_statistics.h"
#include "core/heap/summary/native_contexts.h"
#include "core/report/heap_question.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace v8scope {

struct HeapAnswer {
    struct Nodes {
        std::uint64_t total = 0;
        std::uint64_t bytes = 0;     // self sizes of all
        std::vector<HeapNode> shown; // the largest
    };

    std::shared_ptr<const Heap> heap;
    HeapQuestion question;

    HeapStatistics statistics;
    std::optional<NodeSet> passes; // none: every node does
    std::uint64_t passingCount = 0;
    std::uint64_t passingBytes = 0;
    std::vector<ClassRow> classes;          // all of them
    std::vector<std::uint64_t> classUnions; // by group; empty if there are filters
    std::vector<HeapNode> objects;          // the largest that pass
    std::optional<UserView> userView;       // if internals are hidden
    // For people: the objects that a program's author knows, without the parts of strings.
    std::optional<Nodes> own;
    HeapNode explained; // the object of the program's own that the memory gathers in
    std::vector<PathStep> explainedPath;

    std::optional<Nodes> found;
    struct OneClass {
        std::string name;
        std::vector<std::uint32_t> groups;
        std::uint64_t retainedTogether = 0;
        Nodes members;
    };
    std::optional<OneClass> oneClass;
    HeapNode object;
    std::uint64_t objectRetainers = 0; // edges into it, of any kind
    HeapNode edgesOf;
    std::vector<ContainedEdge> edges;
    HeapNode retainersOf;
    std::vector<Retainer> retainers;
    HeapNode pathOf;
    std::vector<PathStep> path;
    HeapNode pathsOf;
    std::vector<PathNode> paths;
    HeapNode dominatorsOf;
    std::vector<HeapNode> dominators;
    Nodes dominated;
    std::optional<DuplicateStrings> strings;
    std::optional<NativeContexts> contexts;
    std::optional<std::vector<TimelineBar>> bars;
    std::vector<AllocationTop> allocations;
    std::optional<DeadFields> deadFields;
};

// Something that the question names is not in this heap, or is no valid expression; a sentence.
struct HeapQuestionProblem {
    std::string message;
};

// overview: of this heap; what it has is not computed again. May be null.
[[nodiscard]] std::variant<HeapAnswer, HeapQuestionProblem>
answerHeapQuestion(std::shared_ptr<const Heap> heap, const HeapOverview *overview,
                   const HeapQuestion &question, Progress &progress);

} // namespace v8scope
