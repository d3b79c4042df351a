// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the verbs about heaps, for the parser.
#pragma once

#include "app/cli/options.h"

namespace CLI {
class App;
}

namespace v8scope {

void addHeap(CLI::App &app, HeapOptions &options);
void addHeapDiff(CLI::App &app, HeapDiffOptions &options);

} // namespace v8scope
