// SPDX-License-Identifier: GPL-3.0-or-later
// The index of a small heap with the input as edits, checksums made right again, so that what is
// behind them is reached: it is refused, or everything can be asked of the heap.
#include "core/heap/classes/node_names.h"
#include "core/heap/compare/heap_comparison.h"
#include "core/heap/overview/own_objects.h"
#include "core/heap/questions/node_filters.h"
#include "core/heap/retainers/retainer_list.h"
#include "core/heap/retainers/retaining_paths.h"
#include "tests/fuzz/check_profile.h"
#include "tests/support/drawn_heap.h"
#include "tests/support/index_bytes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace v8scope;

constexpr std::size_t kEditBytes = 4; // section, place (two bytes), value

drawn::DrawnHeap smallHeap()
{
    drawn::DrawnHeap heap(R"~(
        root: synthetic ""
        root -element 1-> roots
        roots: synthetic "(GC roots)"
        root -shortcut app-> window
        window: object "Window / app" 40
        window -> point
        point: object Object 24 trace 2
        point -> x
        point -> y
        window -> other
        other: object Object 24
        other -> x
        other -> y
        window -[4294967295]-> far
        far: "concatenated string" "joined" 20
        far -internal first-> x
        x: string "a" 16
        window -> table
        table: array "" 64
        table -internal "1 / part of key (A @11) -> value (B @13) pair in WeakMap (table @17)"-> y
        window -internal map-> map
        map: hidden "system / Map" 80
        div: native "<div id=x>" 100 detached
        window -> div
        lost: object Lost 5000000000
    )~");
    heap.location("point", 7, 3, 14, "map");
    heap.section("trace_function_infos", "1,0,0,7,3,14,2,0,0,8,4,5");
    heap.section("trace_tree", "1,0,0,0,[2,1,3,72,[]]");
    heap.section("samples", "100,7,200,4000");
    return heap;
}

struct Base {
    Base()
        : text(ByteBuffer::fromText(smallHeap().json(), "drawn")),
          heap(indexed::analyzed(text)),
          inSnapshot(indexed::bytesOf(heap, IndexStrings::InSnapshot)),
          inIndex(indexed::bytesOf(heap, IndexStrings::InIndex))
    {}

    std::shared_ptr<const ByteBuffer> text;
    IndexedHeap heap;
    std::string inSnapshot;
    std::string inIndex;
};

void edit(std::string &index, const IndexDirectory &directory, const std::uint8_t *edit)
{
    const IndexEntry &entry = directory.entries[edit[0] % directory.entries.size()];
    const std::size_t place = (std::size_t{edit[1]} << 8 | edit[2]) % entry.bytes;
    index[entry.offset + place] = static_cast<char>(edit[3]);
}

void askEverything(const IndexedHeap &indexed, const Heap &other)
{
    Progress progress;
    const Heap &heap = *indexed.heap;
    for (std::uint32_t i = 0; i < heap.snapshot->nodeCount; ++i) {
        const HeapNode node(i);
        fuzz::require(displayName(*heap.snapshot, heap.flags, node).size() < 1u << 20);
        fuzz::require(heap.className(node).size() < 1u << 20);
        fuzz::require(dominatorChain(heap, node).back() == heap.snapshot->root);
        static_cast<void>(listRetainers(heap, node, nullptr));
        static_cast<void>(listContained(heap, node));
        static_cast<void>(heap.classes.key(*heap.snapshot, heap.classes.groupOf[i]));
        static_cast<void>(retainingPaths(heap, node, nullptr, PathLimits{}));
    }
    static_cast<void>(computeOverview(heap, progress));
    static_cast<void>(findOwnObjects(heap, 10, progress));
    static_cast<void>(attributeToContexts(heap, progress));
    static_cast<void>(duplicatedStringNodes(heap, progress));
    for (const RetainedBy what : {RetainedBy::Contexts, RetainedBy::DetachedNodes,
                                  RetainedBy::EventHandlers, RetainedBy::Console})
        static_cast<void>(nodesRetainedBy(heap, what, progress));
    static_cast<void>(ignoreRetainers(heap, {HeapNode(0)}, progress));
    fuzz::require(compareHeaps(heap, other, progress).hasValue());
    fuzz::require(compareHeaps(other, heap, progress).hasValue());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Base base;
    if (size < 1)
        return 0;
    const std::uint8_t mode = data[0];
    std::string index = (mode & 1u) != 0 ? base.inIndex : base.inSnapshot;
    const auto directory = decodeDirectory(index);
    fuzz::require(directory.hasValue());
    const std::size_t edits = std::min<std::size_t>((size - 1) / kEditBytes, 64);
    for (std::size_t i = 0; i < edits; ++i)
        edit(index, *directory, data + 1 + i * kEditBytes);
    if ((mode & 2u) == 0)
        indexed::mend(index, *directory);
    Progress progress;
    const auto read = readHeapIndex(indexed::kept(index), {base.text->text(), base.text},
                                    IndexCheck::Whole, progress);
    if (!read) {
        fuzz::require(!read.error().message.empty());
        return 0;
    }
    askEverything(*read, *base.heap.heap);
    return 0;
}
