// SPDX-License-Identifier: GPL-3.0-or-later
// What every Profile promises (core/profile/profile.h), whatever file it came from. Aborts if it is
// broken, which is how a fuzzer learns of it.
#pragma once

#include "core/profile/profile.h"

#include <cstdlib>

namespace v8scope::fuzz {

inline void require(bool promise)
{
    if (!promise)
        std::abort();
}

inline void checkNodes(const Profile &profile)
{
    const ProfileNodes &nodes = profile.nodes;
    const std::uint32_t n = nodes.size();
    require(n > 0 && nodes.parent[0] == NodeId::kNoneValue);
    require(nodes.function.size() == n && nodes.system.size() == n && nodes.fileId.size() == n);
    require(nodes.hitCount.size() == n && nodes.system[0] == SystemKind::Root);
    require(nodes.selfBytes.size() == (profile.kind == ProfileKind::CpuTime ? 0 : n));
    require(nodes.scriptId.empty() || nodes.scriptId.size() == n);
    require(nodes.deoptReason.empty() || nodes.deoptReason.size() == n);
    require(nodes.tickStart.empty() ||
            (nodes.tickStart.size() == n + 1 && nodes.tickStart[n] == nodes.ticks.size()));
    for (std::uint32_t i = 0; i < n; ++i) {
        require(i == 0 || nodes.parent[i] < i);
        require(nodes.function[i].value < profile.functions.size());
        require(nodes.tickStart.empty() || nodes.tickStart[i] <= nodes.tickStart[i + 1]);
    }
}

inline void checkProfile(const Profile &profile)
{
    checkNodes(profile);
    const std::size_t samples = profile.sampleNode.size();
    const bool isCpu = profile.kind == ProfileKind::CpuTime;
    require(profile.sampleTime.size() == (isCpu ? samples : 0));
    require(profile.allocationBytes.size() == (isCpu ? 0 : samples));
    require(profile.allocationOrdinal.size() == (isCpu ? 0 : samples));
    for (const std::uint32_t node : profile.sampleNode)
        require(node == NodeId::kNoneValue || node < profile.nodes.size());
    // Far below the 64-bit limits, so that differences of times cannot overflow.
    constexpr std::int64_t kFar = std::int64_t{1} << 62;
    for (const std::int64_t time : profile.sampleTime)
        require(time > -kFar && time < kFar);
    require(profile.endNs > -kFar && profile.endNs < kFar);
    for (const Diagnostic &diagnostic : profile.diagnostics.all())
        require(!diagnostic.message.empty() && diagnostic.count > 0);
}

} // namespace v8scope::fuzz
