// SPDX-License-Identifier: GPL-3.0-or-later
// The one error a layout can have.
#pragma once

#include "core/base/load_error.h"

namespace v8scope {

[[nodiscard]] inline LoadError cancelledLayout()
{
    LoadError error;
    error.code = LoadErrorCode::Cancelled;
    return error;
}

} // namespace v8scope
