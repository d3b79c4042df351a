// SPDX-License-Identifier: GPL-3.0-or-later
// The step that every verb starts with: read a file, find its loader, work its times out.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"
#include "core/base/byte_buffer.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/formats/registry.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <memory>
#include <string>

namespace v8scope {

struct OpenedProfile {
    ByteBuffer::Origin origin;
    std::uint64_t expandedBytes = 0;
    Loaded loaded;
    std::shared_ptr<const ResolvedProfile> resolved;
    Duration loadTime; // until the times were known
};

[[nodiscard]] Result<OpenedProfile> openProfile(CliContext &context, const GlobalOptions &global,
                                                const std::string &file, CpuRules rules);

// A line on err for people, without control characters from the file.
void complain(CliContext &context, const std::string &message);
// Says why on err; the exit status that fits.
[[nodiscard]] int failedStatus(CliContext &context, const LoadError &error);

inline constexpr int kDone = 0;
inline constexpr int kWrongUsage = 2;
inline constexpr int kUnreadable = 3;
inline constexpr int kInterrupted = 130;

} // namespace v8scope
