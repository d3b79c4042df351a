// SPDX-License-Identifier: GPL-3.0-or-later
// The names of many strings that V8 has not joined yet. Programs that build a text piece by piece
// leave chains of them, each a part of the next: what one has in common with its parts is looked at
// once, so that a chain of a million costs no more than their names. One thread.
#pragma once

#include "core/base/column.h"
#include "core/heap/classes/cons_strings.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

class ConsValues {
public:
    ConsValues(const HeapSnapshot &snapshot, const NodeFlags &flags)
        : m_snapshot(snapshot), m_flags(flags), m_entryOf(snapshot.nodeCount)
    {}

    // Any node. False for a cons string that contains itself before its name is long enough: it
    // has no value.
    [[nodiscard]] bool hasValue(HeapNode node);
    [[nodiscard]] bool isEmpty(HeapNode node);
    // A node with the same name, the same one for all of a chain whose names end alike. For strings
    // that have a value.
    [[nodiscard]] HeapNode nearest(HeapNode node) { return isCons(node) ? entry(node).same : node; }
    // displayName() of a cons string that has a value; replaces out. O(length of the name).
    void read(HeapNode node, std::string &out);

private:
    enum class State : std::uint8_t { Open, Known, Endless };
    struct Entry {
        ConsParts parts;
        HeapNode same;            // a node with the same name, nearer to its characters
        std::uint16_t length = 0; // UTF-16 units, kEnough at most
        State state = State::Open;
    };

    [[nodiscard]] bool isCons(HeapNode node) const
    {
        return m_snapshot.kind(node) == NodeKind::ConsString;
    }
    Entry &entry(HeapNode node);
    void measure(HeapNode node);
    // The part that must be measured before the entry can be; none = finished.
    [[nodiscard]] HeapNode measureOnce(HeapNode node);
    [[nodiscard]] bool isMeasured(HeapNode part, std::size_t &length);
    // Into m_text.
    void readLeaf(HeapNode node);
    [[nodiscard]] std::size_t leafLength(HeapNode node);

    const HeapSnapshot &m_snapshot;
    const NodeFlags &m_flags;
    Column<std::uint32_t> m_entryOf; // 1 + place in m_entries; 0 = not looked at
    std::vector<Entry> m_entries;
    std::vector<HeapNode> m_waiting;
    std::string m_text;
};

} // namespace v8scope
