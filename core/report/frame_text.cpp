// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/frame_text.h"

#include "core/profile/category.h"

namespace v8scope {

std::string_view rawName(const ProfileView &view, FrameRef frame)
{
    if (frame.function.isValid())
        return view.name(frame.function);
    switch (frame.system) {
    case SystemKind::Root: return "(root)";
    case SystemKind::Program: return "(program)";
    case SystemKind::Idle: return "(idle)";
    case SystemKind::GarbageCollector: return "(garbage collector)";
    case SystemKind::Detached: return "(detached)";
    case SystemKind::Unknown:
    case SystemKind::None: break;
    }
    return "(unknown)";
}

std::string_view rawUrl(const ProfileView &view, FrameRef frame)
{
    return frame.function.isValid() ? view.url(frame.function) : std::string_view();
}

std::string displayName(const ProfileView &view, FrameRef frame)
{
    const std::string_view name = rawName(view, frame);
    return name.empty() ? "(anonymous)" : std::string(name);
}

std::int64_t editorLine(const ProfileView &view, FrameRef frame)
{
    return frame.function.isValid() ? std::int64_t(view.line(frame.function)) + 1 : 0;
}

std::int64_t editorColumn(const ProfileView &view, FrameRef frame)
{
    return frame.function.isValid() ? std::int64_t(view.column(frame.function)) + 1 : 0;
}

std::string location(const ProfileView &view, FrameRef frame)
{
    if (frame.system != SystemKind::None)
        return {};
    const std::string_view url = rawUrl(view, frame);
    std::string text = displayPath(url);
    if (text.empty())
        text = url.empty() ? "(native)" : std::string(url);
    if (const std::int64_t line = editorLine(view, frame); line > 0) {
        text += ":" + std::to_string(line);
        if (const std::int64_t column = editorColumn(view, frame); column > 0)
            text += ":" + std::to_string(column);
    }
    return text;
}

} // namespace v8scope
