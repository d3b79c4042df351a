// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to everything a document needs before its first picture. Runs in a job, any thread.
#pragma once

#include "core/base/diagnostics.h"
#include "core/formats/registry.h"
#include "core/profile/resolve.h"

#include <memory>
#include <string>
#include <vector>

namespace v8scope {

struct LoadedDocument {
    std::string kind;   // as Loaded: "cpuprofile"
    std::string format; // for people
    std::shared_ptr<const ResolvedProfile> profile;
    std::vector<Diagnostic> diagnostics;
};

// Running out of memory is the error TooLarge, not an exception.
[[nodiscard]] Result<LoadedDocument> loadDocument(const std::string &path, CpuRules rules,
                                                  const ReadOptions &options, Progress &progress);

} // namespace v8scope
