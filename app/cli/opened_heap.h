// SPDX-License-Identifier: GPL-3.0-or-later
// A heap snapshot with everything worked out: the first step of the verbs about heaps.
#pragma once

#include "app/cli/opened_file.h"
#include "core/heap/heap.h"

#include <memory>
#include <string>
#include <variant>

namespace v8scope {

// Another kind of file is wrong usage. timings may be null.
[[nodiscard]] std::variant<std::shared_ptr<const Heap>, Failure>
openHeap(CliContext &context, const GlobalOptions &global, const std::string &file,
         Timings *timings);
// The second half of it, for a file that is open.
[[nodiscard]] std::variant<std::shared_ptr<const Heap>, Failure>
analyzeOpened(CliContext &context, const GlobalOptions &global, OpenedFile opened,
              Timings *timings);

} // namespace v8scope
