// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/holder_paths.h"

#include "core/heap/compare/holder_labels.h"

#include <algorithm>

namespace v8scope {

HolderPaths::HolderPaths()
{
    (void)numberOf(""); // 0: no label
    m_steps.emplace_back();
}

std::uint32_t HolderPaths::numberOf(std::string_view word)
{
    const auto number = static_cast<std::uint32_t>(m_words.size());
    const auto [found, isNew] = m_numbers.try_emplace(std::string(word), number);
    if (isNew)
        m_words.emplace_back(word);
    return found->second;
}

// A step that repeats one of the last three (a list's next, a tree's left and right) is that one.
std::uint32_t HolderPaths::stepBelow(std::uint32_t parent, std::uint32_t label, std::uint32_t name)
{
    const auto [linked, isNewLink] = m_linkNumbers.try_emplace(
        std::uint64_t{label} << 32 | name, static_cast<std::uint32_t>(m_links.size()));
    if (isNewLink)
        m_links.push_back({label, name});
    const std::uint32_t link = linked->second;
    std::uint32_t above = parent;
    for (int i = 0; i < 3 && above != kRoot; ++i) {
        if (m_steps[above].link == link)
            return above;
        above = m_steps[above].parent;
    }
    const std::uint32_t depth = m_steps[parent].depth + 1;
    if (depth > kMaxDepth || m_steps.size() >= kMaxSteps)
        return parent;
    const auto [found, isNew] = m_below.try_emplace(std::uint64_t{parent} << 32 | link,
                                                    static_cast<std::uint32_t>(m_steps.size()));
    if (isNew)
        m_steps.push_back({parent, link, depth});
    return found->second;
}

Column<std::uint32_t> HolderPaths::add(const Heap &heap, const HeapClasses &classes,
                                       const NodeSet &engine, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const ReadableTree tree = buildReadableTree(snapshot, progress);
    const HolderLabels labels = holderLabels(
        heap, tree, kDictionaryKeys, [this](std::string_view word) { return numberOf(word); },
        progress);
    std::vector<std::uint32_t> nameOfGroup;
    nameOfGroup.reserve(classes.groups.size());
    for (const ClassGroup &group : classes.groups)
        nameOfGroup.push_back(numberOf(classes.names[group.name]));

    Column<std::uint32_t> steps(snapshot.nodeCount);
    std::uint32_t *step = steps.mutableData();
    for (std::size_t i = 0; i < tree.order.size(); ++i) {
        if (i % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        const std::uint32_t node = tree.order[i];
        const bool isRoot = node == snapshot.root.value;
        const std::uint32_t holder = isRoot ? kRoot : step[labels.holder[node]];
        step[node] = isRoot || engine.has(node) ? holder
                                                : stepBelow(holder, labels.label[node],
                                                            nameOfGroup[classes.groupOf[node]]);
    }
    return steps;
}

std::string HolderPaths::text(std::uint32_t step) const
{
    std::vector<std::uint32_t> chain;
    for (; step != kRoot; step = m_steps[step].parent)
        chain.push_back(step);
    std::string text;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const Link &one = m_links[m_steps[*at].link];
        if (!text.empty())
            text += " → ";
        if (one.label != 0)
            text += m_words[one.label] + ": ";
        text += m_words[one.name];
    }
    return text;
}

} // namespace v8scope
