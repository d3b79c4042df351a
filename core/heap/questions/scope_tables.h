// SPDX-License-Identifier: GPL-3.0-or-later
// The scopes of a snapshot's scripts as V8 wrote them beside the heap: which variables each keeps
// in contexts, and which scopes use them (R23).
#pragma once

#include "core/base/progress.h"
#include "core/heap/questions/dead_fields.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

namespace v8scope {

class ScopeTables {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    struct Scope {
        HeapNode script;
        std::int64_t id = 0;
        std::uint32_t parent = kNone; // into scopes(), before it
        std::uint32_t firstVariable = 0;
        std::uint32_t variableCount = 0;
    };

    // Rows that claim more than there is lose what is not there. O(rows · log rows).
    ScopeTables(const HeapSnapshot &snapshot, ScopeRules rules, const Progress &progress);

    // The file has the tables.
    [[nodiscard]] bool isAvailable() const { return m_isAvailable; }
    [[nodiscard]] bool hasScript(HeapNode script) const
    {
        return m_scripts.count(script.value) != 0;
    }
    // kNone if there is no such scope. Ids are unique in a script; of equal ones the last counts.
    [[nodiscard]] std::uint32_t find(HeapNode script, std::int64_t id) const;
    [[nodiscard]] const Scope &scope(std::uint32_t scope) const { return m_scopes[scope]; }
    // A variable's name (string).
    [[nodiscard]] std::uint32_t variableName(std::uint32_t variable) const
    {
        return m_variables[variable];
    }
    // The scopes that use a variable, each once.
    [[nodiscard]] std::vector<std::uint32_t> usesOf(std::uint32_t variable) const;

private:
    struct Use {
        std::uint32_t variable;
        std::uint32_t scope;
        auto operator<=>(const Use &) const = default;
    };

    void readScopes(const HeapSnapshot &snapshot, ScopeRules rules, const Progress &progress);
    void readUses(const HeapSnapshot &snapshot, ScopeRules rules, const Progress &progress);

    bool m_isAvailable = false;
    std::vector<Scope> m_scopes; // by row
    std::vector<std::uint32_t> m_variables;
    std::vector<Use> m_uses; // sorted
    std::unordered_set<std::uint32_t> m_scripts;
    std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> m_byId; // script and id
};

} // namespace v8scope
