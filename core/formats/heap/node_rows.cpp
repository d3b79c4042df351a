// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/node_rows.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kMaxDetachedness = static_cast<std::uint32_t>(Detachedness::Detached);

void sortByIndex(std::vector<WideColumn::Large> &list)
{
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return a.index < b.index; });
}

template <class T>
WideColumn wide(Column<T> &&narrow, std::vector<WideColumn::Large> &&large)
{
    sortByIndex(large);
    return {std::move(narrow), std::move(large)};
}

} // namespace

NodeRows::NodeRows(const HeapMeta &meta, std::uint64_t maxRows)
    : m_meta(meta),
      m_fields(meta.node.count()),
      m_type(static_cast<std::size_t>(meta.node.at("type"))),
      m_name(static_cast<std::size_t>(meta.node.at("name"))),
      m_id(static_cast<std::size_t>(meta.node.at("id"))),
      m_selfSize(static_cast<std::size_t>(meta.node.at("self_size"))),
      m_edgeCount(static_cast<std::size_t>(meta.node.at("edge_count"))),
      m_detachedness(meta.node.at("detachedness")),
      m_trace(meta.node.at("trace_node_id")),
      m_kinds(maxRows),
      m_names(maxRows),
      m_ids(maxRows),
      m_selfSizes(maxRows),
      m_firstEdges(maxRows + 1),
      m_detached(m_detachedness >= 0 ? maxRows : 0),
      m_traces(m_trace >= 0 ? maxRows : 0)
{}

std::optional<BadNumber> NodeRows::take(std::uint64_t firstRow,
                                        std::span<const std::uint32_t> values,
                                        std::span<const LargeNumber> large)
{
    const std::size_t rows = values.size() / m_fields;
    const auto types = static_cast<std::uint32_t>(m_meta.nodeKinds.size());
    std::uint8_t *const kinds = m_kinds.mutableData() + firstRow;
    std::uint32_t *const names = m_names.mutableData() + firstRow;
    std::uint32_t *const ids = m_ids.mutableData() + firstRow;
    std::uint32_t *const sizes = m_selfSizes.mutableData() + firstRow;
    std::uint32_t *const edges = m_firstEdges.mutableData() + firstRow + 1;
    std::uint32_t maxName = 0;
    std::uint64_t selfBytes = 0;
    const std::uint32_t *row = values.data();
    for (std::size_t i = 0; i < rows; ++i, row += m_fields) {
        const std::uint32_t type = row[m_type];
        if (type >= types)
            return BadNumber{i * m_fields + m_type, LoadErrorCode::OutOfRange,
                             "the number of a node type in meta.node_types"};
        kinds[i] = static_cast<std::uint8_t>(m_meta.nodeKinds[type]);
        names[i] = row[m_name];
        maxName = std::max(maxName, row[m_name]);
        ids[i] = row[m_id];
        sizes[i] = row[m_selfSize];
        selfBytes += row[m_selfSize];
        edges[i] = row[m_edgeCount];
    }
    bool hasTraces = false;
    std::uint64_t oddDetachedness = 0;
    // Zeros are not written, so that a column of nothing else takes no memory.
    for (std::size_t i = 0; i < rows && m_detachedness >= 0; ++i) {
        const std::size_t at = i * m_fields + static_cast<std::size_t>(m_detachedness);
        oddDetachedness += values[at] > kMaxDetachedness ? 1 : 0;
        if (values[at] != 0 && values[at] <= kMaxDetachedness)
            m_detached.mutableData()[firstRow + i] = static_cast<std::uint8_t>(values[at]);
    }
    for (std::size_t i = 0; i < rows && m_trace >= 0; ++i) {
        const std::uint32_t trace = values[i * m_fields + static_cast<std::size_t>(m_trace)];
        if (trace == 0)
            continue;
        m_traces.mutableData()[firstRow + i] = trace;
        hasTraces = true;
    }
    const std::lock_guard lock(m_mutex);
    m_maxName = std::max(m_maxName, maxName);
    m_hasTraces |= hasTraces;
    m_selfBytes = std::min(m_selfBytes + selfBytes, kMaxHeapBytes + 1);
    m_oddDetachedness += oddDetachedness;
    return large.empty() ? std::nullopt : takeLarge(firstRow, values.size(), large);
}

std::optional<BadNumber> NodeRows::takeLarge(std::uint64_t firstRow, std::size_t count,
                                             std::span<const LargeNumber> large)
{
    for (const LargeNumber &number : large) {
        if (number.index >= count)
            break;
        const std::size_t field = number.index % m_fields;
        const auto node = static_cast<std::uint32_t>(firstRow + number.index / m_fields);
        if (field == m_id)
            m_largeIds.push_back({node, number.value});
        else if (field == m_selfSize && number.value > kMaxHeapBytes)
            return BadNumber{number.index, LoadErrorCode::OutOfRange, "a size of at most 2^53"};
        else if (field == m_selfSize)
            takeLargeSize(node, number.value);
        else if (field == m_name || field == m_edgeCount || static_cast<int>(field) == m_trace)
            return BadNumber{number.index, LoadErrorCode::OutOfRange, "a number below 2^32 - 1"};
    }
    return {};
}

void NodeRows::takeLargeSize(std::uint32_t node, std::uint64_t size)
{
    m_largeSizes.push_back({node, size});
    m_selfBytes = std::min(m_selfBytes + size - WideColumn::kWide, kMaxHeapBytes + 1);
}

std::uint64_t NodeRows::finish(std::uint64_t rows, HeapSnapshot &to)
{
    const auto count = static_cast<std::size_t>(rows);
    for (Column<std::uint32_t> *column : {&m_names, &m_ids, &m_selfSizes, &m_traces})
        column->truncate(count);
    m_kinds.truncate(count);
    m_detached.truncate(count);
    m_firstEdges.truncate(count + 1);

    std::uint64_t edges = 0;
    std::uint32_t *const first = m_firstEdges.mutableData();
    for (std::size_t n = 0; n < count; ++n) {
        edges += first[n + 1];
        first[n + 1] = static_cast<std::uint32_t>(edges);
    }
    to.nodeCount = static_cast<std::uint32_t>(count);
    to.nodeKind = std::move(m_kinds);
    to.nodeName = std::move(m_names);
    to.nodeId = wide(std::move(m_ids), std::move(m_largeIds));
    to.nodeSelfSize = wide(std::move(m_selfSizes), std::move(m_largeSizes));
    to.firstEdge = std::move(m_firstEdges);
    to.nodeDetachedness = std::move(m_detached);
    if (m_hasTraces)
        to.nodeTrace = std::move(m_traces);
    to.otherNodeTypes = m_meta.otherNodeTypes;
    return edges;
}

} // namespace v8scope
