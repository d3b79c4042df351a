// SPDX-License-Identifier: GPL-3.0-or-later
// displayName() (R3) for many nodes: joined strings that are parts of each other cost no more than
// their names. One thread; several may have one each.
#pragma once

#include "core/heap/classes/cons_values.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <memory>
#include <string>

namespace v8scope {

class DisplayNames {
public:
    DisplayNames(const HeapSnapshot &snapshot, const NodeFlags &flags)
        : m_snapshot(snapshot), m_flags(flags)
    {}

    [[nodiscard]] std::string of(HeapNode node);

private:
    const HeapSnapshot &m_snapshot;
    const NodeFlags &m_flags;
    std::unique_ptr<ConsValues> m_cons; // made for the first joined string
    std::uint64_t m_endless = 0;        // strings that contain themselves, asked for until now
};

} // namespace v8scope
