// SPDX-License-Identifier: GPL-3.0-or-later
// The one error of work that cannot fail: somebody asked it to stop.
#pragma once

#include "core/base/load_error.h"

namespace v8scope {

[[nodiscard]] inline LoadError cancelledError()
{
    LoadError error;
    error.code = LoadErrorCode::Cancelled;
    return error;
}

} // namespace v8scope
