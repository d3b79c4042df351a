// SPDX-License-Identifier: GPL-3.0-or-later
// Where a byte offset is in the JSON's structure: "nodes[1204].callFrame.lineNumber". Worked out
// afterwards by walking the text again, so that reading pays nothing for it.
#pragma once

#include "core/base/load_error.h"
#include "core/json/json_cursor.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace v8scope {

// O(offset). Very deep paths are shortened in the middle. text needs padding as JsonCursor does.
[[nodiscard]] std::string jsonPathAt(std::string_view text, std::uint64_t offset);

// What stands at an offset, for a message: `the string "x"`, "the end of the file".
[[nodiscard]] std::string describeJsonAt(std::string_view text, std::uint64_t offset);

[[nodiscard]] LoadError makeJsonError(std::string_view text, const JsonFault &fault,
                                      std::string file);

} // namespace v8scope
