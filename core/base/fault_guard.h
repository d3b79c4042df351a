// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the process alive when a mapped file shrinks under it. The kernel answers a read of the
// missing part with SIGBUS; inside a guarded region the handler puts zero pages there and notes it,
// the way libwayland-server protects its shared-memory pools. Other SIGBUS go to the handler that
// was installed before. Any thread.
#pragma once

#include <cstddef>

namespace v8scope {

// Guards [address, address + bytes) while it lives; both must be multiples of the page size. Must
// end before the region is unmapped, because its addresses may be given to another file at once.
class FaultGuard {
public:
    FaultGuard() = default;
    FaultGuard(const void *address, std::size_t bytes);
    FaultGuard(const FaultGuard &) = delete;
    FaultGuard &operator=(const FaultGuard &) = delete;
    ~FaultGuard();

    // False if too many regions are guarded already: then the file must be read, not mapped.
    [[nodiscard]] bool isActive() const { return m_slot >= 0; }
    [[nodiscard]] bool hasFaulted() const;

private:
    int m_slot = -1;
};

} // namespace v8scope
