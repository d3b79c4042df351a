// SPDX-License-Identifier: GPL-3.0-or-later
// Which shape a plain object has (R5): of those whose properties it has all (a name that a shape
// has twice, twice), the one with the most; of equally large ones the first. One thread.
#pragma once

#include "core/base/column.h"
#include "core/heap/classes/heap_classes.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace v8scope {

class ShapeMatcher {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    // shapes: of this snapshot or another; must outlive the matcher.
    ShapeMatcher(const HeapSnapshot &snapshot, std::span<const HeapShape> shapes);

    // Place in shapes, or kNone. O(edges of object + shapes that have a rare property of it).
    [[nodiscard]] std::uint32_t match(HeapNode object);

private:
    struct Needed {
        std::uint32_t property;
        std::uint32_t count;
        auto operator<=>(const Needed &) const = default;
    };
    struct Candidate {
        std::uint32_t shape = 0;
        std::size_t size = 0; // properties, with repetitions
        std::vector<Needed> needed;
    };

    std::vector<Needed> neededBy(const HeapShape &shape);
    void indexByRarestProperty();
    [[nodiscard]] std::uint32_t propertyOf(std::uint32_t string);
    [[nodiscard]] bool hasAll(const std::vector<Needed> &needed) const;

    const HeapSnapshot &m_snapshot;
    std::unordered_map<std::string, std::uint32_t> m_properties; // of the shapes, by text
    Column<std::uint32_t>
        m_propertyOf; // by string: 0 = not seen yet, 1 = of no shape, 2 + property
    std::vector<Candidate> m_candidates;                  // best first
    std::vector<std::vector<std::uint32_t>> m_byProperty; // candidates by their rarest property
    std::vector<std::uint32_t> m_has;                     // how often the object has a property
    std::vector<std::uint32_t> m_seen;                    // the object's properties
    std::string m_text;
};

} // namespace v8scope
