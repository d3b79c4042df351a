// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/context_chains.h"

#include "core/heap/graph/edge_lookup.h"

#include <cstddef>
#include <limits>
#include <numeric>

namespace v8scope {

namespace {
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
} // namespace

ContextChains::ContextChains(const HeapSnapshot &snapshot, const std::vector<HeapNode> &contexts)
    : m_same(contexts.size()), m_spans(contexts.size())
{
    m_index.reserve(contexts.size());
    for (std::uint32_t i = 0; i < contexts.size(); ++i)
        m_index.emplace(contexts[i].value, i);
    std::iota(m_same.begin(), m_same.end(), 0u);
    std::vector<std::uint32_t> previous = previousOf(snapshot, contexts);
    cutCycles(previous);
    number(previous);
}

const ContextChains::Span *ContextChains::find(HeapNode context) const
{
    const auto at = m_index.find(context.value);
    return at == m_index.end() ? nullptr : &m_spans[m_same[at->second]];
}

std::vector<std::uint32_t> ContextChains::previousOf(const HeapSnapshot &snapshot,
                                                     const std::vector<HeapNode> &contexts)
{
    std::vector<std::uint32_t> result(contexts.size(), kNone);
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        const HeapNode outer = internalTarget(snapshot, contexts[i], KnownName::Previous);
        const auto at = m_index.find(outer.value);
        if (outer.isValid() && at != m_index.end())
            result[i] = at->second;
    }
    return result;
}

// Contexts of a cycle (no engine makes one) all hold each other: one of them, without a previous
// one, stands for all.
void ContextChains::cutCycles(std::vector<std::uint32_t> &previous)
{
    enum : std::uint8_t { New, OnPath, Done };
    std::vector<std::uint8_t> state(previous.size(), New);
    std::vector<std::uint32_t> path;
    for (std::uint32_t start = 0; start < previous.size(); ++start) {
        path.clear();
        std::uint32_t at = start;
        for (; at != kNone && state[at] == New; at = previous[at]) {
            state[at] = OnPath;
            path.push_back(at);
        }
        if (at != kNone && state[at] == OnPath) {
            for (std::uint32_t member = previous[at]; member != at; member = previous[member])
                m_same[member] = at;
            previous[at] = kNone;
        }
        for (const std::uint32_t seen : path)
            state[seen] = Done;
    }
}

// Numbers the forest in pre-order: what hangs below a context has the places of its span.
void ContextChains::number(const std::vector<std::uint32_t> &previous)
{
    const std::size_t count = previous.size();
    const auto parentOf = [&](std::size_t i) {
        return previous[i] == kNone ? kNone : m_same[previous[i]];
    };
    std::vector<std::uint32_t> firstChild(count, kNone);
    std::vector<std::uint32_t> nextSibling(count, kNone);
    std::vector<std::uint32_t> stack;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (m_same[i] != i)
            continue;
        const std::uint32_t parent = parentOf(i);
        if (parent == kNone) {
            stack.push_back(i);
            continue;
        }
        nextSibling[i] = firstChild[parent];
        firstChild[parent] = i;
    }
    std::uint32_t place = 0;
    while (!stack.empty()) {
        const std::uint32_t top = stack.back();
        if (m_spans[top].end == 0) { // entered for the first time: ends are never 0
            m_spans[top].begin = place++;
            m_spans[top].end = place;
        }
        if (const std::uint32_t child = firstChild[top]; child != kNone) {
            firstChild[top] = nextSibling[child];
            stack.push_back(child);
            continue;
        }
        m_spans[top].end = place;
        stack.pop_back();
    }
}

} // namespace v8scope
