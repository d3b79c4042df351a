// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of file that no loader reads but that can be told from their content, so that the error can
// say what the user has opened.
#pragma once

#include "core/formats/file_content.h"

#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

// A noun phrase: "a speedscope profile".
[[nodiscard]] std::optional<std::string> nameKnownFormat(const FileContent &content);

// For what is not known: "a JSON object with the keys \"a\", \"b\"", "binary data", "text".
[[nodiscard]] std::string describeUnknown(const FileContent &content);

} // namespace v8scope
