// SPDX-License-Identifier: GPL-3.0-or-later
// .cpuprofile in all its forms: flat nodes (linked by children or by parent), the old tree below
// `head`, v8-profiler-next's 1-based variant; with and without samples and times; cut files as far
// as they go. Pure; any thread.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/profile.h"

#include <memory>

namespace v8scope {

[[nodiscard]] Result<std::shared_ptr<const Profile>> loadCpuProfile(const ByteBuffer &bytes,
                                                                    Progress &progress);

} // namespace v8scope
