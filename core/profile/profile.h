// SPDX-License-Identifier: GPL-3.0-or-later
// What a .cpuprofile or .heapprofile says, in columns, without interpretation: the call tree as
// recorded, samples in file order. Made by a loader, immutable afterwards, read by any thread.
// How samples become time is decided in resolve.h.
#pragma once

#include "core/base/diagnostics.h"
#include "core/base/ids.h"
#include "core/base/string_pool.h"
#include "core/profile/function_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace v8scope {

enum class ProfileKind {
    CpuTime,            // .cpuprofile
    SampledAllocations, // .heapprofile
};

// V8's frames that are no functions. Only children of the root without a url count (cpu.md,
// decision 3): a user function called "(idle)" is a user function.
enum class SystemKind : std::uint8_t {
    None,
    Root,             // (root)
    Program,          // (program): native code or VM without a JavaScript stack
    Idle,             // (idle): the event loop waits
    GarbageCollector, // (garbage collector)
    Unknown,          // made by us: time of samples that name no node
    Detached,         // made by us: parent of nodes that hang nowhere
};

// One line of a function on which the sampler found it.
struct PositionTick {
    std::int32_t line = 0; // 1-based, absolute in the file, as V8 writes it
    std::uint32_t ticks = 0;
};

// Node columns; index 0 is the root, a parent always comes before its children.
struct ProfileNodes {
    std::vector<std::uint32_t> parent; // NodeId value; none for the root
    std::vector<FunctionId> function;
    std::vector<SystemKind> system;
    std::vector<std::uint64_t> fileId;   // the id the file uses
    std::vector<std::uint32_t> hitCount; // 0 if the file has none
    std::vector<std::int64_t> selfBytes; // SampledAllocations only, else empty
    std::vector<StringId> scriptId;      // empty vector if no node has one
    std::vector<StringId>
        deoptReason; // empty vector if no node has one ("" and "no reason" are none)
    std::vector<std::uint32_t> tickStart; // size() + 1 offsets into ticks; empty if there are none
    std::vector<PositionTick> ticks;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(parent.size()); }
    [[nodiscard]] std::span<const PositionTick> ticksOf(std::uint32_t node) const
    {
        if (tickStart.empty())
            return {};
        return {ticks.data() + tickStart[node], ticks.data() + tickStart[node + 1]};
    }
};

struct Profile {
    ProfileKind kind = ProfileKind::CpuTime;
    std::string format; // "V8 CPU profile, flat nodes with children", for `info`
    std::string title;  // the file's own title, if any
    StringPool strings;
    FunctionTable functions;
    ProfileNodes nodes;

    // CPU samples in file order. sampleTime is nanoseconds since the profile's start (may fall: V8
    // queues deopt samples out of order); sampleNode is a NodeId value or none (id not in the
    // file). Both empty: the file has hit counts only.
    std::vector<std::uint32_t> sampleNode;
    std::vector<std::int64_t> sampleTime;
    bool hasRealDeltas = true; // false: times were spread evenly because the file has no deltas
    std::int64_t endNs = 0; // the end, since the start; what the file says, may lie before samples
    bool endIsExplicit = false; // old format: a timestamp after the last sample ends it
    double startUs = 0;         // the file's own clock at the start, microseconds; for display

    // Allocation samples in file order (SampledAllocations only).
    std::vector<std::int64_t> allocationBytes;
    std::vector<std::uint64_t> allocationOrdinal; // order in time
    // (their nodes are in sampleNode)

    Diagnostics diagnostics;

    [[nodiscard]] std::string_view name(FunctionId f) const
    {
        return strings.view(functions.key(f).name);
    }
    [[nodiscard]] std::string_view url(FunctionId f) const
    {
        return strings.view(functions.key(f).url);
    }
};

} // namespace v8scope
