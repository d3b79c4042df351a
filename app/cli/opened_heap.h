// SPDX-License-Identifier: GPL-3.0-or-later
// A heap snapshot with everything worked out: the first step of the verbs about heaps.
#pragma once

#include "app/cli/opened_file.h"
#include "core/heap/heap.h"
#include "core/open/open_heap.h"

#include <memory>
#include <string>
#include <variant>

namespace v8scope {

// From its index unless noIndex. Another kind of file is wrong usage.
[[nodiscard]] std::variant<OpenedHeap, Failure> openHeap(CliContext &context,
                                                         const GlobalOptions &global,
                                                         const std::string &file, bool noIndex,
                                                         Timings &timings);
// Keeps an index for the next time, after everything has been said.
void keepIndex(CliContext &context, const GlobalOptions &global, const OpenedHeap &heap,
               bool noIndex, Timings &timings);
// Without an index, for a file that is open. timings may be null.
[[nodiscard]] std::variant<std::shared_ptr<const Heap>, Failure>
analyzeOpened(CliContext &context, const GlobalOptions &global, OpenedFile opened,
              Timings *timings);

} // namespace v8scope
