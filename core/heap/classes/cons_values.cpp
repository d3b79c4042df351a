// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/cons_values.h"

#include "core/heap/classes/node_names.h"

#include <algorithm>

namespace v8scope {

namespace {

// A name ends with the part that reaches so many UTF-16 units (R3).
constexpr std::size_t kEnough = 1024;

} // namespace

ConsValues::Entry &ConsValues::entry(HeapNode node)
{
    return m_entries[m_entryOf[node.value] - 1];
}

void ConsValues::readLeaf(HeapNode node)
{
    if (m_flags.isRenamed(node))
        m_text = rawName(m_snapshot, m_flags, node);
    else
        m_snapshot.strings.decode(m_snapshot.nodeName[node.value], m_text);
}

std::size_t ConsValues::leafLength(HeapNode node)
{
    readLeaf(node);
    return std::min(kEnough, utf16Length(m_text));
}

bool ConsValues::hasValue(HeapNode node)
{
    if (!isCons(node))
        return true;
    measure(node);
    return entry(node).state == State::Known;
}

bool ConsValues::isEmpty(HeapNode node)
{
    if (!isCons(node))
        return leafLength(node) == 0;
    return hasValue(node) && entry(node).length == 0;
}

// Depth first, without recursion: a cons string waits until its parts are measured.
void ConsValues::measure(HeapNode node)
{
    if (m_entryOf[node.value] != 0)
        return;
    std::vector<HeapNode> path{node};
    while (!path.empty()) {
        const HeapNode at = path.back();
        std::uint32_t &number = m_entryOf.mutableData()[at.value];
        if (number == 0) {
            m_entries.push_back({consParts(m_snapshot, at), at});
            number = static_cast<std::uint32_t>(m_entries.size());
        }
        const HeapNode before = measureOnce(at);
        if (before.isValid())
            path.push_back(before);
        else
            path.pop_back();
    }
}

HeapNode ConsValues::measureOnce(HeapNode node)
{
    const ConsParts parts = entry(node).parts;
    std::size_t length = 0;
    std::size_t lengths[2] = {0, 0};
    const HeapNode both[2] = {parts.first, parts.second};
    for (int i = 0; i < 2 && length < kEnough; ++i) {
        if (isCons(both[i]) && m_entryOf[both[i].value] == 0)
            return both[i];
        // Still open: the part is one that waits for this one.
        if (!isMeasured(both[i], lengths[i])) {
            entry(node).state = State::Endless;
            return {};
        }
        length += lengths[i];
    }
    Entry &measured = entry(node);
    measured.length = static_cast<std::uint16_t>(std::min(kEnough, length));
    measured.state = State::Known;
    if (lengths[1] == 0)
        measured.same = nearest(parts.first);
    else if (lengths[0] == 0)
        measured.same = nearest(parts.second);
    return {};
}

bool ConsValues::isMeasured(HeapNode part, std::size_t &length)
{
    if (!isCons(part)) {
        length = leafLength(part);
        return true;
    }
    length = entry(part).length;
    return entry(part).state == State::Known;
}

void ConsValues::read(HeapNode node, std::string &out)
{
    out.clear();
    std::size_t length = 0;
    m_waiting.assign(1, nearest(node));
    while (!m_waiting.empty() && length < kEnough) {
        const HeapNode at = m_waiting.back();
        m_waiting.pop_back();
        if (!isCons(at)) {
            readLeaf(at);
            appendWtf8(out, m_text);
            length += utf16Length(m_text);
            continue;
        }
        // Both are measured: a string whose first part is enough reads as that part.
        const ConsParts parts = entry(at).parts;
        m_waiting.push_back(nearest(parts.second));
        m_waiting.push_back(nearest(parts.first));
    }
}

} // namespace v8scope
