// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/process_identity.h"

namespace v8scope {

bool ProcessIdentity::isSameThing(HeapNode base, HeapNode current)
{
    if (m_base->typeName(m_base->kind(base)) != m_current->typeName(m_current->kind(current)))
        return false;
    const std::uint32_t ofBase = m_base->nodeName[base.value];
    const std::uint32_t ofCurrent = m_current->nodeName[current.value];
    if (m_base->strings.raw(ofBase) == m_current->strings.raw(ofCurrent))
        return true;
    m_base->strings.decode(ofBase, m_baseName); // two writers may escape differently
    m_current->strings.decode(ofCurrent, m_currentName);
    return m_baseName == m_currentName;
}

} // namespace v8scope
