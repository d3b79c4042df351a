// SPDX-License-Identifier: GPL-3.0-or-later
// Old profiles and those of v8-profiler-next count lines and columns from 1; the model counts from
// 0, as V8 does.
#pragma once

#include "core/profile/profile.h"

namespace v8scope {

// Subtracts 1 from every position of the profile's functions; 0 (unknown there) becomes -1. Ticks
// count from 1 in all forms and stay.
void makePositionsZeroBased(Profile &profile);

} // namespace v8scope
