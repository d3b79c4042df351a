// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/name_order.h"

#include "core/base/parallel.h"
#include "core/heap/classes/display_names.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/graph/edge_lookup.h"

#include <charconv>
#include <limits>
#include <string>
#include <unordered_map>

namespace v8scope {

namespace {

constexpr std::size_t kPrefixBytes = 8;
constexpr unsigned char kBeyondAscii = 0xff;
// Names that one thread makes at least.
constexpr std::size_t kGrain = 1u << 10;
constexpr std::uint32_t kNoSlot = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kHashFactor = 0x9E3779B97F4A7C15ull;
constexpr std::uint32_t kNotShown = std::numeric_limits<std::uint32_t>::max();

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

// The first bytes as a number whose order does not contradict JavaScript's: from the first byte on
// that is not ASCII, all count as "beyond".
std::uint64_t prefixOf(std::string_view text)
{
    std::uint64_t result = 0;
    bool isBeyond = false;
    for (std::size_t i = 0; i < kPrefixBytes; ++i) {
        isBeyond = isBeyond || (i < text.size() && !isAscii(text[i]));
        const unsigned char byte = isBeyond          ? kBeyondAscii
                                   : i < text.size() ? static_cast<unsigned char>(text[i])
                                                     : 0;
        result = result << 8 | byte;
    }
    return result;
}

// Text of distinct names, each made when all are known.
class NameTable {
public:
    NameTable(const HeapSnapshot &snapshot, const NodeFlags *flags)
        : m_snapshot(snapshot), m_flags(flags), m_slotOfString(snapshot.strings.count())
    {}

    std::uint32_t slotOfString(std::uint32_t string)
    {
        if (string >= m_slotOfString.size())
            return add({HeapNode(), string});
        std::uint32_t &slot = m_slotOfString.mutableData()[string];
        if (slot == 0)
            slot = 1 + add({HeapNode(), string});
        return slot - 1;
    }

    std::uint32_t slotOfNode(HeapNode node)
    {
        if (isPlainObject(m_snapshot, node))
            return slotOfPlainObject(node);
        if (m_snapshot.kind(node) == NodeKind::ConsString || m_flags->isRenamed(node))
            return add({node, 0});
        return slotOfString(m_snapshot.nodeName[node.value]);
    }

    [[nodiscard]] std::vector<std::uint32_t> ranks() const
    {
        std::vector<DisplayNames> names;
        while (m_flags != nullptr && names.size() < workerCount())
            names.emplace_back(m_snapshot, *m_flags);
        std::vector<std::string> made(m_names.size());
        std::vector<std::string_view> texts(m_names.size());
        forEachPiece(m_names.size(), kGrain,
                     [&](std::size_t begin, std::size_t end, unsigned piece) {
                         for (std::size_t i = begin; i < end; ++i)
                             texts[i] = m_names[i].node.isValid()
                                            ? made[i] = names[piece].of(m_names[i].node)
                                            : textOf(m_names[i].string, made[i]);
                     });
        return rankTexts(texts);
    }

private:
    struct Name {
        HeapNode node; // called like this; none: the string
        std::uint32_t string = 0;
    };

    std::uint32_t add(Name name)
    {
        m_names.push_back(name);
        return static_cast<std::uint32_t>(m_names.size() - 1);
    }

    // What an edge says to the name of a plain object.
    [[nodiscard]] std::uint32_t shownBits(std::uint32_t edge) const
    {
        const EdgeWord word{m_snapshot.edgeWord[edge]};
        return word.kind() == EdgeKind::Property ? word.bits : kNotShown;
    }

    // Objects with the same properties are called the same.
    std::uint32_t slotOfPlainObject(HeapNode node)
    {
        std::uint64_t hash = 0;
        const std::uint32_t end = m_snapshot.edgesEnd(node);
        for (std::uint32_t edge = m_snapshot.edgesBegin(node); edge < end; ++edge) {
            if (EdgeWord{m_snapshot.edgeWord[edge]}.label() == EdgeWord::kWideLabel)
                return add({node, 0});
            hash = (hash ^ shownBits(edge)) * kHashFactor;
            hash ^= hash >> 29;
        }
        const auto [at, isNew] = m_slotOfShape.try_emplace(hash, kNoSlot);
        if (isNew)
            return at->second = add({node, 0});
        return haveSameProperties(m_names[at->second].node, node) ? at->second : add({node, 0});
    }

    [[nodiscard]] bool haveSameProperties(HeapNode a, HeapNode b) const
    {
        const std::uint32_t count = m_snapshot.edgesEnd(a) - m_snapshot.edgesBegin(a);
        if (m_snapshot.edgesEnd(b) - m_snapshot.edgesBegin(b) != count)
            return false;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (shownBits(m_snapshot.edgesBegin(a) + i) != shownBits(m_snapshot.edgesBegin(b) + i))
                return false;
        }
        return true;
    }

    [[nodiscard]] std::string_view textOf(std::uint32_t string, std::string &made) const
    {
        const std::string_view raw = m_snapshot.strings.raw(string);
        if (std::all_of(raw.begin(), raw.end(), [](char c) { return isAscii(c) && c != '\\'; }))
            return raw; // stands in the file as it is
        m_snapshot.strings.decode(string, made);
        return made;
    }

    const HeapSnapshot &m_snapshot;
    const NodeFlags *m_flags; // null for edges
    std::vector<Name> m_names;
    Column<std::uint32_t> m_slotOfString; // + 1; 0 = none yet
    std::unordered_map<std::uint64_t, std::uint32_t> m_slotOfShape;
};

} // namespace

std::vector<std::uint32_t> rankTexts(std::span<const std::string_view> texts)
{
    struct Entry {
        std::uint64_t prefix;
        std::uint32_t index;
    };
    std::vector<Entry> order(texts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = {prefixOf(texts[i]), i};
    const auto compare = [&](const Entry &a, const Entry &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix ? -1 : 1;
        return compareUtf16(texts[a.index], texts[b.index]);
    };
    std::sort(order.begin(), order.end(),
              [&](const Entry &a, const Entry &b) { return compare(a, b) < 0; });
    std::vector<std::uint32_t> result(texts.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && compare(order[i - 1], order[i]) != 0)
            ++rank;
        result[order[i].index] = rank;
    }
    return result;
}

std::vector<std::uint32_t> rankDisplayNames(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                            std::span<const HeapNode> nodes)
{
    NameTable names(snapshot, &flags);
    std::vector<std::uint32_t> result;
    result.reserve(nodes.size());
    for (const HeapNode node : nodes)
        result.push_back(names.slotOfNode(node));
    const std::vector<std::uint32_t> ranks = names.ranks();
    for (std::uint32_t &slot : result)
        slot = ranks[slot];
    return result;
}

std::vector<std::uint32_t> rankEdgeNames(const HeapSnapshot &snapshot,
                                         std::span<const std::uint32_t> edges)
{
    constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
    NameTable names(snapshot, nullptr);
    std::vector<std::uint32_t> result(edges.size(), kLast);
    std::vector<std::uint32_t> numbered; // places in edges
    std::vector<std::string> numbers;
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        if (!hasTextName(snapshot, edges[i])) {
            numbered.push_back(i);
            numbers.push_back(snapshot.edgeName(edges[i]));
        } else if (snapshot.edgeKnownName(edges[i]) != KnownName::Proto) {
            result[i] = names.slotOfString(snapshot.edgeLabel(edges[i]));
        }
    }
    const std::vector<std::uint32_t> textRanks = names.ranks();
    for (std::uint32_t &rank : result)
        rank = rank == kLast ? kLast : textRanks[rank];
    const std::vector<std::uint32_t> numberRanks =
        rankTexts(std::vector<std::string_view>(numbers.begin(), numbers.end()));
    const auto texts = static_cast<std::uint32_t>(edges.size()); // behind all of them
    for (std::size_t i = 0; i < numbered.size(); ++i)
        result[numbered[i]] = texts + numberRanks[i];
    return result;
}

} // namespace v8scope
