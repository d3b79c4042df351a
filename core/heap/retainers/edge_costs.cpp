// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/edge_costs.h"

#include <string_view>

namespace v8scope {

namespace {

// A step along a name or an index that a person wrote.
constexpr std::uint32_t kWritten = 1;
// "constructor" and its like lead from everything to everything and explain nothing.
constexpr std::uint32_t kPrototype = 12;
constexpr std::uint32_t kEphemeron = 3; // an entry of a WeakMap: its key keeps it, not the map
constexpr std::uint32_t kInternal = 8;
constexpr std::uint32_t kHidden = 24;

constexpr std::uint32_t kBackingStore = 1;
constexpr std::uint32_t kEngine = 16;
constexpr std::uint32_t kMap = 24;  // from an object to its map, to everything of that map
constexpr std::uint32_t kRoot = 40; // a group of roots: handles, builtins …
// Roots that are there only at the moment of the snapshot, or that do not really hold: the string
// table is weak though snapshots show it as strong.
constexpr std::uint32_t kPoorRoot = 160;

bool isPoorRoot(std::string_view name)
{
    return name == "(Stack roots)" || name == "(Handle scope)" ||
           name == "(Internalized strings)" || name == "(External strings)" ||
           name == "(Weak roots)" || name == "(Weak collections)" ||
           name == "(Compilation cache)" || name == "(Startup object cache)" ||
           name == "(Shareable object cache)" || name == "(Debugger)";
}

// Internal edges that stand for something a person wrote: a table's slot; the entries of a Map, the
// elements of an array, the variables of a closure; the global object of a realm.
bool isReadAlong(std::string_view name)
{
    return (!name.empty() && name[0] >= '0' && name[0] <= '9') || name == "table" ||
           name == "elements" || name == "context" || name == "previous" ||
           name == "global_object" || name == "extension" || name == "global_proxy_object";
}

} // namespace

std::uint32_t EdgeCosts::lookAt(HeapNode node)
{
    if (!m_isEngine(node))
        return 0;
    switch (m_snapshot->kind(node)) {
    case NodeKind::Synthetic:
        if (m_snapshot->knownName(node) == KnownName::DocumentDomTrees ||
            m_snapshot->knownName(node) == KnownName::GcRoots)
            return 0; // its children say which roots they are
        m_snapshot->strings.decode(m_snapshot->nodeName[node.value], m_text);
        return isPoorRoot(m_text) ? kPoorRoot : kRoot;
    case NodeKind::Array: return kBackingStore;
    case NodeKind::ObjectShape: return kMap;
    case NodeKind::Number:
    case NodeKind::Object: return 0; // objects here are scope contexts, which hold variables
    default: return kEngine;
    }
}

std::uint32_t EdgeCosts::costOfEdge(std::uint32_t edge)
{
    const EdgeKind kind = m_snapshot->edgeKind(edge);
    switch (kind) {
    case EdgeKind::Context:
    case EdgeKind::Element:
    case EdgeKind::Shortcut: return kWritten;
    case EdgeKind::Property:
    case EdgeKind::Internal: return costOfName(kind, m_snapshot->edgeLabel(edge));
    default: return kHidden;
    }
}

std::uint32_t EdgeCosts::costOfName(EdgeKind kind, std::uint32_t string)
{
    if (string >= m_property.size())
        return kHidden;
    const bool isProperty = kind == EdgeKind::Property;
    std::uint8_t &cost = (isProperty ? m_property : m_internal).mutableData()[string];
    if (cost != 0)
        return cost;
    m_snapshot->strings.decode(string, m_text);
    if (isProperty) {
        cost = m_text == "__proto__" || m_text == "constructor" || m_text == "prototype"
                   ? kPrototype
                   : kWritten;
    } else if (m_snapshot->known[string] == KnownName::Ephemeron) {
        cost = kEphemeron;
    } else if (isReadAlong(m_text)) {
        cost = kWritten;
    } else {
        cost = kInternal;
    }
    return cost;
}

} // namespace v8scope
