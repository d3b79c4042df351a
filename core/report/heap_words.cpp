// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_words.h"

#include "core/heap/classes/node_names.h"
#include "core/report/numbers.h"

#include <algorithm>

namespace v8scope {

namespace {

bool isString(NodeKind kind)
{
    return kind == NodeKind::String || kind == NodeKind::ConsString ||
           kind == NodeKind::SlicedString;
}

} // namespace

std::string nodeName(const Heap &heap, HeapNode node)
{
    return toUtf8(displayName(*heap.snapshot, heap.flags, node));
}

std::string nodeClass(const Heap &heap, HeapNode node)
{
    return toUtf8(heap.className(node));
}

std::string nodeDetail(const Heap &heap, HeapNode node)
{
    if (node == heap.snapshot->root)
        return "(root)";
    const std::string name = nodeName(heap, node);
    if (isString(heap.snapshot->kind(node)))
        return "\"" + name + "\"";
    if (heap.snapshot->kind(node) == NodeKind::Closure)
        return name.empty() ? "(anonymous)" : name + "()";
    return name == heap.className(node) ? std::string() : name;
}

std::string nodeId(const Heap &heap, HeapNode node)
{
    return "@" + std::to_string(heap.snapshot->id(node));
}

std::string nodePhrase(const Heap &heap, HeapNode node)
{
    const std::string name = nodeClass(heap, node);
    const std::string detail = nodeDetail(heap, node);
    return name + (detail.empty() ? " " : " " + detail + " ") + nodeId(heap, node);
}

std::string edgeNameText(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    return toUtf8(snapshot.edgeName(edge));
}

std::string edgePhrase(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    const std::string name = edgeNameText(snapshot, edge);
    switch (snapshot.edgeKind(edge)) {
    case EdgeKind::Property: return "." + name;
    case EdgeKind::Element: return "[" + name + "]";
    case EdgeKind::Context: return name + " (variable)";
    default: break;
    }
    return name + " (" + std::string(edgeTypeName(snapshot.edgeKind(edge))) + ")";
}

std::string distanceText(std::int32_t distance)
{
    return isShownDistance(distance) ? groupedCount(distance) : "−";
}

SizeColumn::SizeColumn(std::uint64_t largest) : m_unit("B"), m_size(1), m_digits(0)
{
    if (largest >= 100'000'000'000) {
        m_unit = "MB";
        m_size = 1e6;
        m_digits = 1;
    } else if (largest >= 1'000'000) {
        m_unit = "kB";
        m_size = 1e3;
        m_digits = 1;
    }
}

std::string SizeColumn::title(const char *noun) const
{
    return std::string(noun) + " " + m_unit;
}

std::string SizeColumn::cell(std::int64_t bytes) const
{
    return groupedDecimal(static_cast<double>(bytes) / m_size, m_digits);
}

std::string percentCell(std::uint64_t part, std::uint64_t whole)
{
    return groupedDecimal(
        shareOf(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)) * 100.0, 1);
}

std::string shareBar(std::uint64_t part, std::uint64_t whole, std::size_t columns)
{
    const double share = shareOf(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole));
    const auto full = static_cast<std::size_t>(share * static_cast<double>(columns) + 0.5);
    std::string text;
    for (std::size_t i = 0; i < std::min(full, columns); ++i)
        text += "█";
    return text;
}

std::string exactSize(std::uint64_t bytes)
{
    if (bytes < 1000)
        return groupedNumber(bytes) + (bytes == 1 ? " byte" : " bytes");
    return roundSize(bytes) + " (" + groupedNumber(bytes) + " bytes)";
}

std::string roundSize(std::uint64_t bytes)
{
    return bytesText(static_cast<std::int64_t>(bytes));
}

std::string groupedNumber(std::uint64_t n)
{
    return groupedCount(static_cast<std::int64_t>(n));
}

std::string shownOf(std::uint64_t shown, std::uint64_t all)
{
    return shown < all ? groupedNumber(shown) + " of " + groupedNumber(all)
                       : "all " + groupedNumber(all);
}

} // namespace v8scope
