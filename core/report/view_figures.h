// SPDX-License-Identifier: GPL-3.0-or-later
// The sums a report starts with, of what a view shows: its range and filters are taken into
// account. Pure function; any thread.
#pragma once

#include "core/profile/profile_view.h"

#include <cstdint>

namespace v8scope {

// Weights in the tree's unit.
struct ViewFigures {
    WeightUnit unit = WeightUnit::Nanoseconds;
    std::int64_t total = 0; // everything shown; CPU time: first sample to end
    std::int64_t leadIn = 0;
    std::int64_t idle = 0;
    std::int64_t program = 0;
    std::int64_t gc = 0;
    std::int64_t unknown = 0;
    std::uint64_t samples = 0;
    std::uint64_t patchedProgram = 0; // of the whole profile
    std::uint32_t nodes = 0;          // in the file; in the tree, if there are filters
    std::uint32_t maxDepth = 0;

    [[nodiscard]] std::int64_t busy() const { return total - idle; }
};

[[nodiscard]] ViewFigures figuresOf(const ProfileView &view);
// Of the whole profile, without a view.
[[nodiscard]] ViewFigures summaryFigures(const ResolvedProfile &resolved);

} // namespace v8scope
