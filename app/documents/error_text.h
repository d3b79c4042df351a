// SPDX-License-Identifier: GPL-3.0-or-later
// Errors and diagnostics of files in the words of the window: what happened, where, what to do
// next. Pure functions.
#pragma once

#include "core/base/diagnostics.h"
#include "core/base/load_error.h"

#include <QString>

namespace v8scope {

[[nodiscard]] QString errorHeadline(LoadErrorCode code); // "The file ends too early"
[[nodiscard]] QString errorAdvice(LoadErrorCode code);   // what the user can do
[[nodiscard]] QString
errorPlace(const LoadError &error); // "At byte 1,204, in nodes[3]"; "" = unknown
[[nodiscard]] QString errorFinding(const LoadError &error); // "Expected …, found …"; "" = unknown
[[nodiscard]] QString diagnosticText(const Diagnostic &diagnostic); // one line

} // namespace v8scope
