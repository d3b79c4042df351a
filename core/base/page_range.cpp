// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/page_range.h"

#include <sys/mman.h>
#include <unistd.h>

namespace v8scope {

namespace {

std::size_t pageBytes()
{
    static const auto bytes = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return bytes;
}

} // namespace

void fetchPages(char *base, std::size_t begin, std::size_t end)
{
#ifdef MADV_POPULATE_READ
    const std::size_t page = pageBytes();
    begin = begin / page * page;
    // Systems that do not know it fault as ever.
    if (begin < end)
        madvise(base + begin, end - begin, MADV_POPULATE_READ);
#else
    (void)base;
    (void)begin;
    (void)end;
#endif
}

void givePagesBack(char *base, std::size_t begin, std::size_t end)
{
    const std::size_t page = pageBytes();
    begin = (begin + page - 1) / page * page;
    end = end / page * page;
    if (begin < end)
        madvise(base + begin, end - begin, MADV_DONTNEED);
}

} // namespace v8scope
