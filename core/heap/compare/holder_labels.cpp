// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/holder_labels.h"

#include <algorithm>
#include <string>
#include <utility>

namespace v8scope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "user17" -> "user#": names that differ only in numbers are one.
std::string withoutDigits(std::string_view name)
{
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isDigit(name[i]))
            text.push_back(name[i]);
        else if (i == 0 || !isDigit(name[i - 1]))
            text.push_back('#');
    }
    return text;
}

class Labels {
public:
    Labels(const Heap &heap, const ReadableTree &tree, std::uint32_t dictionaryKeys,
           const std::function<std::uint32_t(std::string_view)> &numberOf)
        : m_heap(&heap),
          m_snapshot(heap.snapshot.get()),
          m_tree(&tree),
          m_dictionaryKeys(dictionaryKeys),
          m_numberOf(&numberOf),
          m_index(numberOf("[*]")),
          m_key(numberOf("{*}")),
          m_named(m_snapshot->strings.count()),
          m_internal(m_snapshot->strings.count())
    {
        m_labels.holder = Column<std::uint32_t>(m_snapshot->nodeCount);
        m_labels.label = Column<std::uint32_t>(m_snapshot->nodeCount);
        std::fill_n(m_labels.holder.mutableData(), m_snapshot->nodeCount, m_snapshot->root.value);
    }

    void add(HeapNode from)
    {
        const bool isDictionary = looksLikeDictionary(from);
        for (std::uint32_t e = m_snapshot->edgesBegin(from); e < m_snapshot->edgesEnd(from); ++e) {
            const std::uint32_t to = m_snapshot->edgeTo[e];
            if (m_tree->edgeTo[to] != e)
                continue;
            const EdgeKind kind = m_snapshot->edgeKind(e);
            m_labels.holder.mutableData()[to] = from.value;
            m_labels.label.mutableData()[to] = isDictionary && kind == EdgeKind::Property
                                                   ? m_key
                                                   : labelOf(kind, m_snapshot->edgeLabel(e));
        }
    }
    [[nodiscard]] HolderLabels take() { return std::move(m_labels); }

private:
    [[nodiscard]] std::uint32_t labelOf(EdgeKind kind, std::uint32_t string)
    {
        if (hasNumberName(kind) || string >= m_named.size())
            return m_index;
        const bool isInternal = kind == EdgeKind::Internal;
        std::uint32_t &number = (isInternal ? m_internal : m_named).mutableData()[string];
        if (number != 0)
            return number;
        m_snapshot->strings.decode(string, m_text);
        if (!m_text.empty() && isDigit(m_text.front()))
            number = m_index; // a slot of a table, an entry of a WeakMap
        else if (isInternal)
            number = (*m_numberOf)("(" + m_text + ")");
        else
            number = (*m_numberOf)(withoutDigits(m_text));
        return number;
    }

    // The class that most of many properties lead to, if it is four fifths of them (majority vote,
    // then a count).
    [[nodiscard]] bool looksLikeDictionary(HeapNode node) const
    {
        if (m_snapshot->edgesEnd(node) - m_snapshot->edgesBegin(node) <= m_dictionaryKeys)
            return false;
        std::uint32_t candidate = 0;
        std::uint32_t votes = 0;
        std::uint32_t properties = 0;
        forEachProperty(node, [&](std::uint32_t group) {
            ++properties;
            if (votes == 0)
                candidate = group;
            votes += group == candidate ? 1u : ~0u;
        });
        std::uint32_t count = 0;
        forEachProperty(node, [&](std::uint32_t group) { count += group == candidate ? 1 : 0; });
        return properties > m_dictionaryKeys &&
               std::uint64_t{count} * 5 >= std::uint64_t{properties} * 4;
    }
    template <class Visit>
    void forEachProperty(HeapNode node, const Visit &visit) const
    {
        for (std::uint32_t e = m_snapshot->edgesBegin(node); e < m_snapshot->edgesEnd(node); ++e) {
            if (m_snapshot->edgeKind(e) == EdgeKind::Property)
                visit(m_heap->classes.groupOf[m_snapshot->edgeTo[e]]);
        }
    }

    const Heap *m_heap;
    const HeapSnapshot *m_snapshot;
    const ReadableTree *m_tree;
    std::uint32_t m_dictionaryKeys;
    const std::function<std::uint32_t(std::string_view)> *m_numberOf;
    std::uint32_t m_index;
    std::uint32_t m_key;
    Column<std::uint32_t> m_named;    // per string: its word, 0 = not looked at yet
    Column<std::uint32_t> m_internal; // likewise, as the name of an internal edge
    HolderLabels m_labels;
    std::string m_text;
};

} // namespace

HolderLabels holderLabels(const Heap &heap, const ReadableTree &tree, std::uint32_t dictionaryKeys,
                          const std::function<std::uint32_t(std::string_view)> &numberOf,
                          const Progress &progress)
{
    Labels labels(heap, tree, dictionaryKeys, numberOf);
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        labels.add(HeapNode(n));
    }
    return labels.take();
}

} // namespace v8scope
