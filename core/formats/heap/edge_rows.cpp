// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/edge_rows.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace v8scope {

namespace {

constexpr std::string_view kNoNode = "the index of a node (a multiple of the number of node "
                                     "fields, within \"nodes\")";

std::uint32_t inverseOf(std::uint32_t odd)
{
    std::uint32_t inverse = odd; // right in three bits; each step doubles them
    for (int i = 0; i < 4; ++i)
        inverse *= 2 - odd * inverse;
    return inverse;
}

} // namespace

FlatIndex::FlatIndex(std::uint32_t fields, std::uint32_t nodes)
    : m_fields(fields),
      m_nodes(nodes),
      m_inverse(inverseOf(fields >> std::countr_zero(fields))),
      m_shift(static_cast<std::uint32_t>(std::countr_zero(fields))),
      m_limit(static_cast<std::uint32_t>(
          std::min(std::uint64_t{nodes}, std::uint64_t{WideColumn::kWide} / fields + 1)))
{}

EdgeRows::EdgeRows(const HeapMeta &meta, std::uint32_t nodes, std::uint64_t maxRows)
    : m_meta(meta),
      m_flat(meta.node.count(), nodes),
      m_fields(meta.edge.count()),
      m_type(static_cast<std::size_t>(meta.edge.at("type"))),
      m_label(static_cast<std::size_t>(meta.edge.at("name_or_index"))),
      m_to(static_cast<std::size_t>(meta.edge.at("to_node"))),
      m_words(maxRows),
      m_targets(maxRows)
{
    for (const EdgeKind kind : meta.edgeKinds)
        m_namedByString.push_back(hasNumberName(kind) ? 0 : 0xFF);
}

std::optional<BadNumber> EdgeRows::take(std::uint64_t firstRow,
                                        std::span<const std::uint32_t> values,
                                        std::span<const LargeNumber> large)
{
    const std::size_t rows = values.size() / m_fields;
    const auto types = static_cast<std::uint32_t>(m_meta.edgeKinds.size());
    std::uint32_t *const words = m_words.mutableData() + firstRow;
    std::uint32_t *const targets = m_targets.mutableData() + firstRow;
    std::uint32_t maxName = 0;
    bool hasWide = !large.empty();
    const std::uint32_t *row = values.data();
    for (std::size_t i = 0; i < rows; ++i, row += m_fields) {
        const std::uint32_t type = row[m_type];
        if (type >= types)
            return BadNumber{i * m_fields + m_type, LoadErrorCode::OutOfRange,
                             "the number of an edge type in meta.edge_types"};
        const std::uint32_t label = row[m_label];
        maxName = std::max(maxName, m_namedByString[type] != 0 ? label : 0u);
        hasWide |= label >= EdgeWord::kWideLabel;
        words[i] = EdgeWord::of(m_meta.edgeKinds[type], std::min(label, EdgeWord::kWideLabel)).bits;
        targets[i] = m_flat.node(row[m_to]);
        if (!m_flat.isNode(targets[i]) && row[m_to] != WideColumn::kWide)
            return BadNumber{i * m_fields + m_to, LoadErrorCode::OutOfRange, kNoNode};
    }
    const std::lock_guard lock(m_mutex);
    m_maxName = std::max(m_maxName, maxName);
    return hasWide ? takeLarge(firstRow, values, large) : std::nullopt;
}

std::optional<BadNumber> EdgeRows::takeLarge(std::uint64_t firstRow,
                                             std::span<const std::uint32_t> values,
                                             std::span<const LargeNumber> large)
{
    for (const LargeNumber &number : large) {
        if (number.index >= values.size())
            break;
        const std::size_t field = number.index % m_fields;
        if (field == m_to) {
            const std::uint32_t node = m_flat.wideNode(number.value);
            if (node == FlatIndex::kNone)
                return BadNumber{number.index, LoadErrorCode::OutOfRange, kNoNode};
            m_targets.mutableData()[firstRow + number.index / m_fields] = node;
        } else if (field == m_type || (field == m_label && number.value > WideColumn::kWide)) {
            return BadNumber{number.index, LoadErrorCode::OutOfRange, "a number below 2^32"};
        }
    }
    for (std::size_t at = m_label; at < values.size(); at += m_fields) {
        if (values[at] >= EdgeWord::kWideLabel)
            m_wideLabels.push_back(
                {static_cast<std::uint32_t>(firstRow + at / m_fields), values[at]});
    }
    return {};
}

void EdgeRows::finish(std::uint64_t rows, HeapSnapshot &to)
{
    m_words.truncate(static_cast<std::size_t>(rows));
    m_targets.truncate(static_cast<std::size_t>(rows));
    std::sort(m_wideLabels.begin(), m_wideLabels.end(),
              [](const auto &a, const auto &b) { return a.index < b.index; });
    to.edgeCount = static_cast<std::uint32_t>(rows);
    to.edgeWord = std::move(m_words);
    to.edgeTo = std::move(m_targets);
    to.wideLabels = std::move(m_wideLabels);
}

} // namespace v8scope
