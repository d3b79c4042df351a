// SPDX-License-Identifier: GPL-3.0-or-later
// How screen readers see flame pictures and overview strips: a graphic whose value is the focused
// box, or the visible range, in words.
#pragma once

namespace v8scope {

// Makes Qt use the interfaces above; harmless to call again. GUI thread.
void installFlameAccessibility();

} // namespace v8scope
