// SPDX-License-Identifier: GPL-3.0-or-later
// Fills of boxes in exported pictures, after Okabe and Ito's colour-blind-safe set; the same as in
// the window. Dark text stands on the light ones, light text on the dark ones, at 4.5:1 or better.
#pragma once

#include "core/profile/category.h"

#include <string_view>

namespace v8scope {

[[nodiscard]] std::string_view categoryColor(Category category, bool dark); // "#rrggbb"

} // namespace v8scope
