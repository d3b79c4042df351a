// SPDX-License-Identifier: GPL-3.0-or-later
// Which functions allocated what lives (R21): the stacks of an allocation timeline.
#include "core/heap/questions/allocation_timeline.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace v8scope {

namespace {

// V8 records at most 64 calls of a stack; made-up files may claim any depth.
constexpr std::uint32_t kMaxCallers = 256;
constexpr std::size_t kMaxCallerRows = 1u << 20;

struct Live {
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
};

// What lives of what trace nodes allocated, by their ids.
class LiveByTrace {
public:
    // Knows the trace nodes for which wanted(node) holds; the others have nothing. O(nodes).
    template <class Wanted>
    LiveByTrace(const Heap &heap, Wanted wanted)
    {
        const HeapSnapshot &snapshot = *heap.snapshot;
        for (const TraceNode &node : snapshot.traceNodes) {
            if (wanted(node))
                m_live.try_emplace(node.id);
        }
        for (std::uint32_t i = 0; i < snapshot.nodeTrace.size(); ++i) {
            const auto at = m_live.find(snapshot.nodeTrace[i]);
            if (at == m_live.end())
                continue;
            ++at->second.count;
            at->second.bytes += heap.selfSizes[i];
        }
    }

    [[nodiscard]] Live of(const TraceNode &node) const
    {
        const auto at = m_live.find(node.id);
        return at == m_live.end() ? Live() : at->second;
    }
    [[nodiscard]] bool has(std::uint64_t id) const { return m_live.count(id) != 0; }

private:
    std::unordered_map<std::uint64_t, Live> m_live;
};

template <class Row>
void add(Row &row, const TraceNode &node, Live live)
{
    row.count += node.count;
    row.bytes += node.size;
    row.liveCount += live.count;
    row.liveBytes += live.bytes;
}

// What allocated nothing itself is only there for its callees.
auto isAllocatorIn(std::uint32_t function)
{
    return
        [function](const TraceNode &node) { return node.function == function && node.count != 0; };
}

// The callers of a function, merged.
class CallerRows {
public:
    CallerRows(const HeapSnapshot &snapshot, std::uint32_t function) : m_snapshot(snapshot)
    {
        m_rows.push_back({function, 0, 0, 0, 0, 0});
    }

    void add(const TraceNode &allocator, Live live)
    {
        std::uint32_t row = 0;
        const TraceNode *node = &allocator;
        for (std::uint32_t depth = 0;; ++depth) {
            v8scope::add(m_rows[row], allocator, live);
            if (node->parent == TraceNode::kNoParent || depth == kMaxCallers)
                return;
            node = &m_snapshot.traceNodes[node->parent];
            const auto [at, isNew] =
                m_children.try_emplace(std::uint64_t{row} << 32 | node->function,
                                       static_cast<std::uint32_t>(m_rows.size()));
            if (isNew && m_rows.size() == kMaxCallerRows) {
                m_children.erase(at);
                return;
            }
            if (isNew)
                m_rows.push_back({node->function, row, 0, 0, 0, 0});
            row = at->second;
        }
    }

    std::vector<AllocationCaller> take() { return std::move(m_rows); }

private:
    const HeapSnapshot &m_snapshot;
    std::vector<AllocationCaller> m_rows;
    std::unordered_map<std::uint64_t, std::uint32_t> m_children; // by row and function
};

} // namespace

std::vector<AllocationTop> allocationTops(const Heap &heap)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const auto allocates = [](const TraceNode &node) { return node.count != 0; };
    std::vector<AllocationTop> tops(snapshot.traceFunctions.size());
    for (std::uint32_t function = 0; function < tops.size(); ++function)
        tops[function].function = function;
    const LiveByTrace live(heap, allocates);
    for (const TraceNode &node : snapshot.traceNodes) {
        if (allocates(node))
            add(tops[node.function], node, live.of(node));
    }
    std::erase_if(tops, [](const AllocationTop &top) { return top.count == 0; });
    std::stable_sort(tops.begin(), tops.end(), [](const AllocationTop &a, const AllocationTop &b) {
        return a.bytes > b.bytes;
    });
    return tops;
}

std::vector<AllocationCaller> allocationCallers(const Heap &heap, std::uint32_t function)
{
    const auto allocates = isAllocatorIn(function);
    const LiveByTrace live(heap, allocates);
    CallerRows rows(*heap.snapshot, function);
    for (const TraceNode &node : heap.snapshot->traceNodes) {
        if (allocates(node))
            rows.add(node, live.of(node));
    }
    return rows.take();
}

std::vector<std::uint32_t> allocationStack(const Heap &heap, HeapNode node)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const std::uint64_t id = snapshot.nodeTrace.isEmpty() ? 0 : snapshot.nodeTrace[node.value];
    if (id == 0) // allocated before recording began
        return {};
    // Of several with one id the last counts, as in DevTools' table by id.
    const auto found = std::find_if(snapshot.traceNodes.rbegin(), snapshot.traceNodes.rend(),
                                    [id](const TraceNode &call) { return call.id == id; });
    std::vector<std::uint32_t> stack;
    if (found == snapshot.traceNodes.rend())
        return stack;
    for (const TraceNode *call = &*found;; call = &snapshot.traceNodes[call->parent]) {
        stack.push_back(call->function);
        if (call->parent == TraceNode::kNoParent)
            return stack;
    }
}

std::vector<HeapNode> liveObjectsOf(const Heap &heap, std::uint32_t function)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const LiveByTrace allocators(heap, isAllocatorIn(function));
    std::vector<HeapNode> result;
    for (std::uint32_t node = 0; node < snapshot.nodeTrace.size(); ++node) {
        if (allocators.has(snapshot.nodeTrace[node]))
            result.push_back(HeapNode(node));
    }
    return result;
}

} // namespace v8scope
