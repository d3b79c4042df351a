// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this process has used. Any thread.
#pragma once

#include "core/base/units.h"

namespace v8scope {

// The most physical memory this process ever held; 0 if the system does not say.
[[nodiscard]] Bytes peakResidentMemory();

} // namespace v8scope
