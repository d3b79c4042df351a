// SPDX-License-Identifier: GPL-3.0-or-later
// A heap snapshot with everything worked out: the first step of the verbs about heaps.
#pragma once

#include "app/cli/opened_file.h"
#include "core/open/open_heap.h"

#include <optional>
#include <string>
#include <variant>

namespace v8scope {

// From its index, if there are any. Another kind of file is wrong usage.
[[nodiscard]] std::variant<OpenedHeap, Failure>
openHeapFile(CliContext &context, const GlobalOptions &global, const std::string &file,
             const std::optional<IndexStore> &indexes, Timings &timings);
// Keeps an index for the next time, after everything has been said.
void keepIndex(CliContext &context, const GlobalOptions &global, const OpenedHeap &heap,
               const IndexStore &indexes, Timings &timings);
// For a snapshot that was read, without an index. timings may be null.
[[nodiscard]] std::variant<OpenedHeap, Failure>
analyzeFile(CliContext &context, const GlobalOptions &global, OpenedFile opened, Timings *timings);

} // namespace v8scope
