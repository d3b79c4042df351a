// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/distance_rules.h"

#include "core/heap/snapshot/leading_integer.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace v8scope {

namespace {

// Of a name that is no number: NaN, which every comparison refuses.
double placeOf(const std::string &edgeName)
{
    const auto integer = leadingInteger(edgeName);
    return integer ? std::strtod(integer->c_str(), nullptr) : std::nan("");
}

} // namespace

// Descriptor arrays hold key, details and value in turn; details' places (1 mod 3) lead to what the
// map does not own.
bool DistanceRules::allowsDescriptor(std::uint32_t edge) const
{
    const double place = hasNumberName(m_snapshot->edgeKind(edge))
                             ? m_snapshot->edgeLabel(edge)
                             : placeOf(m_snapshot->edgeName(edge));
    return place < 2 || std::fmod(place, 3.0) != 1.0;
}

bool DistanceRules::isHiddenNativeContext(HeapNode node) const
{
    return m_snapshot->kind(node) == NodeKind::Hidden &&
           m_snapshot->knownName(node) == KnownName::NativeContext &&
           m_snapshot->strings.text(m_snapshot->nodeName[node.value]) == "system / NativeContext";
}

bool DistanceRules::takesPair(std::uint32_t edge)
{
    const EphemeronName *name = m_snapshot->known.ephemeron(m_snapshot->edgeLabel(edge));
    if (!name)
        return true;
    if (m_pending.erase(name->pair) != 0)
        return true;
    m_pending.insert(name->pair);
    return false;
}

} // namespace v8scope
