// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/heap_shapes.h"

#include "core/heap/classes/node_names.h"
#include "core/heap/classes/number_table.h"
#include "core/heap/classes/property_names.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kMaxShapeName = 120; // UTF-16 units, without the closing brace
constexpr std::uint64_t kMinObjects = 2;
constexpr std::uint64_t kMinShare = 1000; // one object in so many

// The beginning of an object's properties, as far as they go into a shape's name.
struct Beginning {
    std::vector<std::uint32_t> properties;
    // Those that show in the name, by which DevTools tells shapes apart: empty names in front do
    // not.
    std::vector<std::uint32_t> shown;

    void clear()
    {
        properties.clear();
        shown.clear();
    }
};

class ShapeFinder {
public:
    explicit ShapeFinder(const HeapSnapshot &snapshot) : m_snapshot(snapshot), m_names(snapshot) {}

    void add(std::uint32_t example, std::uint64_t count)
    {
        readBeginning(example, m_new);
        if (m_new.properties.empty())
            return;
        std::uint64_t hash = 1;
        for (const std::uint32_t number : m_new.shown)
            hash = mixBits(hash ^ number);
        const auto next = static_cast<std::uint32_t>(m_candidates.size());
        const std::uint32_t at = m_table.findOrEnter(
            hash, next,
            [&](std::uint32_t known) {
                return m_candidates[known].hash == hash && isNew(m_candidates[known].example);
            },
            [&](std::uint32_t known) { return m_candidates[known].hash; });
        if (at == next)
            m_candidates.push_back({hash, example, 0});
        m_candidates[at].count += count;
    }

    // Those of at least so many objects, most frequent first; ties by first appearance.
    std::vector<HeapShape> take(std::uint64_t minCount)
    {
        std::erase_if(m_candidates, [&](const Candidate &c) { return c.count < minCount; });
        std::stable_sort(m_candidates.begin(), m_candidates.end(),
                         [](const Candidate &a, const Candidate &b) { return a.count > b.count; });
        std::vector<HeapShape> shapes;
        for (const Candidate &candidate : m_candidates)
            shapes.push_back(shapeOf(candidate.example));
        return shapes;
    }

private:
    struct Candidate {
        std::uint64_t hash;
        std::uint32_t example; // whose properties the shape has
        std::uint64_t count;
    };

    void readBeginning(std::uint32_t object, Beginning &beginning)
    {
        beginning.clear();
        std::size_t length = 1; // of "{"
        const std::uint32_t end = m_snapshot.firstEdge[object + 1];
        for (std::uint32_t e = m_snapshot.firstEdge[object]; e < end; ++e) {
            if (m_snapshot.edgeKind(e) != EdgeKind::Property)
                continue;
            const std::uint32_t label = m_snapshot.edgeLabel(e);
            if (m_snapshot.known[label] == KnownName::Proto)
                continue;
            const std::uint32_t number = m_names.numberOf(label);
            const std::size_t more = m_names.shownLength(number);
            if (length > 1 && length + more > kMaxShapeName)
                return;
            beginning.properties.push_back(number);
            if (length > 1 || more > 0)
                beginning.shown.push_back(number);
            length += more + (length > 1 ? 2 : 0);
        }
    }

    [[nodiscard]] bool isNew(std::uint32_t example)
    {
        readBeginning(example, m_known);
        return m_known.shown == m_new.shown;
    }

    HeapShape shapeOf(std::uint32_t example)
    {
        readBeginning(example, m_known);
        HeapShape shape;
        shape.name = "{";
        for (const std::uint32_t number : m_known.shown) {
            if (shape.name.size() > 1)
                shape.name += ", ";
            shape.name += shownProperty(m_names.text(number));
        }
        shape.name += "}";
        for (const std::uint32_t number : m_known.properties)
            shape.properties.push_back(m_names.text(number));
        return shape;
    }

    const HeapSnapshot &m_snapshot;
    PropertyNames m_names;
    NumberTable m_table;
    std::vector<Candidate> m_candidates; // by first appearance
    Beginning m_new;
    Beginning m_known;
};

} // namespace

std::vector<HeapShape> shapesOf(const HeapSnapshot &snapshot, const PropertySequences &found,
                                const Progress &progress)
{
    ShapeFinder finder(snapshot);
    for (std::size_t i = 0; i < found.sequences.size(); ++i) {
        if (i % Progress::kPollInterval == 0 && progress.isCancelled())
            return {};
        finder.add(found.sequences[i].example, found.sequences[i].count);
    }
    // At least one object in a thousand, rounded up.
    return finder.take(std::max(kMinObjects, (found.objects + kMinShare - 1) / kMinShare));
}

std::vector<HeapShape> inferShapes(const HeapSnapshot &snapshot, const Progress &progress)
{
    return shapesOf(snapshot, collectSequences(snapshot, nullptr, progress), progress);
}

} // namespace v8scope
