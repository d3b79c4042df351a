// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/engine_nodes.h"

#include "core/heap/summary/native_contexts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

namespace {

constexpr std::uint8_t kEngine = 1;
constexpr std::uint8_t kOther = 2;

// "system / Map"; "blink::ComputedStyle", "std::basic_string". Names of DOM nodes may hold anything
// behind '<'. Classes that Node reports itself ("Node / …") are visible in files without internals
// too.
bool isEngineText(std::string_view text)
{
    if (text.starts_with("system /"))
        return true;
    return !text.starts_with("<") && !text.starts_with("Detached <") &&
           !text.starts_with("Node /") && text.find("://") == std::string_view::npos &&
           text.find("::") != std::string_view::npos;
}

// "global_object" is today's name of the slot; before, it was the context's "extension".
std::optional<HeapNode> globalOf(const HeapSnapshot &snapshot, HeapNode context, std::string &name)
{
    std::optional<HeapNode> extension;
    std::optional<HeapNode> proxy;
    for (std::uint32_t e = snapshot.edgesBegin(context); e < snapshot.edgesEnd(context); ++e) {
        if (snapshot.edgeKind(e) != EdgeKind::Internal)
            continue;
        const HeapNode to(snapshot.edgeTo[e]);
        if (snapshot.kind(to) != NodeKind::Object && snapshot.kind(to) != NodeKind::Native)
            continue;
        snapshot.strings.decode(snapshot.edgeLabel(e), name);
        if (name == "global_object")
            return to;
        if (name == "extension")
            extension = to;
        else if (name == "global_proxy_object")
            proxy = to;
    }
    return extension ? extension : proxy;
}

} // namespace

bool EngineNodeRule::operator()(HeapNode node)
{
    switch (m_snapshot->kind(node)) {
    case NodeKind::Hidden:
    case NodeKind::Array:
    case NodeKind::Code:
    case NodeKind::Number:
    case NodeKind::Synthetic:
    case NodeKind::ObjectShape: return true;
    case NodeKind::Object:
    case NodeKind::Native: return isEngineName(m_snapshot->nodeName[node.value]);
    default: return false;
    }
}

bool EngineNodeRule::isEngineName(std::uint32_t string)
{
    std::uint8_t &known = m_names.mutableData()[string];
    if (known == 0) {
        m_snapshot->strings.decode(string, m_text);
        known = isEngineText(m_text) ? kEngine : kOther;
    }
    return known == kEngine;
}

NodeSet findEngineNodes(const HeapSnapshot &snapshot, const Progress &progress)
{
    NodeSet engine(snapshot.nodeCount);
    EngineNodeRule isEngine(snapshot);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (isEngine(HeapNode(n)))
            engine.insert(n);
    }
    return engine;
}

std::vector<HeapNode> findGlobals(const HeapSnapshot &snapshot, const Progress &progress)
{
    std::vector<HeapNode> globals;
    std::string name;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        const NodeKind kind = snapshot.kind(HeapNode(n));
        if ((kind != NodeKind::Hidden && kind != NodeKind::Native && kind != NodeKind::Object) ||
            !isNativeContext(snapshot, HeapNode(n)))
            continue;
        if (const auto global = globalOf(snapshot, HeapNode(n), name))
            globals.push_back(*global);
    }
    std::sort(globals.begin(), globals.end(),
              [](HeapNode a, HeapNode b) { return a.value < b.value; });
    globals.erase(std::unique(globals.begin(), globals.end()), globals.end());
    return globals;
}

} // namespace v8scope
