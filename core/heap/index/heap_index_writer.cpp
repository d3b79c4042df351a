// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index.h"
#include "core/heap/index/heap_index_layout.h"
#include "core/heap/index/heap_index_parts.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <unistd.h>

namespace v8scope {

namespace {

constexpr std::size_t kStep = std::size_t{1} << 20;

std::uint64_t roundUp(std::uint64_t bytes)
{
    return (bytes + kIndexAlignment - 1) / kIndexAlignment * kIndexAlignment;
}

template <class T>
std::string_view bytesOf(const Column<T> &column)
{
    return {reinterpret_cast<const char *>(column.data()), column.size() * sizeof(T)};
}

bool isZero(std::string_view bytes)
{
    return bytes.empty() ||
           (bytes[0] == '\0' && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

class IndexWriter {
public:
    IndexWriter(int descriptor, const Progress &progress)
        : m_descriptor(descriptor), m_progress(&progress)
    {}

    [[nodiscard]] bool hasFailed() const { return !m_fault.empty(); }
    [[nodiscard]] const std::string &fault() const { return m_fault; }

    void section(IndexSection section, std::string_view bytes)
    {
        if (bytes.empty() || hasFailed())
            return;
        IndexEntry entry{section, m_end, bytes.size(), hashBytes(bytes)};
        for (std::uint64_t at = 0; at < bytes.size() && !hasFailed(); at += kStep)
            write(m_end + at, bytes.substr(at, kStep));
        m_end = roundUp(m_end + bytes.size());
        m_entries.push_back(entry);
    }

    // Header and directory come last: until then the file is none.
    std::uint64_t finish(const IndexedFile &file, IndexStrings strings)
    {
        const std::string head = encodeDirectory({{file, strings, m_end}, std::move(m_entries)});
        if (!hasFailed() && ftruncate(m_descriptor, static_cast<off_t>(m_end)) != 0)
            m_fault = std::strerror(errno);
        writeAll(0, head);
        return m_end;
    }

private:
    // Pages of zeros are left out: the file system gives them for nothing.
    void write(std::uint64_t offset, std::string_view bytes)
    {
        if (m_progress->isCancelled())
            m_fault = "cancelled";
        if (!isZero(bytes))
            writeAll(offset, bytes);
    }

    void writeAll(std::uint64_t offset, std::string_view bytes)
    {
        while (!bytes.empty() && !hasFailed()) {
            const ssize_t done =
                pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0) {
                m_fault = std::strerror(done < 0 ? errno : EIO);
                return;
            }
            offset += static_cast<std::uint64_t>(done);
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
    }

    int m_descriptor;
    const Progress *m_progress;
    std::uint64_t m_end = directoryRoom();
    std::vector<IndexEntry> m_entries;
    std::string m_fault;
};

} // namespace

std::uint64_t estimateIndexBytes(const Heap &heap, IndexStrings strings)
{
    std::uint64_t bytes = directoryRoom() + (std::uint64_t{1} << 20);
    const IndexColumns columns = columnsOf(heap);
    visitColumns(columns, [&](IndexSection, const auto &column) {
        bytes += roundUp(bytesOf(column).size());
    });
    bytes += heap.snapshot->traceNodes.size() * 32 + heap.snapshot->scopes.values.size() * 8;
    if (strings == IndexStrings::InIndex)
        bytes += heap.snapshot->strings.section().size();
    return bytes;
}

Result<std::uint64_t, std::string> writeHeapIndex(int descriptor, const IndexedHeap &heap,
                                                  const IndexedFile &file, IndexStrings strings,
                                                  const Progress &progress)
{
    IndexWriter writer(descriptor, progress);
    const HeapStrings &names = heap.heap->snapshot->strings;
    writer.section(IndexSection::Parts,
                   encodeParts(heap, strings == IndexStrings::InIndex ? names.offset(0) : 0));
    const IndexColumns columns = columnsOf(*heap.heap);
    visitColumns(columns, [&](IndexSection section, const auto &column) {
        writer.section(section, bytesOf(column));
    });
    if (strings == IndexStrings::InIndex)
        writer.section(IndexSection::StringBytes, names.section());
    const std::uint64_t bytes = writer.finish(file, strings);
    if (writer.hasFailed())
        return writer.fault();
    return bytes;
}

} // namespace v8scope
