// SPDX-License-Identifier: GPL-3.0-or-later
// Where the user was: view and selection, to go back to with Alt+Left. Entries name functions, not
// nodes, so that they outlive filters. A value.
#pragma once

#include "views/profile/profile_state.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace v8scope {

struct HistoryEntry {
    int view = 0;
    ItemPath item;
    bool operator==(const HistoryEntry &) const = default;
};

class ViewHistory {
public:
    static constexpr std::size_t kMaxEntries = 200;

    // Where the user is now. Forgets what lay ahead, unless it is the current place.
    void visit(HistoryEntry entry);
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_entries.size(); }
    // The place before or after, which becomes the current one.
    std::optional<HistoryEntry> back();
    std::optional<HistoryEntry> forward();

private:
    std::vector<HistoryEntry> m_entries;
    std::size_t m_current = 0;
};

} // namespace v8scope
