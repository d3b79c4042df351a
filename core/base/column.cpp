// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/column.h"

#include <sys/mman.h>

namespace v8scope {

std::shared_ptr<void> allocatePages(std::size_t bytes)
{
    // Reserved memory is not charged: a column is often larger than what is filled in the end.
    void *const pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED)
        throw std::bad_alloc();
    return {pages, [bytes](void *p) { munmap(p, bytes); }};
}

} // namespace v8scope
