// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_nodes_tsv.h"

#include "core/base/parallel.h"
#include "core/heap/classes/display_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>
#include <string>
#include <vector>

namespace v8scope {

namespace {

// Lines are made in blocks of this many nodes, so that memory does not grow with the heap.
constexpr std::size_t kBlock = 1u << 18;
constexpr std::size_t kGrain = 1u << 12;

template <class Number>
void appendNumber(std::string &to, Number value)
{
    std::array<char, 24> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    to.append(digits.data(), end);
}

// Types are words of the file; a tab or line break in one would break the table.
std::string typeField(std::string_view type)
{
    std::string field = toUtf8(type);
    std::replace_if(
        field.begin(), field.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return field;
}

class NodeLines {
public:
    explicit NodeLines(const Heap &heap) : m_heap(heap), m_snapshot(*heap.snapshot)
    {
        const auto kinds =
            static_cast<std::size_t>(NodeKind::FirstOther) + m_snapshot.otherNodeTypes.size();
        for (std::size_t kind = 0; kind < kinds; ++kind)
            m_types.push_back(typeField(m_snapshot.typeName(static_cast<NodeKind>(kind))));
        for (const std::string &name : heap.classes.names) {
            m_classes.emplace_back();
            appendJsonString(m_classes.back(), name);
        }
    }

    void append(std::string &to, HeapNode n, DisplayNames &names) const
    {
        appendNumber(to, m_snapshot.id(n));
        to += '\t';
        to += m_types[m_snapshot.nodeKind[n.value]];
        to += '\t';
        to += m_classes[m_heap.classes.groups[m_heap.classes.groupOf[n.value]].name];
        to += '\t';
        appendNumber(to, m_heap.selfSize(n));
        to += '\t';
        appendNumber(to, m_heap.retainedSize(n));
        to += '\t';
        appendNumber(to, m_heap.distance(n));
        to += '\t';
        appendNumber(to, m_snapshot.id(m_heap.dominator(n)));
        to += '\t';
        appendNumber(to, static_cast<unsigned>(m_heap.flags.detachedness(n)));
        to += '\t';
        appendJsonString(to, names.of(n));
        to += '\n';
    }

private:
    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    std::vector<std::string> m_types;   // by kind
    std::vector<std::string> m_classes; // as JSON, by number of the name
};

} // namespace

void writeNodesTsv(std::ostream &out, const Heap &heap, Progress &progress)
{
    out << "id\ttype\tclass\tself\tretained\tdistance\tdominator\tdetachedness\tname\n";
    const NodeLines lines(heap);
    const std::size_t nodes = heap.snapshot->nodeCount;
    std::vector<std::string> pieces(workerCount());
    std::vector<DisplayNames> names;
    names.reserve(pieces.size());
    while (names.size() < pieces.size())
        names.emplace_back(*heap.snapshot, heap.flags);
    progress.beginPhase("Writing nodes", 1.0);
    for (std::size_t first = 0; first < nodes && out && !progress.isCancelled(); first += kBlock) {
        for (std::string &piece : pieces)
            piece.clear();
        forEachPiece(std::min(kBlock, nodes - first), kGrain,
                     [&](std::size_t begin, std::size_t end, unsigned piece) {
                         for (std::size_t i = first + begin; i < first + end; ++i)
                             lines.append(pieces[piece], HeapNode(static_cast<std::uint32_t>(i)),
                                          names[piece]);
                     });
        for (const std::string &piece : pieces)
            out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
        progress.update(static_cast<double>(first) / static_cast<double>(nodes));
    }
}

} // namespace v8scope
