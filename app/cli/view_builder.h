// SPDX-License-Identifier: GPL-3.0-or-later
// From the options that choose a part of a profile (range, hide, focus) to the view of that part.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/opened_file.h"
#include "app/cli/options.h"
#include "app/cli/outcome.h"

#include <memory>
#include <string>
#include <variant>

namespace v8scope {

[[nodiscard]] std::variant<std::shared_ptr<const ProfileView>, Failure>
buildView(CliContext &context, const OpenedFile &opened, const ViewOptions &options);

} // namespace v8scope
