// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/duplicate_strings.h"

#include "core/heap/classes/cons_values.h"
#include "core/heap/classes/number_table.h"
#include "core/heap/questions/truncated_strings.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace v8scope {

namespace {

// What stands in the file is the value itself: nothing to decode.
bool isPlainText(std::string_view raw)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080ull;
    std::uint64_t bits = 0;
    std::size_t i = 0;
    for (; i + sizeof bits <= raw.size(); i += sizeof bits) {
        std::uint64_t word = 0;
        std::memcpy(&word, raw.data() + i, sizeof word);
        bits |= word;
    }
    for (; i < raw.size(); ++i)
        bits |= static_cast<unsigned char>(raw[i]);
    return (bits & kHighBits) == 0 && raw.find('\\') == std::string_view::npos;
}

class DuplicateFinder {
public:
    explicit DuplicateFinder(const Heap &heap)
        : m_heap(heap),
          m_snapshot(*heap.snapshot),
          m_cons(m_snapshot, heap.flags),
          m_valueOf(m_snapshot.strings.count())
    {}

    void add(HeapNode node)
    {
        if (m_heap.selfSize(node) == 0)
            return;
        if (m_snapshot.kind(node) == NodeKind::String)
            m_strings.push_back({node, valueOfString(node)});
        else if (m_snapshot.kind(node) == NodeKind::ConsString && hasTwoParts(node))
            m_strings.push_back({node, valueOfCons(node)});
    }

    std::vector<DuplicateStrings::Group> take()
    {
        std::vector<std::uint32_t> groupOf(m_values.size(), kNoGroup);
        std::vector<DuplicateStrings::Group> groups;
        for (const String &string : m_strings) {
            if (m_values[string.value].count < 2)
                continue;
            std::uint32_t &group = groupOf[string.value];
            if (group == kNoGroup) {
                group = static_cast<std::uint32_t>(groups.size());
                groups.push_back(makeGroup(string));
            }
            groups[group].nodes.push_back(string.node);
            groups[group].bytes += m_heap.selfSize(string.node);
        }
        return groups;
    }

private:
    static constexpr std::uint32_t kNoGroup = 0xffffffff;

    struct Value {
        std::uint64_t hash;
        HeapNode example;
        bool isTruncated;
        std::uint32_t count;
    };
    struct String {
        HeapNode node;
        std::uint32_t value; // into m_values
    };

    // V8 flattens a cons string into its first part: that is no second copy.
    bool hasTwoParts(HeapNode node)
    {
        const std::uint32_t end = m_snapshot.edgesEnd(node);
        for (std::uint32_t e = m_snapshot.edgesBegin(node); e < end; ++e) {
            if (m_snapshot.edgeKind(e) != EdgeKind::Internal)
                continue;
            const KnownName name = m_snapshot.edgeKnownName(e);
            if ((name == KnownName::First || name == KnownName::Second) &&
                m_cons.isEmpty(HeapNode(m_snapshot.edgeTo[e])))
                return false;
        }
        return m_cons.hasValue(node);
    }

    // Whole strings of one number in the file are equal without a look at their text.
    std::uint32_t valueOfString(HeapNode node)
    {
        if (const std::optional<TruncatedString> whole = truncated(node))
            return findValue(node, whole);
        std::uint32_t &known = m_valueOf.mutableData()[m_snapshot.nodeName[node.value]];
        if (known == 0)
            known = 1 + findValue(node, {});
        else
            ++m_values[known - 1].count;
        return known - 1;
    }
    // Likewise those that read as the same part of theirs.
    std::uint32_t valueOfCons(HeapNode node)
    {
        if (const std::optional<TruncatedString> whole = truncated(node))
            return findValue(node, whole);
        const std::uint32_t part = m_cons.nearest(node).value;
        if (const auto at = m_valueOfPart.find(part); at != m_valueOfPart.end()) {
            ++m_values[at->second].count;
            return at->second;
        }
        const std::uint32_t value = findValue(node, {});
        m_valueOfPart.emplace(part, value);
        return value;
    }
    [[nodiscard]] std::optional<TruncatedString> truncated(HeapNode node) const
    {
        return truncatedString(m_snapshot, m_heap.flags, node);
    }

    std::uint32_t findValue(HeapNode node, const std::optional<TruncatedString> &whole)
    {
        const std::string_view text = textOf(node, m_text);
        std::uint64_t hash = mixBits(std::hash<std::string_view>()(text));
        if (whole) {
            hash = mixBits(hash ^ std::hash<std::string>()(whole->length.value_or("-")));
            hash = mixBits(hash ^ std::hash<std::string>()(whole->hash.value_or("-")) ^ 1);
        }
        const auto next = static_cast<std::uint32_t>(m_values.size());
        const std::uint32_t found = m_table.findOrEnter(
            hash, next,
            [&](std::uint32_t known) {
                const Value &value = m_values[known];
                return value.hash == hash && value.isTruncated == whole.has_value() &&
                       text == textOf(value.example, m_otherText) &&
                       (!whole || whole == truncated(value.example));
            },
            [&](std::uint32_t known) { return m_values[known].hash; });
        if (found == next)
            m_values.push_back({hash, node, whole.has_value(), 0});
        ++m_values[found].count;
        return found;
    }

    // The text in the file or in buffer.
    std::string_view textOf(HeapNode node, std::string &buffer)
    {
        if (m_snapshot.kind(node) == NodeKind::ConsString) {
            m_cons.read(node, buffer);
            return buffer;
        }
        const std::uint32_t string = m_snapshot.nodeName[node.value];
        const std::string_view raw = m_snapshot.strings.raw(string);
        if (isPlainText(raw))
            return raw;
        m_snapshot.strings.decode(string, buffer);
        return buffer;
    }

    DuplicateStrings::Group makeGroup(const String &string)
    {
        const Value &value = m_values[string.value];
        DuplicateStrings::Group group;
        group.value = textOf(string.node, m_text);
        group.isTruncated = value.isTruncated;
        group.nodes.reserve(value.count);
        return group;
    }

    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    ConsValues m_cons;
    NumberTable m_table;
    std::vector<Value> m_values;
    Column<std::uint32_t> m_valueOf; // 1 + value, by string, of whole strings; 0 = not seen
    std::unordered_map<std::uint32_t, std::uint32_t> m_valueOfPart; // of whole cons strings
    std::vector<String> m_strings;
    std::string m_text;
    std::string m_otherText;
};

std::uint64_t wastedBytes(const Heap &heap, const DuplicateStrings::Group &group)
{
    std::uint64_t largest = 0;
    for (const HeapNode node : group.nodes)
        largest = std::max(largest, heap.selfSize(node));
    return group.bytes - largest;
}

} // namespace

DuplicateStrings findDuplicateStrings(const Heap &heap, const Progress &progress)
{
    DuplicateFinder finder(heap);
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            return {};
        finder.add(HeapNode(n));
    }
    DuplicateStrings found{finder.take()};
    for (DuplicateStrings::Group &group : found.groups)
        group.wasted = wastedBytes(heap, group);
    std::sort(found.groups.begin(), found.groups.end(),
              [](const DuplicateStrings::Group &a, const DuplicateStrings::Group &b) {
                  if (a.wasted != b.wasted)
                      return a.wasted > b.wasted;
                  const int order = compareUtf16(a.value, b.value);
                  return order != 0 ? order < 0 : a.nodes.front() < b.nodes.front();
              });
    return found;
}

} // namespace v8scope
