// SPDX-License-Identifier: GPL-3.0-or-later
// The error of work for which there is not enough memory: what std::bad_alloc becomes.
#pragma once

#include "core/base/load_error.h"

#include <string>
#include <utility>

namespace v8scope {

// expected: what would have been possible, as in LoadError.
[[nodiscard]] inline LoadError tooLargeError(std::string expected, std::string file = {})
{
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.file = std::move(file);
    error.expected = std::move(expected);
    return error;
}

} // namespace v8scope
