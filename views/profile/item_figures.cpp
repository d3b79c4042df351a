// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/item_figures.h"

#include <utility>

namespace v8scope {

FunctionTotals::FunctionTotals(std::shared_ptr<const ProfileView> view)
    : m_view(std::move(view)),
      m_rows(functionList(*m_view)),
      m_rowOf(m_view->functionCount(), NodeId::kNoneValue)
{
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].function.isValid())
            m_rowOf[m_rows[i].function.value] = i;
    }
}

FunctionRow FunctionTotals::of(FunctionId f) const
{
    FunctionRow none;
    none.function = f;
    if (!f.isValid() || f.value >= m_rowOf.size() || m_rowOf[f.value] == NodeId::kNoneValue)
        return none;
    return m_rows[m_rowOf[f.value]];
}

FunctionFacts factsOf(const Profile &profile, FunctionId f)
{
    FunctionFacts facts;
    const auto note = [&profile](QStringList &list, const std::vector<StringId> &column,
                                 std::uint32_t node) {
        if (node >= column.size())
            return;
        const std::string_view text = profile.strings.view(column[node]);
        const QString value = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        if (!value.isEmpty() && !list.contains(value))
            list.append(value);
    };
    for (std::uint32_t node = 0; node < profile.nodes.size(); ++node) {
        if (profile.nodes.function[node] != f)
            continue;
        ++facts.nodes;
        note(facts.scriptIds, profile.nodes.scriptId, node);
        note(facts.deoptReasons, profile.nodes.deoptReason, node);
    }
    return facts;
}

} // namespace v8scope
