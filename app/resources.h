// SPDX-License-Identifier: GPL-3.0-or-later
// Icons live in a static library, whose resources the linker leaves out until somebody asks.
#pragma once

namespace v8scope {

void initResources(); // makes ":/icons/…" available; harmless to call again

} // namespace v8scope
