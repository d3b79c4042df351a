// SPDX-License-Identifier: GPL-3.0-or-later
// A view of a profile as bytes for a file or the clipboard, made by core's reports. Pure functions
// for any thread.
#pragma once

#include "core/base/progress.h"
#include "core/layout/flame_rows.h"
#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace v8scope {

using SharedView = std::shared_ptr<const ProfileView>;

[[nodiscard]] QByteArray functionsCsv(const ProfileView &view);
[[nodiscard]] QByteArray functionsMarkdown(const ProfileView &view);
[[nodiscard]] QByteArray foldedStacks(const ProfileView &view);
[[nodiscard]] QByteArray jsonReport(const SharedView &view, const QString &fileName);

struct GraphLook {
    FlameOrder order = FlameOrder::LeftHeavy;
    bool rootAtTop = true;
    bool isDark = false;
};
// The whole flame graph; empty if cancelled.
[[nodiscard]] QByteArray flameGraphSvg(const ProfileView &view, const QString &fileName,
                                       const GraphLook &look, Progress &progress);

enum class SubtreeFormat {
    Text,     // indented, weights in columns
    Tsv,      // depth, function, location, self, total
    Json,     // as v8scope-cli cpu --json --tree writes it
    Markdown, // a nested list
};
// The call tree of a view that was focused on the subtree before. At most kMaxSubtreeRows rows (not
// JSON); what is left out is said in the last line.
inline constexpr std::uint64_t kMaxSubtreeRows = 20'000;
[[nodiscard]] QByteArray subtree(const SharedView &view, SubtreeFormat format,
                                 const QString &fileName);

} // namespace v8scope
