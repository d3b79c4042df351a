// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heap_numbers/class_numbers.h"

#include "core/heap/compare/heap_comparison.h"
#include "core/heap/questions/duplicate_strings.h"
#include "core/heap/questions/heap_search.h"
#include "core/heap/questions/node_filters.h"
#include "core/heap/summary/class_summary.h"
#include "core/heap/summary/heap_statistics.h"
#include "tests/support/heap_numbers/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace v8scope::test {

using nlohmann::json;

json classRows(const Heap &heap, const NodeSet *passes)
{
    json rows = json::array();
    for (const ClassRow &row : summarizeClasses(heap, passes, Progress())) {
        if (row.isShadowed)
            continue;
        const std::uint32_t name = heap.classes.groups[row.group].name;
        rows.push_back({plainText(heap.classes.key(*heap.snapshot, row.group)),
                        plainText(heap.classes.names[name]), row.count, row.distance, row.selfBytes,
                        row.retainedBytes});
    }
    return rows;
}

NodeSet filterNamed(const Heap &heap, const NativeContexts &contexts, const std::string &name)
{
    const Progress progress;
    if (name == "duplicatedStrings")
        return duplicatedStringNodes(heap, progress);
    if (name == "objectsRetainedByDetachedDomNodes")
        return nodesRetainedBy(heap, RetainedBy::DetachedNodes, progress);
    if (name == "objectsRetainedByContexts")
        return nodesRetainedBy(heap, RetainedBy::Contexts, progress);
    if (name == "objectsRetainedByConsole")
        return nodesRetainedBy(heap, RetainedBy::Console, progress);
    if (name == "objectsRetainedByEventHandlers")
        return nodesRetainedBy(heap, RetainedBy::EventHandlers, progress);
    if (name == "sharedNativeContext")
        return nodesOfContext(contexts, NativeContexts::kShared);
    if (name == "noNativeContext")
        return nodesOfContext(contexts, NativeContexts::kNone);
    std::istringstream words(name);
    std::string kind;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    words >> kind >> first >> second;
    if (kind == "nativeContext")
        return nodesOfContext(contexts, static_cast<std::int32_t>(first));
    if (kind == "ids")
        return nodesInIdRange(heap, first, second);
    throw std::invalid_argument("no filter " + name);
}

json idsOf(const Heap &heap, const std::vector<HeapNode> &nodes)
{
    json ids = json::array();
    for (const HeapNode node : nodes)
        ids.push_back(heap.snapshot->id(node));
    return ids;
}

json memberRows(const Heap &heap, std::uint64_t limit)
{
    json rows = json::array();
    for (const ClassRow &row : summarizeClasses(heap, nullptr, Progress()))
        if (!row.isShadowed && row.count <= limit)
            rows.push_back({plainText(heap.classes.key(*heap.snapshot, row.group)),
                            idsOf(heap, membersOf(heap, row.group, nullptr))});
    return rows;
}

json statisticsOf(const Heap &heap)
{
    const HeapStatistics s = computeStatistics(heap);
    return {{"total", s.total},
            {"native", {{"total", s.native}, {"typedArrays", s.typedArrays}}},
            {"v8heap",
             {{"total", s.v8Total()},
              {"code", s.code},
              {"jsArrays", s.jsArrays},
              {"strings", s.strings},
              {"system", s.system}}}};
}

json contextsOf(const Heap &heap, const NativeContexts &contexts)
{
    json realms = json::array();
    for (const NativeContexts::Realm &realm : contexts.realms)
        realms.push_back({realm.node.value, realm.bytes});
    const NodeSet retained = nodesRetainedBy(heap, RetainedBy::Contexts, Progress());
    std::uint64_t count = 0;
    std::uint64_t bytes[2] = {0, 0};
    std::uint64_t counts[2] = {0, 0};
    for (std::uint32_t i = 0; i < heap.snapshot->nodeCount; ++i) {
        const std::uint64_t size = heap.selfSize(HeapNode(i));
        if (size == 0)
            continue;
        bytes[retained.has(i) ? 1 : 0] += size;
        ++counts[retained.has(i) ? 1 : 0];
        count += heap.snapshot->knownName(HeapNode(i)) == KnownName::ScopeContext ? 1 : 0;
    }
    return {{"realms", realms},
            {"shared", contexts.sharedBytes},
            {"none", contexts.noneBytes},
            {"retainedByContexts",
             {{"contextCount", count},
              {"retainedByContextSize", bytes[1]},
              {"retainedByContextCount", counts[1]},
              {"notRetainedByContextSize", bytes[0]},
              {"notRetainedByContextCount", counts[0]},
              {"totalSize", bytes[0] + bytes[1]}}}};
}

json shapesOf(const Heap &heap)
{
    json shapes = json::array();
    for (const HeapShape &shape : heap.classes.shapes) {
        json properties = json::array();
        for (const std::string &property : shape.properties)
            properties.push_back(plainText(property));
        shapes.push_back({plainText(shape.name), properties});
    }
    return shapes;
}

json duplicatesOf(const Heap &heap)
{
    json groups = json::array();
    for (const DuplicateStrings::Group &group : findDuplicateStrings(heap, Progress()).groups)
        groups.push_back({group.isTruncated, group.bytes, idsOf(heap, group.nodes)});
    return groups;
}

json searchFor(const Heap &heap, const std::string &key)
{
    constexpr std::string_view kCase = " (case)";
    HeapQuery query;
    query.isCaseSensitive = key.ends_with(kCase);
    query.text = query.isCaseSensitive ? key.substr(0, key.size() - kCase.size()) : key;
    Progress progress;
    const Result<std::vector<HeapNode>> found = searchHeap(heap, query, progress);
    return found ? idsOf(heap, *found) : json("error");
}

json comparisonOf(const Heap &base, const Heap &current, std::uint64_t limit)
{
    Progress progress;
    const Result<HeapComparison> compared = compareHeaps(base, current, progress);
    json rows = json::array();
    json members = json::array();
    if (!compared)
        return {{"rows", "error"}, {"members", "error"}};
    for (std::uint32_t i = 0; i < compared->rows.size(); ++i) {
        const ComparisonRow &row = compared->rows[i];
        if (!HeapComparison::isDevToolsRow(row))
            continue;
        rows.push_back(
            {plainText(row.key), row.added, row.removed, row.addedBytes, row.removedBytes});
        if (row.added + row.removed > limit)
            continue;
        const ComparisonMembers of = comparisonMembers(base, current, *compared, i, progress);
        json added = idsOf(current, of.added);
        json removed = idsOf(base, of.removed);
        std::sort(added.begin(), added.end());
        std::sort(removed.begin(), removed.end());
        members.push_back({plainText(row.key), added, removed});
    }
    return {{"rows", rows}, {"members", members}};
}

} // namespace v8scope::test
