// SPDX-License-Identifier: GPL-3.0-or-later
// From samples to time: the one place that decides how long a sample lasts, what a lone (program)
// means and where garbage collection stands. Rules: cpu.md section 0 (ours) and 3 (DevTools'
// CPUProfileDataModel). Pure function of the profile; any thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/call_tree.h"
#include "core/profile/profile.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace v8scope {

enum class CpuRules {
    Ours,     // last sample lasts until the end; GC after (idle) or (program) stands at the root
    DevTools, // last sample lasts the mean interval; GC always on the previous stack
};

// Samples in order of time (CPU) or of allocation (bytes). Sample i covers [position[i],
// position[i+1]) on the axis: nanoseconds since the profile's start, or bytes allocated so far.
// The columns are shared between views and layouts: a profile may have 15 million samples.
struct SampleTimeline {
    using Positions = std::vector<std::int64_t>;
    using Nodes = std::vector<std::uint32_t>;

    // Never null. position has count() + 1 entries; both are empty if the file has no samples.
    std::shared_ptr<const Positions> position = std::make_shared<const Positions>();
    // CallTree node; none = not shown (filtered away, or in no node of the file).
    std::shared_ptr<const Nodes> node = std::make_shared<const Nodes>();

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(node->size()); }
    [[nodiscard]] std::int64_t begin() const { return position->empty() ? 0 : position->front(); }
    [[nodiscard]] std::int64_t end() const { return position->empty() ? 0 : position->back(); }
};

// Sums that every report starts with; nanoseconds (or bytes / hits, as the tree's unit says).
struct ProfileSummary {
    std::int64_t duration = 0; // first sample to end
    std::int64_t leadIn = 0;   // start to first sample; belongs to nobody
    std::int64_t idle = 0;
    std::int64_t program = 0;
    std::int64_t gc = 0;
    std::int64_t unknown = 0; // samples whose node is not in the file
    std::uint64_t samples = 0;
    std::uint64_t patchedProgram = 0; // lone (program) samples repaired
    std::uint32_t nodes = 0;          // in the file
    std::uint32_t maxDepth = 0;       // of the file's nodes, frames below the root
};

// A profile with its time worked out: base of every view. Immutable.
struct ResolvedProfile {
    std::shared_ptr<const Profile> profile;
    CpuRules rules = CpuRules::Ours;
    // The file's nodes under their own numbers, then what resolving added: garbage-collector nodes
    // that stand on stacks, and "(unknown)".
    std::shared_ptr<const CallTree> tree;
    // Names of functions that the file does not have ("(unknown)"); their ids follow the file's.
    std::vector<std::string> extraNames;
    SampleTimeline timeline;
    ProfileSummary summary;
};

// Reports into the phase of progress that the caller began. O(samples + nodes), and k log k for k
// samples that the file has late. Error only: cancelled.
[[nodiscard]] Result<std::shared_ptr<const ResolvedProfile>>
resolve(std::shared_ptr<const Profile> profile, CpuRules rules, Progress &progress);

} // namespace v8scope
