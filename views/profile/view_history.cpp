// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/view_history.h"

#include <utility>

namespace v8scope {

void ViewHistory::visit(HistoryEntry entry)
{
    if (!m_entries.empty() && m_entries[m_current] == entry)
        return;
    if (!m_entries.empty())
        m_entries.resize(m_current + 1);
    if (m_entries.size() == kMaxEntries)
        m_entries.erase(m_entries.begin());
    m_entries.push_back(std::move(entry));
    m_current = m_entries.size() - 1;
}

std::optional<HistoryEntry> ViewHistory::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_entries[--m_current];
}

std::optional<HistoryEntry> ViewHistory::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_entries[++m_current];
}

} // namespace v8scope
