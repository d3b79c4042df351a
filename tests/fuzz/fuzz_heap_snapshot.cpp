// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a heap snapshot: an error with a message, or a snapshot that keeps its promises
// (what analyses rely on without looking) and can be analysed.
#include "core/formats/heap/heap_snapshot_loader.h"
#include "core/heap/heap.h"
#include "tests/fuzz/check_profile.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace v8scope;

void checkNodes(const HeapSnapshot &snapshot)
{
    fuzz::require(snapshot.nodeCount >= 1 && snapshot.nodeCount <= kMaxHeapNodes);
    fuzz::require(snapshot.root.value < snapshot.nodeCount);
    fuzz::require(snapshot.firstEdge.size() == std::size_t{snapshot.nodeCount} + 1);
    fuzz::require(snapshot.firstEdge[0] == 0);
    fuzz::require(snapshot.firstEdge[snapshot.nodeCount] == snapshot.edgeCount);
    for (std::uint32_t i = 0; i < snapshot.nodeCount; ++i) {
        const HeapNode node(i);
        fuzz::require(snapshot.edgesBegin(node) <= snapshot.edgesEnd(node));
        fuzz::require(snapshot.nodeName[i] < snapshot.strings.count());
        fuzz::require(static_cast<std::size_t>(snapshot.kind(node)) <
                      static_cast<std::size_t>(NodeKind::FirstOther) +
                          snapshot.otherNodeTypes.size());
        fuzz::require(snapshot.findId(snapshot.id(node)).isValid());
        if (snapshot.hasLocation(node))
            fuzz::require(snapshot.nodeLocation[i] <= snapshot.locations.size());
    }
}

void checkEdges(const HeapSnapshot &snapshot)
{
    for (std::uint32_t edge = 0; edge < snapshot.edgeCount; ++edge) {
        fuzz::require(snapshot.edgeTo[edge] < snapshot.nodeCount);
        const HeapNode from = snapshot.edgeFrom(edge);
        fuzz::require(snapshot.edgesBegin(from) <= edge && edge < snapshot.edgesEnd(from));
        if (!hasNumberName(snapshot.edgeKind(edge)))
            fuzz::require(snapshot.edgeLabel(edge) < snapshot.strings.count());
        fuzz::require(snapshot.edgeName(edge).size() < (std::size_t{1} << 30));
    }
}

void checkRest(const HeapSnapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.traceNodes.size(); ++i) {
        const TraceNode &node = snapshot.traceNodes[i];
        fuzz::require(node.function < snapshot.traceFunctions.size());
        fuzz::require(node.parent == TraceNode::kNoParent || node.parent < i);
    }
    std::string text;
    for (std::uint32_t i = 0; i < snapshot.strings.count(); ++i) {
        snapshot.strings.decode(i, text);
        fuzz::require(snapshot.known[i] == KnownNames::classify(text));
        fuzz::require(utf16Length(text) <= text.size());
        std::string json;
        appendJsonString(json, text);
        fuzz::require(compareUtf16(text, text) == 0 && json.size() >= text.size() + 2);
    }
}

void checkAnalysis(const std::shared_ptr<const HeapSnapshot> &snapshot)
{
    Progress progress;
    const auto heap = analyzeHeap(snapshot, progress);
    if (!heap) {
        fuzz::require(heap.error().code == LoadErrorCode::TooLarge);
        return;
    }
    for (std::uint32_t i = 0; i < snapshot->nodeCount; ++i) {
        const HeapNode node(i);
        fuzz::require((*heap)->dominator(node).value < snapshot->nodeCount);
        fuzz::require((*heap)->className(node).size() < (std::size_t{1} << 30));
    }
    fuzz::require((*heap)->dominator(snapshot->root) == snapshot->root);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = ByteBuffer::fromText({reinterpret_cast<const char *>(data), size});
    Progress progress;
    const auto loaded = loadHeapSnapshot(bytes, progress);
    if (!loaded) {
        fuzz::require(!loaded.error().message().empty());
        return 0;
    }
    checkNodes(**loaded);
    checkEdges(**loaded);
    checkRest(**loaded);
    checkAnalysis(*loaded);
    return 0;
}
