// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/dead_fields.h"

#include "core/heap/graph/edge_lookup.h"
#include "core/heap/questions/context_chains.h"
#include "core/heap/questions/scope_tables.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace v8scope {

namespace {

// A closure that lives: the function it is of, and the place of its context.
struct LiveClosure {
    std::uint32_t script;
    std::int64_t scopeId;
    std::uint32_t place;
    auto operator<=>(const LiveClosure &) const = default;
};

class DeadFieldFinder {
public:
    DeadFieldFinder(const Heap &heap, ScopeRules rules, const Progress &progress)
        : m_heap(heap),
          m_snapshot(*heap.snapshot),
          m_progress(progress),
          m_tables(m_snapshot, rules, progress)
    {}

    DeadFields find()
    {
        scan();
        const ContextChains chains(m_snapshot, m_contexts);
        findLiveClosures(chains);
        for (std::size_t i = 0; i < m_contexts.size() && !isStopped(i); ++i)
            addFieldsOf(m_contexts[i], chains);
        m_result.isAvailable = m_tables.isAvailable();
        std::stable_sort(m_result.fields.begin(), m_result.fields.end(),
                         [](const DeadField &a, const DeadField &b) {
                             return a.retainedBytes > b.retainedBytes;
                         });
        std::sort(m_result.scriptsWithoutScopes.begin(), m_result.scriptsWithoutScopes.end());
        return std::move(m_result);
    }

private:
    // What a function's scope says about the fields of its contexts, by position: the scopes with
    // live closures that may use the field's variable; none if no variable is known.
    struct Fields {
        HeapNode script;
        std::vector<std::optional<std::uint32_t>> users; // into m_users
    };
    using VariableUsers = std::unordered_map<std::string, std::uint32_t>;

    [[nodiscard]] bool isStopped(std::size_t step) const
    {
        return step % Progress::kPollInterval == 0 && m_progress.isCancelled();
    }
    [[nodiscard]] bool isNamed(HeapNode node, KnownName name) const
    {
        return node.isValid() && v8scope::isNamed(m_snapshot, m_heap.flags, node, name);
    }
    [[nodiscard]] HeapNode target(HeapNode node, KnownName name) const
    {
        return node.isValid() ? internalTarget(m_snapshot, node, name) : HeapNode();
    }
    [[nodiscard]] std::optional<std::int64_t> scopeIdOf(HeapNode node) const
    {
        return intValue(m_snapshot, target(node, KnownName::ScopeId));
    }

    void scan()
    {
        for (std::uint32_t i = 0; i < m_snapshot.nodeCount && !isStopped(i); ++i) {
            const HeapNode node(i);
            if (isNamed(node, KnownName::ScriptObject))
                continue;
            if (isNamed(node, KnownName::ScopeContext))
                m_contexts.push_back(node);
            else if (m_snapshot.kind(node) == NodeKind::Closure)
                m_closures.push_back(node);
            else if (isNamed(node, KnownName::SharedFunctionInfo))
                addFunction(node);
        }
    }

    void addFunction(HeapNode function)
    {
        const HeapNode scopeInfo = target(function, KnownName::NameOrScopeInfo);
        const HeapNode script = target(function, KnownName::Script);
        if (isNamed(scopeInfo, KnownName::ScopeInfoObject) &&
            isNamed(script, KnownName::ScriptObject))
            m_scriptOf[scopeInfo.value] = script;
    }

    void findLiveClosures(const ContextChains &chains)
    {
        for (std::size_t i = 0; i < m_closures.size() && !isStopped(i); ++i) {
            const HeapNode function = target(m_closures[i], KnownName::Shared);
            const HeapNode context = target(m_closures[i], KnownName::Context);
            const HeapNode script = target(function, KnownName::Script);
            const ContextChains::Span *span = chains.find(context);
            const std::optional<std::int64_t> scopeId = scopeIdOf(function);
            if (script.isValid() && span && scopeId)
                m_live.push_back({script.value, *scopeId, span->begin});
        }
        std::sort(m_live.begin(), m_live.end());
    }

    // A closure of this function whose context has one of these places.
    [[nodiscard]] bool isLive(HeapNode script, std::int64_t scopeId,
                              ContextChains::Span places) const
    {
        const auto at = std::lower_bound(m_live.begin(), m_live.end(),
                                         LiveClosure{script.value, scopeId, places.begin});
        return at != m_live.end() && at->script == script.value && at->scopeId == scopeId &&
               at->place < places.end;
    }

    void addFieldsOf(HeapNode context, const ContextChains &chains)
    {
        const HeapNode scopeInfo = target(context, KnownName::ScopeInfo);
        const Fields *fields = scopeInfo.isValid() ? fieldsOf(scopeInfo, context) : nullptr;
        if (!fields)
            return;
        const ContextChains::Span places = *chains.find(context);
        std::size_t field = 0;
        const std::uint32_t end = m_snapshot.edgesEnd(context);
        for (std::uint32_t edge = m_snapshot.edgesBegin(context); edge < end; ++edge) {
            if (m_snapshot.edgeKind(edge) != EdgeKind::Context || field == fields->users.size())
                continue;
            const std::optional<std::uint32_t> users = fields->users[field++];
            if (!users || isUsed(fields->script, m_users[*users], places))
                continue;
            m_result.fields.push_back(
                {context, edge, m_heap.retainedSize(HeapNode(m_snapshot.edgeTo[edge]))});
        }
    }

    [[nodiscard]] bool isUsed(HeapNode script, const std::vector<std::int64_t> &users,
                              ContextChains::Span places) const
    {
        return std::any_of(users.begin(), users.end(),
                           [&](std::int64_t scopeId) { return isLive(script, scopeId, places); });
    }

    // Null if the scope is not known. The first context of a scope names the fields of all.
    const Fields *fieldsOf(HeapNode scopeInfo, HeapNode context)
    {
        if (const auto at = m_fieldsOf.find(scopeInfo.value); at != m_fieldsOf.end())
            return &at->second;
        const std::optional<std::int64_t> scopeId = scopeIdOf(scopeInfo);
        const HeapNode script = scopeId ? scriptOf(scopeInfo) : HeapNode();
        if (!isNamed(script, KnownName::ScriptObject))
            return nullptr;
        if (!m_tables.hasScript(script)) {
            if (m_withoutScopes.insert(script.value).second)
                m_result.scriptsWithoutScopes.push_back(script);
            return nullptr;
        }
        const std::uint32_t scope = m_tables.find(script, *scopeId);
        if (scope == ScopeTables::kNone)
            return nullptr;
        const VariableUsers &variables = variablesOf(scope);
        Fields fields{script, {}};
        const std::uint32_t end = m_snapshot.edgesEnd(context);
        for (std::uint32_t edge = m_snapshot.edgesBegin(context); edge < end; ++edge) {
            if (m_snapshot.edgeKind(edge) != EdgeKind::Context)
                continue;
            const auto variable = variables.find(m_snapshot.edgeName(edge));
            fields.users.push_back(variable == variables.end() ? std::nullopt
                                                               : std::optional(variable->second));
        }
        return &m_fieldsOf.emplace(scopeInfo.value, std::move(fields)).first->second;
    }

    const VariableUsers &variablesOf(std::uint32_t number)
    {
        const auto [at, isNew] = m_variablesOf.try_emplace(number);
        if (!isNew)
            return at->second;
        const ScopeTables::Scope &scope = m_tables.scope(number);
        for (std::uint32_t i = 0; i < scope.variableCount; ++i) {
            const std::uint32_t variable = scope.firstVariable + i;
            const auto [user, isFirst] =
                at->second.try_emplace(m_snapshot.strings.text(m_tables.variableName(variable)),
                                       static_cast<std::uint32_t>(m_users.size()));
            if (isFirst)
                m_users.push_back(liveUsersOf(scope.script, variable));
        }
        return at->second;
    }

    // The ids of the scopes with live closures among those that use a variable and those around
    // them: whoever runs an outer function may make the inner one.
    [[nodiscard]] std::vector<std::int64_t> liveUsersOf(HeapNode script,
                                                        std::uint32_t variable) const
    {
        std::unordered_set<std::uint32_t> seen;
        std::vector<std::int64_t> result;
        for (const std::uint32_t use : m_tables.usesOf(variable)) {
            for (std::uint32_t scope = use; scope != ScopeTables::kNone &&
                                            seen.insert(scope).second && !isStopped(seen.size());
                 scope = m_tables.scope(scope).parent) {
                const std::int64_t id = m_tables.scope(scope).id;
                if (isLive(script, id, {0, ScopeTables::kNone}))
                    result.push_back(id);
            }
        }
        return result;
    }

    // The script of a scope or, if only an outer scope tells it, of that one. None if none does.
    HeapNode scriptOf(HeapNode scopeInfo)
    {
        std::vector<HeapNode> asked;
        HeapNode script;
        for (HeapNode at = scopeInfo; at.isValid(); at = target(at, KnownName::OuterScopeInfo)) {
            // Marks what is on the way as well: a cycle ends at its beginning.
            const auto [known, isNew] = m_scriptOf.try_emplace(at.value);
            if (!isNew) {
                script = known->second;
                break;
            }
            asked.push_back(at);
        }
        for (const HeapNode node : asked)
            m_scriptOf[node.value] = script;
        return script;
    }

    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    const Progress &m_progress;
    const ScopeTables m_tables;
    std::vector<HeapNode> m_contexts;
    std::vector<HeapNode> m_closures;
    std::vector<LiveClosure> m_live;                                // sorted
    std::unordered_map<std::uint32_t, HeapNode> m_scriptOf;         // by scope info
    std::unordered_map<std::uint32_t, Fields> m_fieldsOf;           // by scope info
    std::unordered_map<std::uint32_t, VariableUsers> m_variablesOf; // by scope
    std::vector<std::vector<std::int64_t>> m_users;                 // live users of a variable
    std::unordered_set<std::uint32_t> m_withoutScopes;
    DeadFields m_result;
};

} // namespace

DeadFields findDeadFields(const Heap &heap, ScopeRules rules, const Progress &progress)
{
    return DeadFieldFinder(heap, rules, progress).find();
}

} // namespace v8scope
