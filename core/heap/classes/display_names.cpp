// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/display_names.h"

#include "core/heap/classes/node_names.h"

#include <algorithm>

namespace v8scope {

namespace {

// Steps without a character, over all strings that contain themselves: these walks are as long as
// DevTools' while a file has few of them, and short in a file of millions.
constexpr std::uint64_t kPatience = 1u << 26;
constexpr std::uint64_t kImpatient = 512;

} // namespace

std::string DisplayNames::of(HeapNode node)
{
    if (m_snapshot.kind(node) != NodeKind::ConsString)
        return displayName(m_snapshot, m_flags, node);
    if (m_cons == nullptr)
        m_cons = std::make_unique<ConsValues>(m_snapshot, m_flags);
    if (m_cons->hasValue(node)) {
        std::string name;
        m_cons->read(node, name);
        return name;
    }
    ++m_endless;
    const std::uint64_t most = std::uint64_t{m_snapshot.nodeCount} + m_snapshot.edgeCount;
    const bool isPatient = m_endless <= kPatience / most;
    return joinedName(m_snapshot, m_flags, node, isPatient ? most : std::min(most, kImpatient));
}

} // namespace v8scope
