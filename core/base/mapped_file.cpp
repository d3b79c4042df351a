// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/byte_buffer.h"
#include "core/base/page_range.h"

#include <algorithm>
#include <cerrno>

#include <sys/mman.h>
#include <unistd.h>

namespace v8scope {

namespace {

// Reads count bytes at offset; false if they are not all there.
bool readAt(int descriptor, char *to, std::size_t count, std::size_t offset)
{
    while (count > 0) {
        const ssize_t got = pread(descriptor, to, count, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        offset += static_cast<std::size_t>(got);
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

MappedFile::MappedFile(char *address, std::size_t bytes, std::size_t reserved,
                       std::size_t wholePages)
    : m_address(address), m_bytes(bytes), m_reserved(reserved), m_wholePages(wholePages)
{
    m_guard.emplace(address, wholePages);
}

MappedFile::~MappedFile()
{
    m_guard.reset();
    munmap(m_address, m_reserved);
}

void MappedFile::prefetch(std::size_t begin, std::size_t end) const
{
    fetchPages(m_address, begin, std::min(end, m_wholePages));
}

void MappedFile::discard(std::size_t begin, std::size_t end) const
{
    givePagesBack(m_address, begin, std::min(end, m_wholePages));
}

std::unique_ptr<MappedFile> MappedFile::map(int descriptor, std::size_t bytes)
{
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t wholePages = bytes / page * page;
    // The last, partial page is copied, not mapped: the zeros behind the end must stay zeros even
    // if the file grows while it is open.
    const std::size_t reserved =
        wholePages + page + (ByteBuffer::kPadding + page - 1) / page * page;
    void *memory =
        mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
    if (wholePages > 0 &&
        mmap(memory, wholePages, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == MAP_FAILED) {
        munmap(memory, reserved);
        return nullptr;
    }
    char *address = static_cast<char *>(memory);
    std::unique_ptr<MappedFile> file(new MappedFile(address, bytes, reserved, wholePages));
    if (!file->m_guard->isActive())
        return nullptr;
    file->m_tailMissing = !readAt(descriptor, address + wholePages, bytes - wholePages, wholePages);
    return file;
}

} // namespace v8scope
