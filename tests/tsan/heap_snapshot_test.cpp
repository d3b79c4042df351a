// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot is read by four threads at once: their chunks share rows, columns and a queue of
// turns.
#include "core/formats/heap/heap_snapshot_loader.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

// Some megabytes, so that there are many chunks: a list of nodes, each with a property to the next
// and an element to the root.
std::string bigSnapshot(std::size_t nodes)
{
    std::string text =
        R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count"],)"
        R"("node_types":[["object"],"string","number","number","number"],)"
        R"("edge_fields":["type","name_or_index","to_node"],)"
        R"("edge_types":[["property","element"],"string_or_number","node"],)"
        R"("location_fields":["object_index","script_id","line","column"]},"node_count":)";
    text +=
        std::to_string(nodes) + ",\"edge_count\":" + std::to_string(2 * nodes) + "},\"nodes\":[";
    for (std::size_t i = 0; i < nodes; ++i)
        text += (i == 0 ? "" : "\n,") + std::string("0,") + std::to_string(i % 50'000) + "," +
                std::to_string(i % 1000 == 0 ? 5'000'000'000 + i : 2 * i + 1) + "," +
                std::to_string(i % 5000) + ",2";
    text += "],\"edges\":[";
    for (std::size_t i = 0; i < nodes; ++i)
        text += (i == 0 ? "" : "\n,") + std::string("0,") + std::to_string(i % 50'000) + "," +
                std::to_string((i + 1) % nodes * 5) + "\n,1," +
                std::to_string(i % 500 == 0 ? 4'000'000'000 + i : i) + ",0";
    text += "],\"locations\":[0,1,2,3],\"strings\":[";
    for (std::size_t i = 0; i < 50'000; ++i)
        text += (i == 0 ? "\"" : ",\n\"") +
                (i % 10 == 0 ? std::to_string(i) + " / part of key (K @1) -> value (V @2) pair in "
                                                   "WeakMap (table @3)"
                             : "name " + std::to_string(i)) +
                "\"";
    return text + "]}";
}

bool isAsWritten(const v8scope::HeapSnapshot &snapshot, std::size_t nodes)
{
    if (snapshot.nodeCount != nodes || snapshot.edgeCount != 2 * nodes)
        return false;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const std::uint64_t id = i % 1000 == 0 ? 5'000'000'000 + i : 2 * i + 1;
        if (snapshot.id(v8scope::HeapNode(i)) != id || snapshot.edgeTo[2 * i] != (i + 1) % nodes ||
            snapshot.edgeTo[2 * i + 1] != 0 || snapshot.firstEdge[i] != 2 * i ||
            snapshot.edgeLabel(2 * i + 1) != (i % 500 == 0 ? 4'000'000'000u + i : i))
            return false;
    }
    return snapshot.known.ephemerons().size() == 5000;
}

} // namespace

int main()
{
    setenv("V8SCOPE_THREADS", "4", 1);
    constexpr std::size_t kNodes = 150'000;
    const auto bytes = v8scope::ByteBuffer::fromText(bigSnapshot(kNodes));
    for (int round = 0; round < 3; ++round) {
        v8scope::Progress progress;
        const auto loaded = v8scope::loadHeapSnapshot(bytes, progress);
        if (!loaded || !isAsWritten(**loaded, kNodes)) {
            std::puts(loaded ? "not what was written" : loaded.error().message().c_str());
            return 1;
        }
    }
    return 0;
}
