// SPDX-License-Identifier: GPL-3.0-or-later
// The members of the heap document that answer one question each; left out if it was not asked.
#pragma once

#include "core/report/heap_answer.h"

#include <string_view>
#include <vector>

namespace v8scope {

class JsonWriter;

// "key":[{id, type, class, name, …}]; with user_distance if internals are hidden.
void writeNodesJson(JsonWriter &json, std::string_view key, const HeapAnswer &answer,
                    const std::vector<HeapNode> &nodes);
void writeAnswersJson(JsonWriter &json, const HeapAnswer &answer);

} // namespace v8scope
