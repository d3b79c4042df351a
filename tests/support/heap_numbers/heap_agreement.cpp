// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heap_numbers/heap_agreement.h"

#include "core/heap/questions/node_filters.h"
#include "tests/support/heap_numbers/allocation_numbers.h"
#include "tests/support/heap_numbers/class_numbers.h"
#include "tests/support/heap_numbers/json_difference.h"
#include "tests/support/heap_numbers/node_numbers.h"

#include <nlohmann/json.hpp>

#include <string>

namespace v8scope::test {

using nlohmann::json;

namespace {

void compareWhole(JsonDifference &difference, const Heap &heap, const NativeContexts &contexts,
                  const json &reference)
{
    difference.compare("nodes", heap.snapshot->nodeCount, reference["nodes"]);
    difference.compare("edges", heap.snapshot->edgeCount, reference["edges"]);
    difference.compare("total", heap.totalBytes(), reference["total"]);
    difference.compare("max id", maxJsObjectId(*heap.snapshot), reference["maxJsObjectId"]);
    difference.compare("statistics", statisticsOf(heap), reference["statistics"]);
    difference.compare("shapes", shapesOf(heap), reference["shapes"]);
    difference.compareSets("class", classRows(heap, nullptr), reference["classes"]);
    for (const auto &[name, rows] : reference["filters"].items()) {
        const NodeSet passes = filterNamed(heap, contexts, name);
        difference.compareSets("filter " + name, classRows(heap, &passes), rows);
    }
    difference.compareSets("members",
                           memberRows(heap, reference["asked"]["members"].get<std::uint64_t>()),
                           reference["members"]);
    difference.compare("contexts", contextsOf(heap, contexts), reference["contexts"]);
    difference.compareSets("duplicates", duplicatesOf(heap), reference["duplicates"]);
    for (const auto &[text, ids] : reference["search"].items())
        difference.compare("search " + text, searchFor(heap, text), ids);
}

void compareRest(JsonDifference &difference, const Heap &heap, const json &reference)
{
    for (const auto &[ordinal, numbers] : reference["ofNodes"].items()) {
        const HeapNode node(static_cast<std::uint32_t>(std::stoul(ordinal)));
        json expected = numbers;
        settleProto(expected["contained"]["rows"]);
        difference.compare("node " + ordinal, nodeNumbers(heap, node, reference["asked"]),
                           expected);
    }
    if (!reference["asked"]["ignored"].empty())
        difference.compare("ignoring", ignoringNumbers(heap, reference["asked"]),
                           reference["ignoring"]);
    const json allocations = readCallers(reference["allocations"]);
    difference.compare("allocations", allocationNumbers(heap, allocations), allocations);
    const json dead = deadFieldsOf(heap);
    difference.compareSets("dead field", dead["fields"], reference["deadFields"]["fields"]);
    difference.compareSets("script without scopes", dead["scripts"],
                           reference["deadFields"]["scripts"]);
}

} // namespace

JsonDifference compareWithReference(const Heap &heap, const NativeContexts &contexts,
                                    const Heap *base, const json &reference)
{
    JsonDifference difference;
    compareWhole(difference, heap, contexts, reference);
    compareRest(difference, heap, reference);
    if (base && reference.contains("difference")) {
        const std::uint64_t limit = reference["asked"]["members"].get<std::uint64_t>();
        const json ours = comparisonOf(*base, heap, limit);
        json rows = reference["difference"]["rows"];
        for (json &row : rows)
            row.erase(1); // the name
        difference.compareSets("comparison", ours["rows"], rows);
        difference.compareSets("members of comparison", ours["members"],
                               reference["difference"]["members"]);
    }
    return difference;
}

} // namespace v8scope::test
