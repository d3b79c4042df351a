// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/node_names.h"

#include "core/heap/classes/cons_strings.h"
#include "core/heap/classes/heap_classes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

// In UTF-16 units.
constexpr std::size_t kMaxStringName = 1024;
constexpr std::size_t kMaxObjectName = 100;

bool isNamedProperty(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    return snapshot.edgeKind(edge) == EdgeKind::Property &&
           snapshot.known[snapshot.edgeLabel(edge)] != KnownName::Proto;
}

// Names of properties, taken in turn from the front and from the back of an object's edges.
class ObjectName {
public:
    ObjectName(const HeapSnapshot &snapshot, HeapNode node)
        : m_snapshot(snapshot), m_begin(snapshot.edgesBegin(node)), m_end(snapshot.edgesEnd(node))
    {}

    std::string make()
    {
        bool fromBack = false;
        std::string name;
        while (m_begin < m_end) {
            const std::uint32_t edge = fromBack ? m_end - 1 : m_begin;
            const bool isProperty = isNamedProperty(m_snapshot, edge);
            if (isProperty) {
                m_snapshot.strings.decode(m_snapshot.edgeLabel(edge), name);
                name = shownProperty(name);
                if (!hasRoomFor(name))
                    break;
                fromBack ? addToBack(name) : addToFront(name);
            }
            fromBack ? --m_end : ++m_begin;
            fromBack ^= isProperty;
        }
        return finish();
    }

private:
    // The first is shown in any case.
    [[nodiscard]] bool hasRoomFor(const std::string &name) const
    {
        return m_frontLength <= 1 ||
               m_frontLength + m_backLength + utf16Length(name) <= kMaxObjectName;
    }
    void addToFront(const std::string &name)
    {
        if (m_frontLength > 1) {
            m_front += ", ";
            m_frontLength += 2;
        }
        m_front += name;
        m_frontLength += utf16Length(name);
    }
    void addToBack(std::string name)
    {
        if (m_backLength > 1)
            name += ", ";
        m_backLength += utf16Length(name);
        m_back.push_back(std::move(name));
    }
    std::string finish()
    {
        // What is left over need not be a property: DevTools shows an ellipsis for any edge.
        if (m_begin < m_end)
            m_front += ", …";
        if (m_backLength > 1)
            m_front += ", ";
        std::for_each(m_back.rbegin(), m_back.rend(),
                      [&](const std::string &name) { m_front += name; });
        return m_front + "}";
    }

    const HeapSnapshot &m_snapshot;
    std::uint32_t m_begin;
    std::uint32_t m_end;
    std::string m_front = "{";
    std::size_t m_frontLength = 1;
    std::vector<std::string> m_back; // the last property first; each with what separates it
    std::size_t m_backLength = 1;
};

} // namespace

std::string displayName(const HeapSnapshot &snapshot, const NodeFlags &flags, HeapNode node)
{
    if (snapshot.kind(node) == NodeKind::ConsString)
        return joinedName(snapshot, flags, node,
                          std::uint64_t{snapshot.nodeCount} + snapshot.edgeCount);
    if (isPlainObject(snapshot, node))
        return ObjectName(snapshot, node).make();
    return rawName(snapshot, flags, node);
}

std::string joinedName(const HeapSnapshot &snapshot, const NodeFlags &flags, HeapNode node,
                       std::uint64_t mostIdle)
{
    std::string name;
    std::size_t length = 0;
    std::vector<HeapNode> waiting{node};
    std::uint64_t idle = 0;
    while (!waiting.empty() && length < kMaxStringName && idle <= mostIdle) {
        const HeapNode at = waiting.back();
        waiting.pop_back();
        ++idle;
        if (snapshot.kind(at) == NodeKind::ConsString) {
            idle += snapshot.edgesEnd(at) - snapshot.edgesBegin(at);
            const ConsParts parts = consParts(snapshot, at);
            waiting.push_back(parts.second);
            waiting.push_back(parts.first);
            continue;
        }
        const std::string part = rawName(snapshot, flags, at);
        if (part.empty())
            continue;
        appendWtf8(name, part);
        length += utf16Length(part);
        idle = 0;
    }
    return name;
}

std::string rawName(const HeapSnapshot &snapshot, const NodeFlags &flags, HeapNode node)
{
    std::string name = snapshot.strings.text(snapshot.nodeName[node.value]);
    return flags.isRenamed(node) ? "Detached " + name : name;
}

std::string shownProperty(std::string_view name)
{
    if (name.find_first_of(",'\"{}") == std::string_view::npos)
        return std::string(name);
    std::string quoted;
    appendJsonString(quoted, name);
    return quoted;
}

} // namespace v8scope
