// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/property_sequences.h"

#include "core/heap/classes/heap_classes.h"
#include "core/heap/classes/number_table.h"

#include <cstring>

namespace v8scope {

namespace {

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ull;

bool isProperty(std::uint32_t word)
{
    return EdgeWord{word}.kind() == EdgeKind::Property;
}

class Collector {
public:
    explicit Collector(const HeapSnapshot &snapshot)
        : m_snapshot(snapshot),
          m_words(snapshot.edgeWord.data()),
          m_areWordsExact(snapshot.wideLabels.empty())
    {}

    std::uint32_t add(std::uint32_t object)
    {
        const std::uint64_t hash = hashOf(object);
        const auto next = static_cast<std::uint32_t>(m_found.sequences.size());
        const std::uint32_t number = m_table.findOrEnter(
            hash, next,
            [&](std::uint32_t known) {
                const PropertySequences::Sequence &sequence = m_found.sequences[known];
                return sequence.hash == hash && isSame(sequence.example, object);
            },
            [&](std::uint32_t known) { return m_found.sequences[known].hash; });
        if (number == next)
            m_found.sequences.push_back({hash, object, 0});
        ++m_found.sequences[number].count;
        ++m_found.objects;
        return number;
    }
    PropertySequences take() { return std::move(m_found); }

private:
    [[nodiscard]] std::uint64_t hashOf(std::uint32_t object) const
    {
        std::uint64_t hash = 0;
        const std::uint32_t end = m_snapshot.firstEdge[object + 1];
        for (std::uint32_t e = m_snapshot.firstEdge[object]; e < end; ++e) {
            if (isProperty(m_words[e]))
                hash = (hash ^ m_words[e]) * kFactor;
        }
        return mixBits(hash);
    }

    // All edges being alike is the usual case, and quicker to see.
    [[nodiscard]] bool isSame(std::uint32_t a, std::uint32_t b) const
    {
        const std::uint32_t beginA = m_snapshot.firstEdge[a];
        const std::uint32_t beginB = m_snapshot.firstEdge[b];
        const std::uint32_t size = m_snapshot.firstEdge[a + 1] - beginA;
        if (m_areWordsExact && size == m_snapshot.firstEdge[b + 1] - beginB &&
            std::memcmp(m_words + beginA, m_words + beginB, size * sizeof(std::uint32_t)) == 0)
            return true;
        return haveSameProperties(a, b);
    }

    [[nodiscard]] bool haveSameProperties(std::uint32_t a, std::uint32_t b) const
    {
        std::uint32_t edgeA = m_snapshot.firstEdge[a];
        std::uint32_t edgeB = m_snapshot.firstEdge[b];
        const std::uint32_t endA = m_snapshot.firstEdge[a + 1];
        const std::uint32_t endB = m_snapshot.firstEdge[b + 1];
        while (true) {
            while (edgeA < endA && !isProperty(m_words[edgeA]))
                ++edgeA;
            while (edgeB < endB && !isProperty(m_words[edgeB]))
                ++edgeB;
            if (edgeA == endA || edgeB == endB)
                return edgeA == endA && edgeB == endB;
            if (m_words[edgeA] != m_words[edgeB] ||
                (!m_areWordsExact && m_snapshot.edgeLabel(edgeA) != m_snapshot.edgeLabel(edgeB)))
                return false;
            ++edgeA;
            ++edgeB;
        }
    }

    const HeapSnapshot &m_snapshot;
    const std::uint32_t *m_words;
    bool m_areWordsExact;
    NumberTable m_table;
    PropertySequences m_found;
};

} // namespace

PropertySequences collectSequences(const HeapSnapshot &snapshot, std::uint32_t *numberOf,
                                   const Progress &progress)
{
    Collector collector(snapshot);
    for (std::uint32_t n = snapshot.root.value; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (!isPlainObject(snapshot, HeapNode(n)))
            continue;
        const std::uint32_t number = collector.add(n);
        if (numberOf)
            numberOf[n] = number;
    }
    return collector.take();
}

} // namespace v8scope
