// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two snapshots are of one process: within one, V8 gives an object the same (odd) id in
// every snapshot; of two processes of the same program, two thirds and less of the equal ids are of
// equal objects. The embedder's even ids and numbers, which snapshots make up, prove nothing.
#pragma once

#include "core/heap/compare/id_matching.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <string>

namespace v8scope {

class ProcessIdentity {
public:
    static constexpr double kEqualShare = 0.995; // of the ids that are in both

    ProcessIdentity(const HeapSnapshot &base, const HeapSnapshot &current)
        : m_base(&base), m_current(&current)
    {}

    [[nodiscard]] static bool tells(const HeapSnapshot &snapshot, const IdEntry &entry)
    {
        const NodeKind kind = snapshot.kind(HeapNode(entry.node));
        return entry.id % 2 == 1 && kind != NodeKind::Number && kind != NodeKind::Synthetic;
    }
    // Two entries with one id. Names are compared for every 16th of them.
    void met(const IdEntry &base, const IdEntry &current)
    {
        if (!tells(*m_base, base) || !tells(*m_current, current))
            return;
        if (m_shared++ % kSampling == 0) {
            ++m_compared;
            m_equal += isSameThing(HeapNode(base.node), HeapNode(current.node)) ? 1 : 0;
        }
    }
    [[nodiscard]] std::uint64_t shared() const { return m_shared; }
    [[nodiscard]] bool isSameProcess() const
    {
        return m_compared > 0 &&
               static_cast<double>(m_equal) >= kEqualShare * static_cast<double>(m_compared);
    }

private:
    static constexpr std::uint64_t kSampling = 16;

    [[nodiscard]] bool isSameThing(HeapNode base, HeapNode current);

    const HeapSnapshot *m_base;
    const HeapSnapshot *m_current;
    std::uint64_t m_shared = 0;
    std::uint64_t m_compared = 0;
    std::uint64_t m_equal = 0;
    std::string m_baseName;
    std::string m_currentName;
};

} // namespace v8scope
