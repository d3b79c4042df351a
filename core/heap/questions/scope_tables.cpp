// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/scope_tables.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace v8scope {

namespace {

// One field of a table's rows.
class TableColumn {
public:
    TableColumn(const HeapTable &table, std::string_view name)
        : m_table(table), m_field(table.field(name))
    {}
    [[nodiscard]] bool isThere() const { return m_field >= 0; }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const
    {
        return m_table.values[row * m_table.fields.size() + static_cast<std::size_t>(m_field)];
    }

private:
    const HeapTable &m_table;
    int m_field;
};

// DevTools reads digits only and keeps 32 bits (R0).
std::int64_t asRead(std::int64_t value, ScopeRules rules)
{
    if (rules == ScopeRules::Ours)
        return value;
    const std::uint64_t bits = static_cast<std::uint64_t>(value);
    return static_cast<std::uint32_t>(value < 0 ? 0 - bits : bits);
}

// How many of the rows that a scope claims are left.
std::uint32_t available(std::int64_t claimed, std::size_t used, std::size_t rows)
{
    if (claimed <= 0 || used >= rows)
        return 0;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(static_cast<std::uint64_t>(claimed), rows - used));
}

bool isStopped(std::size_t row, const Progress &progress)
{
    return row % Progress::kPollInterval == 0 && progress.isCancelled();
}

} // namespace

ScopeTables::ScopeTables(const HeapSnapshot &snapshot, ScopeRules rules, const Progress &progress)
{
    readScopes(snapshot, rules, progress);
    readUses(snapshot, rules, progress);
}

void ScopeTables::readScopes(const HeapSnapshot &snapshot, ScopeRules rules,
                             const Progress &progress)
{
    const HeapTable &table = snapshot.scopes;
    const TableColumn script(table, "script_node_index");
    const TableColumn id(table, "scope_id");
    const TableColumn depth(table, "depth");
    const TableColumn variables(table, "scope_context_vars_count");
    const TableColumn name(snapshot.scopeContextVars, "name");
    m_isAvailable = script.isThere() && id.isThere() && depth.isThere() && variables.isThere();
    if (!m_isAvailable)
        return;
    const std::size_t names = name.isThere() ? snapshot.scopeContextVars.rows() : 0;
    std::vector<std::uint32_t> outer; // the scopes around the next one, by depth
    for (std::size_t row = 0; row < table.rows() && !isStopped(row, progress); ++row) {
        Scope scope;
        scope.script = script[row] < 0 ? HeapNode() : HeapNode(std::uint32_t(script[row]));
        scope.id = asRead(id[row], rules);
        scope.firstVariable = static_cast<std::uint32_t>(m_variables.size());
        scope.variableCount = available(variables[row], m_variables.size(), names);
        for (std::uint32_t i = 0; i < scope.variableCount; ++i)
            m_variables.push_back(static_cast<std::uint32_t>(name[m_variables.size()]));
        if (!m_scopes.empty() && m_scopes.back().script != scope.script)
            outer.clear();
        // A scope cannot stand more than one step below the scope before it.
        const std::size_t level = std::min<std::uint64_t>(
            static_cast<std::uint64_t>(std::max<std::int64_t>(depth[row], 0)), outer.size());
        outer.resize(level);
        if (level > 0)
            scope.parent = outer.back();
        outer.push_back(static_cast<std::uint32_t>(m_scopes.size()));
        m_byId[{scope.script.value, scope.id}] = static_cast<std::uint32_t>(m_scopes.size());
        m_scripts.insert(scope.script.value);
        m_scopes.push_back(scope);
    }
}

void ScopeTables::readUses(const HeapSnapshot &snapshot, ScopeRules rules, const Progress &progress)
{
    const TableColumn count(snapshot.scopes, "scope_uses_count");
    const TableColumn declaring(snapshot.scopeUses, "declaring_scope_id");
    const TableColumn slot(snapshot.scopeUses, "slot_index");
    if (!count.isThere() || !declaring.isThere() || !slot.isThere())
        return;
    const std::size_t rows = snapshot.scopeUses.rows();
    std::size_t next = 0;
    for (std::size_t row = 0; row < m_scopes.size() && !isStopped(row, progress); ++row) {
        const HeapNode script = m_scopes[row].script;
        const std::uint32_t user = find(script, m_scopes[row].id);
        const std::size_t end = next + available(count[row], next, rows);
        for (; next < end; ++next) {
            const std::uint32_t owner = find(script, asRead(declaring[next], rules));
            if (owner == kNone || slot[next] < 0 || slot[next] >= m_scopes[owner].variableCount)
                continue;
            m_uses.push_back(
                {m_scopes[owner].firstVariable + static_cast<std::uint32_t>(slot[next]), user});
        }
    }
    std::sort(m_uses.begin(), m_uses.end());
    m_uses.erase(std::unique(m_uses.begin(), m_uses.end()), m_uses.end());
}

std::uint32_t ScopeTables::find(HeapNode script, std::int64_t id) const
{
    const auto at = m_byId.find({script.value, id});
    return at == m_byId.end() ? kNone : at->second;
}

std::vector<std::uint32_t> ScopeTables::usesOf(std::uint32_t variable) const
{
    std::vector<std::uint32_t> result;
    for (auto use = std::lower_bound(m_uses.begin(), m_uses.end(), Use{variable, 0});
         use != m_uses.end() && use->variable == variable; ++use)
        result.push_back(use->scope);
    return result;
}

} // namespace v8scope
