// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_passes.h"

#include "core/heap/summary/native_contexts.h"

#include <utility>

namespace v8scope {

namespace {

const char *retainedByWords(RetainedBy what)
{
    switch (what) {
    case RetainedBy::Contexts: return "retained by variables of closures";
    case RetainedBy::DetachedNodes: return "retained by detached nodes";
    case RetainedBy::EventHandlers: return "retained by event handlers";
    case RetainedBy::Console: break;
    }
    return "retained by the DevTools console";
}

std::string words(const HeapFilter &filter)
{
    switch (filter.kind) {
    case HeapFilter::Kind::RetainedBy: return retainedByWords(filter.what);
    case HeapFilter::Kind::DetachedNodes: return "detached nodes";
    case HeapFilter::Kind::DuplicatedStrings: return "duplicated strings";
    case HeapFilter::Kind::Ids:
        return "ids above " + std::to_string(filter.min) + " up to " + std::to_string(filter.max);
    case HeapFilter::Kind::Realm: return "of realm @" + std::to_string(filter.max);
    case HeapFilter::Kind::SharedByRealms: return "shared by several realms";
    case HeapFilter::Kind::NoRealm: break;
    }
    return "of no realm";
}

class Filters {
public:
    Filters(const Heap &heap, const Progress &progress) : m_heap(heap), m_progress(progress) {}

    std::variant<NodeSet, std::string> nodes(const HeapFilter &filter)
    {
        switch (filter.kind) {
        case HeapFilter::Kind::RetainedBy: return nodesRetainedBy(m_heap, filter.what, m_progress);
        case HeapFilter::Kind::DetachedNodes: return detachedNodes(m_heap);
        case HeapFilter::Kind::DuplicatedStrings: return duplicatedStringNodes(m_heap, m_progress);
        case HeapFilter::Kind::Ids: return nodesInIdRange(m_heap, filter.min, filter.max);
        case HeapFilter::Kind::Realm: return nodesOfRealm(filter.max);
        case HeapFilter::Kind::SharedByRealms:
            return nodesOfContext(contexts(), NativeContexts::kShared);
        case HeapFilter::Kind::NoRealm: break;
        }
        return nodesOfContext(contexts(), NativeContexts::kNone);
    }

private:
    std::variant<NodeSet, std::string> nodesOfRealm(std::uint64_t id)
    {
        const HeapNode node = m_heap.snapshot->findId(id);
        if (!node.isValid() || !isNativeContext(*m_heap.snapshot, node))
            return "no realm (native context) has the id " + std::to_string(id) +
                   "; --contexts lists them";
        return nodesOfContext(contexts(), static_cast<std::int32_t>(node.value));
    }
    const NativeContexts &contexts()
    {
        if (!m_contexts)
            m_contexts = attributeToContexts(m_heap, m_progress);
        return *m_contexts;
    }

    const Heap &m_heap;
    const Progress &m_progress;
    std::optional<NativeContexts> m_contexts;
};

} // namespace

std::variant<std::optional<NodeSet>, std::string> passingNodes(const Heap &heap,
                                                               const HeapQuestion &question,
                                                               const NodeSet *userNodes,
                                                               const Progress &progress)
{
    std::optional<NodeSet> passes;
    const auto narrow = [&passes](NodeSet set) {
        passes = passes ? intersection(*passes, set) : std::move(set);
    };
    if (question.hideInternals && userNodes != nullptr)
        narrow(*userNodes);
    Filters filters(heap, progress);
    for (const HeapFilter &filter : question.filters) {
        auto nodes = filters.nodes(filter);
        if (auto *problem = std::get_if<std::string>(&nodes))
            return std::move(*problem);
        narrow(std::get<NodeSet>(std::move(nodes)));
    }
    return passes;
}

std::string filterWords(const HeapQuestion &question)
{
    std::string text;
    for (const HeapFilter &filter : question.filters)
        text += (text.empty() ? "" : "; ") + words(filter);
    if (question.hideInternals)
        text += std::string(text.empty() ? "" : "; ") + "without V8's internals";
    return text;
}

} // namespace v8scope
