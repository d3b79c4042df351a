// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distance_rules.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace v8scope {

namespace {

// JavaScript's parseInt(text, 10); NaN if the text does not begin with an integer.
double leadingInteger(const std::string &text)
{
    std::size_t at = text.find_first_not_of(" \t\n\r\v\f");
    if (at == std::string::npos)
        return std::nan("");
    const bool isNegative = text[at] == '-';
    if (text[at] == '-' || text[at] == '+')
        ++at;
    double value = std::nan("");
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        value = (std::isnan(value) ? 0.0 : value) * 10 + (text[at] - '0');
    return isNegative ? -value : value;
}

} // namespace

// Descriptor arrays hold key, details and value in turn; details' places (1 mod 3) lead to what the
// map does not own.
bool DistanceRules::allowsDescriptor(std::uint32_t edge) const
{
    const double place = hasNumberName(m_snapshot->edgeKind(edge))
                             ? m_snapshot->edgeLabel(edge)
                             : leadingInteger(m_snapshot->edgeName(edge));
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
