// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_places.h"

#include <string_view>

namespace v8scope {

namespace {

// V8 13 and later say "system / Script / URL", earlier ones "URL".
std::string urlOf(const HeapSnapshot &snapshot, HeapNode script)
{
    constexpr std::string_view kPrefix = "system / Script";
    std::string name = toUtf8(snapshot.strings.text(snapshot.nodeName[script.value]));
    if (name.rfind(kPrefix, 0) != 0)
        return name;
    name.erase(0, kPrefix.size());
    return name.rfind(" / ", 0) == 0 ? name.substr(3) : std::string();
}

// The target of the first internal edge whose name starts so.
HeapNode internalTarget(const HeapSnapshot &snapshot, HeapNode from, std::string_view prefix)
{
    for (std::uint32_t edge = snapshot.edgesBegin(from); edge < snapshot.edgesEnd(from); ++edge) {
        if (snapshot.edgeKind(edge) == EdgeKind::Internal &&
            snapshot.strings.raw(snapshot.edgeLabel(edge)).substr(0, prefix.size()) == prefix)
            return HeapNode(snapshot.edgeTo[edge]);
    }
    return {};
}

} // namespace

std::string HeapPlace::text() const
{
    const std::string name = script.empty() ? "script " + std::to_string(scriptId) : script;
    return name + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::optional<HeapPlace> HeapPlaces::of(HeapNode node)
{
    if (!m_snapshot.hasLocation(node))
        return {};
    return of(m_snapshot.locations[m_snapshot.nodeLocation[node.value] - 1]);
}

HeapPlace HeapPlaces::of(const HeapLocation &location)
{
    return {scriptName(location), location.scriptId, std::uint64_t{location.line} + 1,
            std::uint64_t{location.column} + 1};
}

std::string HeapPlaces::scriptName(const HeapLocation &location)
{
    if (location.script.isValid())
        return urlOf(m_snapshot, location.script);
    if (!m_searched)
        findScripts();
    const auto it = m_scripts.find(location.scriptId);
    return it == m_scripts.end() ? std::string() : urlOf(m_snapshot, it->second);
}

void HeapPlaces::findScripts()
{
    m_searched = true;
    for (std::uint32_t n = 0; n < m_snapshot.nodeCount; ++n) {
        const HeapNode node(n);
        if (m_snapshot.kind(node) != NodeKind::Closure || !m_snapshot.hasLocation(node))
            continue;
        const HeapLocation &location =
            m_snapshot.locations[m_snapshot.nodeLocation[node.value] - 1];
        if (m_scripts.count(location.scriptId) != 0)
            continue;
        const HeapNode shared = internalTarget(m_snapshot, node, "shared");
        if (!shared.isValid())
            continue;
        if (const HeapNode script = internalTarget(m_snapshot, shared, "script"); script.isValid())
            m_scripts.emplace(location.scriptId, script);
    }
}

} // namespace v8scope
