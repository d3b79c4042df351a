// SPDX-License-Identifier: GPL-3.0-or-later
// How reports about heaps call nodes, edges, sizes and distances. Pure functions; UTF-8.
#pragma once

#include "core/heap/heap.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace v8scope {

[[nodiscard]] std::string nodeName(const Heap &heap, HeapNode node);
[[nodiscard]] std::string nodeClass(const Heap &heap, HeapNode node);
// The name if it says more than the class does, strings in quotes; may be empty.
[[nodiscard]] std::string nodeDetail(const Heap &heap, HeapNode node);
// "@123"
[[nodiscard]] std::string nodeId(const Heap &heap, HeapNode node);
// "Map @123", for sentences.
[[nodiscard]] std::string nodePhrase(const Heap &heap, HeapNode node);

[[nodiscard]] std::string edgeNameText(const HeapSnapshot &snapshot, std::uint32_t edge);
// As code would say it: ".name", "[3]", "name (variable)", "map (internal)".
[[nodiscard]] std::string edgePhrase(const HeapSnapshot &snapshot, std::uint32_t edge);

// "−" for what the interface hides.
[[nodiscard]] std::string distanceText(std::int32_t distance);

// One unit for a whole column, chosen by the largest number in it.
class SizeColumn {
public:
    explicit SizeColumn(std::uint64_t largest);

    [[nodiscard]] std::string title(const char *noun) const; // "retained kB"
    [[nodiscard]] std::string cell(std::int64_t bytes) const;
    [[nodiscard]] std::string cell(std::uint64_t bytes) const
    {
        return cell(static_cast<std::int64_t>(bytes));
    }

private:
    const char *m_unit;
    double m_size;
    int m_digits;
};

// "12.3", without the sign: for columns headed %.
[[nodiscard]] std::string percentCell(std::uint64_t part, std::uint64_t whole);
// The same as a picture: blocks, as many of columns as the share is.
[[nodiscard]] std::string shareBar(std::uint64_t part, std::uint64_t whole, std::size_t columns);
// "4.34 MB (4,336,244 bytes)"
[[nodiscard]] std::string exactSize(std::uint64_t bytes);
[[nodiscard]] std::string roundSize(std::uint64_t bytes);
[[nodiscard]] std::string groupedNumber(std::uint64_t n);
// "20 of 173", "all 12".
[[nodiscard]] std::string shownOf(std::uint64_t shown, std::uint64_t all);

} // namespace v8scope
