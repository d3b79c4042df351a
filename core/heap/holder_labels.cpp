// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/holder_labels.h"

#include <string>

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

// What a person would name comes first.
int rankOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Property:
    case EdgeKind::Context:
    case EdgeKind::Shortcut: return 1;
    case EdgeKind::Element: return 2;
    case EdgeKind::Internal: return 3;
    default: return 4;
    }
}

class Labels {
public:
    Labels(const Heap &heap, std::uint32_t dictionaryKeys,
           const std::function<std::uint32_t(std::string_view)> &numberOf)
        : m_heap(&heap),
          m_snapshot(heap.snapshot.get()),
          m_dictionaryKeys(dictionaryKeys),
          m_numberOf(&numberOf),
          m_index(numberOf("[*]")),
          m_key(numberOf("{*}")),
          m_named(m_snapshot->strings.count()),
          m_internal(m_snapshot->strings.count()),
          m_labels(m_snapshot->nodeCount),
          m_ranks(m_snapshot->nodeCount)
    {}

    void add(HeapNode from)
    {
        const bool isDictionary = looksLikeDictionary(from);
        for (std::uint32_t e = m_snapshot->edgesBegin(from); e < m_snapshot->edgesEnd(from); ++e) {
            const std::uint32_t to = m_snapshot->edgeTo[e];
            const EdgeKind kind = m_snapshot->edgeKind(e);
            if (m_heap->dominators[to] != from.value || to == from.value || kind == EdgeKind::Weak)
                continue;
            const auto rank = static_cast<std::uint8_t>(rankOf(kind));
            if (m_ranks[to] != 0 && m_ranks[to] <= rank)
                continue;
            m_ranks.mutableData()[to] = rank;
            m_labels.mutableData()[to] = isDictionary && kind == EdgeKind::Property
                                             ? m_key
                                             : labelOf(kind, m_snapshot->edgeLabel(e));
        }
    }
    [[nodiscard]] Column<std::uint32_t> take() { return std::move(m_labels); }

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
    std::uint32_t m_dictionaryKeys;
    const std::function<std::uint32_t(std::string_view)> *m_numberOf;
    std::uint32_t m_index;
    std::uint32_t m_key;
    Column<std::uint32_t> m_named;    // per string: its word, 0 = not looked at yet
    Column<std::uint32_t> m_internal; // likewise, as the name of an internal edge
    Column<std::uint32_t> m_labels;
    Column<std::uint8_t> m_ranks; // 0 = no edge yet
    std::string m_text;
};

} // namespace

Column<std::uint32_t> holderLabels(const Heap &heap, std::uint32_t dictionaryKeys,
                                   const std::function<std::uint32_t(std::string_view)> &numberOf,
                                   const Progress &progress)
{
    Labels labels(heap, dictionaryKeys, numberOf);
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        labels.add(HeapNode(n));
    }
    return labels.take();
}

} // namespace v8scope
