// SPDX-License-Identifier: GPL-3.0-or-later
// .heapprofile: sampled allocations, a tree below `head` whose nodes hold bytes, and (from Node 12
// on) the single samples. Pure; any thread.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/profile.h"

#include <memory>

namespace v8scope {

[[nodiscard]] Result<std::shared_ptr<const Profile>> loadHeapProfile(const ByteBuffer &bytes,
                                                                     Progress &progress);

} // namespace v8scope
