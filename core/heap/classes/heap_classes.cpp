// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/heap_classes.h"

#include "core/heap/classes/class_table.h"
#include "core/heap/classes/heap_shapes.h"
#include "core/heap/classes/property_sequences.h"
#include "core/heap/classes/shape_matcher.h"

#include <array>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNoGroup = 0xffffffff;

// The class of each sequence of properties.
std::vector<std::uint32_t> classesOfSequences(const HeapSnapshot &snapshot,
                                              const std::vector<HeapShape> &shapes,
                                              const PropertySequences &found, ClassTable &table,
                                              const Progress &progress)
{
    ShapeMatcher matcher(snapshot, shapes);
    std::vector<std::uint32_t> classes;
    classes.reserve(found.sequences.size());
    for (const PropertySequences::Sequence &sequence : found.sequences) {
        if (classes.size() % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        const std::uint32_t shape = matcher.match(HeapNode(sequence.example));
        classes.push_back(shape != ShapeMatcher::kNone ? table.ofShape(shapes[shape].name)
                                                       : ShapeMatcher::kNone);
    }
    return classes;
}

class Classifier {
public:
    Classifier(const HeapSnapshot &snapshot, const NodeFlags &flags, ClassTable &table,
               const std::vector<std::uint32_t> &ofSequence)
        : m_snapshot(snapshot), m_flags(flags), m_table(table), m_ofSequence(ofSequence)
    {
        m_groupOfKind.fill(kNoGroup);
    }

    // sequence: the node's, if it is a plain object.
    std::uint32_t groupOf(HeapNode n, std::uint32_t sequence)
    {
        const NodeKind kind = m_snapshot.kind(n);
        const std::uint32_t name = m_snapshot.nodeName[n.value];
        if (kind == NodeKind::Object) {
            const bool hasShape = isPlainObject(m_snapshot, n) && n.value >= m_snapshot.root.value;
            std::uint32_t found = hasShape ? m_ofSequence[sequence] : kNoGroup;
            if (found == kNoGroup)
                found = m_table.ofName(name);
            // Of functions DevTools does not look at the place: each would be a class.
            return m_snapshot.hasLocation(n)
                       ? m_table.groupAt(m_snapshot.nodeLocation[n.value], found)
                       : m_table.group(found);
        }
        if (kind == NodeKind::Native)
            return m_table.group(m_flags.isRenamed(n) ? m_table.ofDetached(name)
                                                      : m_table.ofName(name));
        std::uint32_t &group = m_groupOfKind[static_cast<std::uint8_t>(kind)];
        if (group == kNoGroup)
            group = m_table.group(m_table.ofKind(kind));
        return group;
    }

private:
    const HeapSnapshot &m_snapshot;
    const NodeFlags &m_flags;
    ClassTable &m_table;
    const std::vector<std::uint32_t> &m_ofSequence;
    std::array<std::uint32_t, 256> m_groupOfKind;
};

// groups: holds the sequence of every plain object, which its group then replaces.
HeapClasses classifySequences(const HeapSnapshot &snapshot, const NodeFlags &flags,
                              std::vector<HeapShape> shapes, const PropertySequences &found,
                              Column<std::uint32_t> groups, const Progress &progress)
{
    HeapClasses classes;
    ClassTable table(snapshot);
    const std::vector<std::uint32_t> ofSequence =
        classesOfSequences(snapshot, shapes, found, table, progress);
    Classifier classifier(snapshot, flags, table, ofSequence);
    std::uint32_t *const groupOf = groups.mutableData();
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            return {};
        groupOf[n] = classifier.groupOf(HeapNode(n), groupOf[n]);
    }
    table.finish(classes);
    classes.shapes = std::move(shapes);
    classes.groupOf = std::move(groups);
    return classes;
}

} // namespace

std::string HeapClasses::key(const HeapSnapshot &snapshot, std::uint32_t group) const
{
    const ClassGroup &of = groups[group];
    if (of.location == 0)
        return "," + names[of.name];
    const HeapLocation &at = snapshot.locations[of.location - 1];
    return std::to_string(at.scriptId) + "," + std::to_string(at.line) + "," +
           std::to_string(at.column) + "," + names[of.name];
}

HeapClasses classify(const HeapSnapshot &snapshot, const NodeFlags &flags,
                     std::vector<HeapShape> shapes, const Progress &progress)
{
    Column<std::uint32_t> groups(snapshot.nodeCount);
    const PropertySequences found = collectSequences(snapshot, groups.mutableData(), progress);
    return classifySequences(snapshot, flags, std::move(shapes), found, std::move(groups),
                             progress);
}

HeapClasses classify(const HeapSnapshot &snapshot, const NodeFlags &flags, const Progress &progress)
{
    Column<std::uint32_t> groups(snapshot.nodeCount);
    const PropertySequences found = collectSequences(snapshot, groups.mutableData(), progress);
    std::vector<HeapShape> shapes = shapesOf(snapshot, found, progress);
    return classifySequences(snapshot, flags, std::move(shapes), found, std::move(groups),
                             progress);
}

} // namespace v8scope
