// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/essential_edges.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kGrain = 1u << 14; // words of a piece, at least

class EssentialRule {
public:
    EssentialRule(const HeapSnapshot &snapshot, const NodeFlags &flags)
        : m_snapshot(snapshot), m_flags(flags), m_hasPairs(!snapshot.known.ephemerons().empty())
    {}

    [[nodiscard]] bool isEssential(std::uint32_t from, std::uint32_t edge) const
    {
        const std::uint32_t to = m_snapshot.edgeTo[edge];
        const EdgeKind kind = m_snapshot.edgeKind(edge);
        if (kind == EdgeKind::Weak || to == from)
            return false;
        if (kind == EdgeKind::Internal && m_hasPairs && isFromTable(from, edge))
            return false;
        if (from == m_snapshot.root.value)
            return true;
        // Of what a page owns, only the page is asked: a debugger may hold it as well.
        return kind != EdgeKind::Shortcut &&
               (m_flags.isPageOwned(HeapNode(from)) || !m_flags.isPageOwned(HeapNode(to)));
    }

private:
    // An entry of a WeakMap counts as held by its key, not by the table.
    [[nodiscard]] bool isFromTable(std::uint32_t from, std::uint32_t edge) const
    {
        const std::uint32_t label = m_snapshot.edgeLabel(edge);
        if (m_snapshot.known[label] != KnownName::Ephemeron)
            return false;
        const EphemeronName *const name = m_snapshot.known.ephemeron(label);
        return name && name->tableId == m_snapshot.id(HeapNode(from));
    }

    const HeapSnapshot &m_snapshot;
    const NodeFlags &m_flags;
    bool m_hasPairs;
};

// The bits of the edges of words [begin, end).
void fillWords(const HeapSnapshot &snapshot, const EssentialRule &rule, std::size_t begin,
               std::size_t end, std::uint64_t *words, const Progress &progress)
{
    std::uint32_t from = snapshot.edgeFrom(static_cast<std::uint32_t>(begin * 64)).value;
    for (std::size_t word = begin; word < end; ++word) {
        if (word % (Progress::kPollInterval / 64) == 0 && progress.isCancelled())
            return;
        const auto first = static_cast<std::uint32_t>(word * 64);
        const std::uint32_t count = std::min<std::uint32_t>(64, snapshot.edgeCount - first);
        std::uint64_t bits = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            while (first + i >= snapshot.firstEdge[from + 1])
                ++from;
            bits |= static_cast<std::uint64_t>(rule.isEssential(from, first + i)) << i;
        }
        words[word] = bits;
    }
}

} // namespace

EdgeSet findEssentialEdges(const HeapSnapshot &snapshot, const NodeFlags &flags,
                           const Progress &progress)
{
    const std::size_t count = (std::size_t{snapshot.edgeCount} + 63) / 64;
    Column<std::uint64_t> words(count);
    const EssentialRule rule(snapshot, flags);
    forEachPiece(count, kGrain, [&](std::size_t begin, std::size_t end, unsigned) {
        fillWords(snapshot, rule, begin, end, words.mutableData(), progress);
    });
    return {snapshot.edgeCount, std::move(words)};
}

} // namespace v8scope
