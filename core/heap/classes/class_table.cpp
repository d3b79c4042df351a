// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/class_table.h"

#include <array>
#include <cstddef>
#include <map>

namespace v8scope {

namespace {

constexpr std::string_view kDetached = "Detached ";

std::string nameOfKind(const HeapSnapshot &snapshot, NodeKind kind)
{
    switch (kind) {
    case NodeKind::Hidden: return "(system)";
    case NodeKind::Code: return "(compiled code)";
    case NodeKind::Closure: return "Function";
    case NodeKind::RegExp: return "RegExp";
    default: return "(" + std::string(snapshot.typeName(kind)) + ")";
    }
}

// "<div id=a>" is of the class "<div>".
bool isElement(std::string_view name)
{
    return name.starts_with('<') ||
           (name.starts_with(kDetached) && name.substr(kDetached.size()).starts_with('<'));
}

std::string elementClass(std::string name)
{
    const std::size_t from = name.starts_with('<') ? 0 : kDetached.size() + 1;
    const std::size_t space = name.find(' ', from);
    if (space != std::string::npos) {
        name.resize(space);
        name += '>';
    }
    return name;
}

std::uint64_t placeHash(const ClassGroup &group)
{
    return mixBits(std::uint64_t{group.location} << 32 | group.name);
}

} // namespace

ClassTable::ClassTable(const HeapSnapshot &snapshot)
    : m_snapshot(snapshot), m_ofName(snapshot.strings.count()), m_ofKind(256, kNone)
{
    numberLocations();
}

void ClassTable::numberLocations()
{
    std::map<std::array<std::uint32_t, 3>, std::uint32_t> first;
    m_placeOf.push_back(0);
    for (const HeapLocation &at : m_snapshot.locations) {
        const auto number = static_cast<std::uint32_t>(m_placeOf.size());
        m_placeOf.push_back(
            first.try_emplace({at.scriptId, at.line, at.column}, number).first->second);
    }
}

std::uint32_t ClassTable::addClass(std::string name, ClassOrigin origin)
{
    const auto next = static_cast<std::uint32_t>(m_names.size());
    const auto [at, isNew] = m_nameNumbers.try_emplace(std::move(name), next);
    if (isNew)
        m_names.push_back(at->first);
    m_classes.push_back({at->second, origin});
    return static_cast<std::uint32_t>(m_classes.size() - 1);
}

std::uint32_t ClassTable::classOf(ByText &byText, std::string name, ClassOrigin origin)
{
    const auto at = byText.find(name);
    if (at != byText.end())
        return at->second;
    const std::uint32_t made = addClass(name, origin);
    byText.emplace(std::move(name), made);
    return made;
}

std::uint32_t ClassTable::ofKind(NodeKind kind)
{
    std::uint32_t &known = m_ofKind[static_cast<std::uint8_t>(kind)];
    if (known == kNone)
        known = classOf(m_made, nameOfKind(m_snapshot, kind), ClassOrigin::Made);
    return known;
}

std::uint32_t ClassTable::ofName(std::uint32_t string)
{
    std::uint32_t &known = m_ofName.mutableData()[string];
    if (known == 0) {
        std::string name = m_snapshot.strings.text(string);
        known =
            1 + (isElement(name) ? classOf(m_made, elementClass(std::move(name)), ClassOrigin::Made)
                                 : addClass(std::move(name), ClassOrigin::Raw));
    }
    return known - 1;
}

std::uint32_t ClassTable::ofDetached(std::uint32_t string)
{
    const auto [at, isNew] = m_ofDetached.try_emplace(string, 0);
    if (isNew) {
        std::string name = std::string(kDetached) + m_snapshot.strings.text(string);
        at->second = isElement(name)
                         ? classOf(m_made, elementClass(std::move(name)), ClassOrigin::Made)
                         : addClass(std::move(name), ClassOrigin::Detached);
    }
    return at->second;
}

std::uint32_t ClassTable::ofShape(const std::string &name)
{
    return classOf(m_shapes, name, ClassOrigin::Shape);
}

std::uint32_t ClassTable::addGroup(const ClassGroup &group)
{
    m_groups.push_back(group);
    return static_cast<std::uint32_t>(m_groups.size() - 1);
}

std::uint32_t ClassTable::group(std::uint32_t classNumber)
{
    Class &of = m_classes[classNumber];
    if (of.group == kNone)
        of.group = addGroup({of.name, 0, of.origin});
    return of.group;
}

std::uint32_t ClassTable::groupAt(std::uint32_t location, std::uint32_t classNumber)
{
    const Class &of = m_classes[classNumber];
    const ClassGroup wanted{of.name, m_placeOf[location], of.origin};
    const auto next = static_cast<std::uint32_t>(m_groups.size());
    const std::uint32_t number = m_groupsAt.findOrEnter(
        placeHash(wanted), next,
        [&](std::uint32_t known) {
            return m_groups[known].name == wanted.name &&
                   m_groups[known].location == wanted.location;
        },
        [&](std::uint32_t known) { return placeHash(m_groups[known]); });
    return number == next ? addGroup(wanted) : number;
}

void ClassTable::finish(HeapClasses &classes)
{
    classes.names = std::move(m_names);
    classes.groups = std::move(m_groups);
}

} // namespace v8scope
