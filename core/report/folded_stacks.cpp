// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/folded_stacks.h"

#include "core/profile/category.h"
#include "core/report/frame_text.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace v8scope {

namespace {

std::string foldedFrame(const ProfileView &view, FrameRef frame)
{
    std::string text = displayName(view, frame);
    const std::string_view url = rawUrl(view, frame);
    if (frame.system == SystemKind::None && !url.empty()) {
        text += " (" + displayPath(url);
        if (const std::int64_t line = editorLine(view, frame); line > 0)
            text += ":" + std::to_string(line);
        text += ")";
    }
    text = printable(text);
    std::replace(text.begin(), text.end(), ';', ':');
    return text;
}

struct Pending {
    std::uint32_t node;
    std::size_t prefix; // length of the callers' text
};

} // namespace

void writeFoldedStacks(std::ostream &out, const ProfileView &view)
{
    const CallTree &tree = *view.tree;
    if (tree.size() == 0)
        return;
    std::vector<Pending> pending = {{0, 0}};
    std::string stack;
    while (!pending.empty() && out) {
        const Pending at = pending.back();
        pending.pop_back();
        stack.resize(at.prefix);
        const FrameRef frame{tree.function[at.node], tree.system[at.node]};
        if (at.node != 0) {
            stack += (at.prefix == 0 ? "" : ";") + foldedFrame(view, frame);
        }
        if (tree.self[at.node] > 0) {
            out << (at.node == 0 ? foldedFrame(view, frame) : stack) << ' '
                << exactWeight(tree.self[at.node], tree.unit) << '\n';
        }
        const std::span<const std::uint32_t> children = tree.children.row(at.node);
        for (auto it = children.rbegin(); it != children.rend(); ++it) {
            if (tree.total[*it] > 0)
                pending.push_back({*it, stack.size()});
        }
    }
}

} // namespace v8scope
