// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/shape_matcher.h"

#include <algorithm>
#include <set>
#include <utility>

namespace v8scope {

ShapeMatcher::ShapeMatcher(const HeapSnapshot &snapshot, std::span<const HeapShape> shapes)
    : m_snapshot(snapshot), m_propertyOf(snapshot.strings.count())
{
    std::set<std::vector<Needed>> known;
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
        std::vector<Needed> needed = neededBy(shapes[i]);
        // Of shapes that differ in order alone the first stands for all.
        if (!needed.empty() && known.insert(needed).second)
            m_candidates.push_back({i, shapes[i].properties.size(), std::move(needed)});
    }
    std::stable_sort(m_candidates.begin(), m_candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.size > b.size; });
    indexByRarestProperty();
    m_has.resize(m_properties.size());
}

std::vector<ShapeMatcher::Needed> ShapeMatcher::neededBy(const HeapShape &shape)
{
    std::vector<std::uint32_t> properties;
    for (const std::string &name : shape.properties) {
        const auto next = static_cast<std::uint32_t>(m_properties.size());
        properties.push_back(m_properties.try_emplace(name, next).first->second);
    }
    std::sort(properties.begin(), properties.end());
    std::vector<Needed> needed;
    for (const std::uint32_t property : properties) {
        if (needed.empty() || needed.back().property != property)
            needed.push_back({property, 0});
        ++needed.back().count;
    }
    return needed;
}

void ShapeMatcher::indexByRarestProperty()
{
    std::vector<std::uint32_t> users(m_properties.size());
    for (const Candidate &candidate : m_candidates) {
        for (const Needed &needed : candidate.needed)
            ++users[needed.property];
    }
    m_byProperty.resize(m_properties.size());
    for (std::uint32_t i = 0; i < m_candidates.size(); ++i) {
        const std::vector<Needed> &needed = m_candidates[i].needed;
        const auto rarest =
            std::min_element(needed.begin(), needed.end(), [&](const Needed &a, const Needed &b) {
                return users[a.property] < users[b.property];
            });
        m_byProperty[rarest->property].push_back(i);
    }
}

std::uint32_t ShapeMatcher::propertyOf(std::uint32_t string)
{
    std::uint32_t &known = m_propertyOf.mutableData()[string];
    if (known == 0) {
        m_snapshot.strings.decode(string, m_text);
        const auto at = m_properties.find(m_text);
        known = at == m_properties.end() ? 1 : 2 + at->second;
    }
    return known >= 2 ? known - 2 : kNone;
}

bool ShapeMatcher::hasAll(const std::vector<Needed> &needed) const
{
    return std::all_of(needed.begin(), needed.end(),
                       [&](const Needed &n) { return m_has[n.property] >= n.count; });
}

std::uint32_t ShapeMatcher::match(HeapNode object)
{
    m_seen.clear();
    const std::uint32_t end = m_snapshot.edgesEnd(object);
    for (std::uint32_t e = m_snapshot.edgesBegin(object); e < end; ++e) {
        if (m_snapshot.edgeKind(e) != EdgeKind::Property)
            continue;
        const std::uint32_t property = propertyOf(m_snapshot.edgeLabel(e));
        if (property != kNone && m_has[property]++ == 0)
            m_seen.push_back(property);
    }
    std::uint32_t best = kNone;
    for (const std::uint32_t property : m_seen) {
        for (const std::uint32_t candidate : m_byProperty[property]) {
            if (candidate >= best)
                break;
            if (hasAll(m_candidates[candidate].needed))
                best = candidate;
        }
    }
    for (const std::uint32_t property : m_seen)
        m_has[property] = 0;
    return best == kNone ? kNone : m_candidates[best].shape;
}

} // namespace v8scope
