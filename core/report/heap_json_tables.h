// SPDX-License-Identifier: GPL-3.0-or-later
// The members of the heap document that list something of the whole heap: duplicated strings,
// realms, allocations, dead variables. Left out if not asked for.
#pragma once

#include "core/report/heap_answer.h"

namespace v8scope {

class JsonWriter;

// name, script, script_id, line, column.
void traceFunctionMembers(JsonWriter &json, const HeapSnapshot &snapshot,
                          const TraceFunction &function);
void writeTablesJson(JsonWriter &json, const HeapAnswer &answer);

} // namespace v8scope
