// SPDX-License-Identifier: GPL-3.0-or-later
// How well a few typed letters fit a text: all in order, gaps allowed; starts of words and letters
// in a row count more. For the command palette. Pure function.
#pragma once

#include <QStringView>

#include <optional>

namespace v8scope {

// nullopt if pattern (case and spaces ignored) is not in text; higher is better. O(text).
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace v8scope
