// SPDX-License-Identifier: GPL-3.0-or-later
// How reports call a frame: its name and its place as an editor counts (1-based). Pure functions.
#pragma once

#include "core/profile/profile_view.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace v8scope {

// A function with the kind of frame it stands for; what a row of any table or tree is about.
struct FrameRef {
    FunctionId function;
    SystemKind system = SystemKind::None;
};

// As the file has it; empty for anonymous functions. "(unknown)" and the like for frames made by
// us.
[[nodiscard]] std::string_view rawName(const ProfileView &view, FrameRef frame);
[[nodiscard]] std::string_view rawUrl(const ProfileView &view, FrameRef frame);
// "(anonymous)" for functions without a name.
[[nodiscard]] std::string displayName(const ProfileView &view, FrameRef frame);
// 1-based, 0 = unknown.
[[nodiscard]] std::int64_t editorLine(const ProfileView &view, FrameRef frame);
[[nodiscard]] std::int64_t editorColumn(const ProfileView &view, FrameRef frame);
// "/app/server.js:12:5" as far as it is known, "(native)" without a url, "" for system frames.
[[nodiscard]] std::string location(const ProfileView &view, FrameRef frame);

} // namespace v8scope
