// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/bottom_up.h"

#include "core/profile/function_list.h"

#include <algorithm>
#include <utility>

namespace v8scope {

BottomUpTree::BottomUpTree(std::shared_ptr<const ProfileView> view) : m_view(std::move(view))
{
    const CallTree &tree = *m_view->tree;
    std::vector<std::uint32_t> rowOf(m_view->functionCount(), NodeId::kNoneValue);
    for (const FunctionRow &entry : functionList(*m_view)) {
        if (entry.self == 0)
            continue;
        Row row;
        row.function = entry.function;
        row.system = entry.system;
        row.self = entry.self;
        row.total = entry.total;
        row.rank = static_cast<std::uint32_t>(m_rows.size());
        rowOf[entry.function.value] = row.rank;
        m_top.push_back(row.rank);
        m_rows.push_back(row);
    }
    m_parts.resize(m_rows.size());
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        const std::uint32_t row = rowOf[tree.function[node].value];
        if (tree.self[node] != 0 && row != NodeId::kNoneValue)
            m_parts[row].push_back({node, tree.self[node]});
    }
}

bool BottomUpTree::hasChildren(std::uint32_t index) const
{
    if (m_rows[index].expanded)
        return m_rows[index].childCount > 0;
    const std::vector<std::uint32_t> &parent = m_view->tree->parent;
    return std::any_of(m_parts[index].begin(), m_parts[index].end(), [&](const CallPart &part) {
        return part.node != 0 && parent[part.node] != 0;
    });
}

std::span<const std::uint32_t> BottomUpTree::children(std::uint32_t index)
{
    if (!m_rows[index].expanded)
        expand(index);
    return std::span(m_childIndex).subspan(m_rows[index].firstChild, m_rows[index].childCount);
}

void BottomUpTree::expand(std::uint32_t index)
{
    const CallTree &tree = *m_view->tree;
    const std::vector<CallPart> callers = callersOf(tree, std::exchange(m_parts[index], {}));
    const auto firstIndex = static_cast<std::uint32_t>(m_childIndex.size());
    for (auto run = callers.begin(); run != callers.end();) {
        Row row;
        row.function = tree.function[run->node];
        row.system = tree.system[run->node];
        row.parent = index;
        const auto runEnd = std::find_if(run, callers.end(), [&](const CallPart &part) {
            return tree.function[part.node] != row.function;
        });
        for (auto part = run; part != runEnd; ++part)
            row.self += part->weight;
        row.total = row.self;
        m_childIndex.push_back(rowCount());
        m_rows.push_back(row);
        m_parts.emplace_back(run, runEnd);
        run = runEnd;
    }
    std::sort(m_childIndex.begin() + firstIndex, m_childIndex.end(),
              [&](std::uint32_t a, std::uint32_t b) {
                  if (m_rows[a].self != m_rows[b].self)
                      return m_rows[a].self > m_rows[b].self;
                  return m_view->name(m_rows[a].function) < m_view->name(m_rows[b].function);
              });
    for (std::uint32_t i = firstIndex; i < m_childIndex.size(); ++i)
        m_rows[m_childIndex[i]].rank = i - firstIndex;
    Row &parent = m_rows[index];
    parent.firstChild = firstIndex;
    parent.childCount = static_cast<std::uint32_t>(m_childIndex.size()) - firstIndex;
    parent.expanded = true;
}

std::vector<FunctionId> BottomUpTree::path(std::uint32_t index) const
{
    std::vector<FunctionId> functions;
    for (std::uint32_t at = index; at != NodeId::kNoneValue; at = m_rows[at].parent)
        functions.push_back(m_rows[at].function);
    return functions;
}

} // namespace v8scope
