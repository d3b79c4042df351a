// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for memory that a loop will touch in a few rounds. Loops over a graph wait for memory more
// than they compute, and where they go next is often known long before.
#pragma once

namespace v8scope {

inline void prefetch(const void *address)
{
    __builtin_prefetch(address, 0, 3);
}
inline void prefetchForWriting(const void *address)
{
    __builtin_prefetch(address, 1, 3);
}

} // namespace v8scope
