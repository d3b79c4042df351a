// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/location_rows.h"

#include <utility>

namespace v8scope {

std::size_t LocationRows::Hash::operator()(const HeapLocation &place) const noexcept
{
    std::uint64_t hash = place.scriptId;
    for (const std::uint32_t part : {place.line, place.column, place.script.value})
        hash = (hash ^ part) * 0x9E3779B97F4A7C15ull ^ hash >> 29;
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

LocationRows::LocationRows(const HeapMeta &meta, std::uint32_t nodes)
    : m_flat(meta.node.count(), nodes),
      m_nodes(nodes),
      m_fields(meta.location.count()),
      m_node(meta.location.at("object_index")),
      m_scriptId(meta.location.at("script_id")),
      m_line(meta.location.at("line")),
      m_column(meta.location.at("column")),
      m_script(meta.location.at("script_object_index"))
{}

std::optional<BadNumber> LocationRows::take(std::uint64_t /*firstRow*/,
                                            std::span<const std::uint32_t> values,
                                            std::span<const LargeNumber> large)
{
    if (m_places.isEmpty())
        m_places = Column<std::uint32_t>(m_nodes);
    std::size_t nextLarge = 0;
    const auto nodeAt = [&](std::size_t index) {
        if (values[index] != WideColumn::kWide)
            return m_flat.node(values[index]);
        while (nextLarge < large.size() && large[nextLarge].index < index)
            ++nextLarge;
        return nextLarge < large.size() ? m_flat.wideNode(large[nextLarge].value)
                                        : FlatIndex::kNone;
    };
    for (std::size_t at = 0; at < values.size(); at += m_fields) {
        const auto value = [&](int field) {
            return field < 0 ? 0u : values[at + static_cast<std::size_t>(field)];
        };
        const std::uint32_t node = nodeAt(at + static_cast<std::size_t>(m_node));
        if (node >= m_nodes) {
            ++m_strays;
            continue;
        }
        HeapLocation place{value(m_scriptId), value(m_line), value(m_column), {}};
        // V8 writes 0 for a script that has no node.
        if (m_script >= 0 && value(m_script) != 0) {
            const std::uint32_t script = nodeAt(at + static_cast<std::size_t>(m_script));
            if (script < m_nodes)
                place.script = HeapNode(script);
        }
        const auto [known, isNew] =
            m_known.try_emplace(place, static_cast<std::uint32_t>(m_distinct.size() + 1));
        if (isNew)
            m_distinct.push_back(place);
        m_places.mutableData()[node] = known->second;
    }
    return {};
}

void LocationRows::finish(HeapSnapshot &to)
{
    if (m_distinct.empty())
        return;
    to.nodeLocation = std::move(m_places);
    to.locations = std::move(m_distinct);
}

} // namespace v8scope
