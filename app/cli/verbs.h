// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs do; each returns the exit status and has said what went wrong.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"

namespace v8scope {

[[nodiscard]] int runInfo(CliContext &context, const GlobalOptions &global,
                          const InfoOptions &options);
[[nodiscard]] int runCpu(CliContext &context, const GlobalOptions &global,
                         const CpuOptions &options);
[[nodiscard]] int runHeap(CliContext &context, const GlobalOptions &global,
                          const HeapOptions &options);
[[nodiscard]] int runHeapDiff(CliContext &context, const GlobalOptions &global,
                              const HeapDiffOptions &options);
[[nodiscard]] int runExport(CliContext &context, const GlobalOptions &global,
                            const ExportOptions &options);

} // namespace v8scope
