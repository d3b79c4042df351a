// SPDX-License-Identifier: GPL-3.0-or-later
// Collapsed stacks, one line per stack with weight of its own: "a (f.js:1);b (f.js:9) 1200", root
// first, as flamegraph.pl, speedscope, inferno and others read them.
#pragma once

#include "core/profile/profile_view.h"

#include <iosfwd>

namespace v8scope {

// Weights in microseconds, bytes or samples, exact. The format knows no escapes, so ";" in a name
// becomes ":" and line breaks become spaces. O(nodes · depth) text: the format repeats every
// caller.
void writeFoldedStacks(std::ostream &out, const ProfileView &view);

} // namespace v8scope
