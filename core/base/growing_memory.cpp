// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/growing_memory.h"

#include "core/base/byte_buffer.h"
#include "core/base/page_range.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace v8scope {

namespace {

constexpr std::size_t kFirstCapacity = std::size_t{1} << 20;
// How much may be added before the machine's memory is looked at again.
constexpr std::size_t kCheckStep = std::size_t{64} << 20;
// Left for the models that are built from the bytes, and for everybody else.
constexpr std::uint64_t kReserve = std::uint64_t{256} << 20;

LoadError noMemory(std::size_t size)
{
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.expected = "data that fit into this machine's free memory";
    error.found = "more than " + std::to_string(size >> 20) + " MiB";
    return error;
}

} // namespace

std::optional<std::uint64_t> availableMemory()
{
    std::FILE *file = std::fopen("/proc/meminfo", "re");
    if (!file)
        return {};
    char line[128];
    std::optional<std::uint64_t> result;
    while (!result && std::fgets(line, sizeof line, file)) {
        unsigned long long kib = 0;
        if (std::sscanf(line, "MemAvailable: %llu", &kib) == 1)
            result = std::uint64_t{kib} << 10;
    }
    std::fclose(file);
    return result;
}

GrowingMemory::GrowingMemory(GrowingMemory &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_capacity(std::exchange(other.m_capacity, 0)),
      m_checkedTo(std::exchange(other.m_checkedTo, 0))
{}

GrowingMemory &GrowingMemory::operator=(GrowingMemory &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
    std::swap(m_checkedTo, other.m_checkedTo);
    return *this;
}

GrowingMemory::~GrowingMemory()
{
    if (m_data)
        munmap(m_data, m_capacity);
}

std::optional<LoadError> GrowingMemory::checkMemory(std::size_t bytes)
{
    if (m_size + bytes <= m_checkedTo)
        return {};
    const std::size_t step = std::max(kCheckStep, bytes);
    const std::optional<std::uint64_t> available = availableMemory();
    if (available && *available < step + kReserve)
        return noMemory(m_size);
    m_checkedTo = m_size + step;
    return {};
}

void GrowingMemory::seal()
{
    if (m_data)
        std::memset(m_data + m_size, 0, std::min(m_capacity - m_size, ByteBuffer::kPadding));
}

void GrowingMemory::discard(std::size_t begin, std::size_t end) const
{
    givePagesBack(m_data, begin, std::min(end, m_size));
}

Result<char *> GrowingMemory::reserve(std::size_t bytes)
{
    const std::size_t needed = m_size + bytes + ByteBuffer::kPadding;
    if (needed < bytes)
        return noMemory(m_size);
    if (std::optional<LoadError> error = checkMemory(bytes))
        return std::move(*error);
    if (needed <= m_capacity)
        return m_data + m_size;
    // Untouched pages cost nothing, so doubling is free until the bytes come.
    std::size_t capacity = std::max(m_capacity, kFirstCapacity);
    while (capacity < needed)
        capacity *= 2;
    void *memory = m_data ? mremap(m_data, m_capacity, capacity, MREMAP_MAYMOVE)
                          : mmap(nullptr, capacity, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return noMemory(m_size);
    m_data = static_cast<char *>(memory);
    m_capacity = capacity;
    return m_data + m_size;
}

} // namespace v8scope
