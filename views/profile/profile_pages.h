// SPDX-License-Identifier: GPL-3.0-or-later
// The list of views that a profile panel offers, in the order of their keys.
#pragma once

#include "views/profile/panel_pages.h"

#include <vector>

namespace v8scope {

class ActionRegistry;
class ProfileSession;

// session and actions outlive the views.
[[nodiscard]] std::vector<PanelPages::Page> profilePages(ProfileSession &session,
                                                         ActionRegistry &actions);

// The built view of a type; nullptr if it was not shown yet.
template <class View>
[[nodiscard]] View *builtView(const PanelPages &pages)
{
    for (int i = 0; i < pages.count(); ++i) {
        if (auto *view = qobject_cast<View *>(pages.builtWidget(i)))
            return view;
    }
    return nullptr;
}

} // namespace v8scope
