// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_buffer.h"

#include "core/base/growing_memory.h"
#include "core/base/gzip.h"
#include "core/base/mapped_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace v8scope {

namespace {

constexpr std::size_t kReadStep = std::size_t{1} << 20;

class TextBuffer final : public ByteBuffer {
public:
    TextBuffer(std::string_view text, std::string name)
    {
        m_bytes.reserve(text.size() + kPadding);
        m_bytes.append(text);
        m_bytes.append(kPadding, '\0');
        m_text = std::string_view(m_bytes).substr(0, text.size());
        m_origin.name = std::move(name);
        m_origin.storedBytes = text.size();
    }

private:
    std::string m_bytes;
};

class MappedBuffer final : public ByteBuffer {
public:
    MappedBuffer(std::unique_ptr<MappedFile> file, std::string name) : m_file(std::move(file))
    {
        m_text = m_file->text();
        m_origin.name = std::move(name);
        m_origin.storedBytes = m_text.size();
    }
    bool hasShrunk() const override { return m_file->hasShrunk(); }
    void prefetch(std::size_t begin, std::size_t end) const override
    {
        m_file->prefetch(begin, end);
    }
    void discard(std::size_t begin, std::size_t end) const override { m_file->discard(begin, end); }

private:
    std::unique_ptr<MappedFile> m_file;
};

class OwnedBuffer final : public ByteBuffer {
public:
    OwnedBuffer(GrowingMemory memory, Origin origin) : m_memory(std::move(memory))
    {
        m_memory.seal();
        m_text = m_memory.text();
        m_origin = std::move(origin);
    }
    void discard(std::size_t begin, std::size_t end) const override
    {
        m_memory.discard(begin, end);
    }

private:
    GrowingMemory m_memory;
};

class Descriptor {
public:
    explicit Descriptor(const std::string &path)
        : m_owned(path != "-"),
          m_value(m_owned ? open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO)
    {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_owned && m_value >= 0)
            close(m_value);
    }
    [[nodiscard]] int value() const { return m_value; }

private:
    bool m_owned;
    int m_value;
};

LoadError systemError(int number)
{
    LoadError error;
    switch (number) {
    case ENOENT:
    case ENOTDIR: error.code = LoadErrorCode::FileNotFound; break;
    case EACCES:
    case EPERM: error.code = LoadErrorCode::PermissionDenied; break;
    default: error.code = LoadErrorCode::ReadFailed; error.found = std::strerror(number);
    }
    return error;
}

LoadError simpleError(LoadErrorCode code, std::string expected = {}, std::string found = {})
{
    return {code, {}, {}, {}, std::move(expected), std::move(found)};
}

// Devices such as /dev/zero never end; /dev/null at least does.
LoadError deviceError(int descriptor)
{
    char byte = 0;
    const ssize_t got = read(descriptor, &byte, 1);
    if (got < 0)
        return systemError(errno);
    return got == 0 ? simpleError(LoadErrorCode::Empty)
                    : simpleError(LoadErrorCode::ReadFailed, "a file or a pipe", "a device");
}

// Reads to the end of a pipe, a device or a file that cannot be mapped.
Result<GrowingMemory> readAll(int descriptor, std::uint64_t sizeHint, Progress &progress)
{
    GrowingMemory memory;
    while (true) {
        if (progress.isCancelled())
            return simpleError(LoadErrorCode::Cancelled);
        Result<char *> room = memory.reserve(kReadStep);
        if (!room)
            return std::move(room.error());
        const ssize_t got = read(descriptor, *room, kReadStep);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(errno);
        if (got == 0)
            return memory;
        memory.commit(static_cast<std::size_t>(got));
        if (sizeHint > 0)
            progress.update(static_cast<double>(memory.size()) / static_cast<double>(sizeHint));
    }
}

// The stored bytes as they are, not yet decompressed.
Result<std::shared_ptr<const ByteBuffer>> readStored(int descriptor, const std::string &name,
                                                     Progress &progress)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return systemError(errno);
    if (S_ISDIR(status.st_mode))
        return simpleError(LoadErrorCode::ReadFailed, "a file", "a directory");
    if (S_ISCHR(status.st_mode) && isatty(descriptor) == 0)
        return deviceError(descriptor);
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    // Files of /proc say 0 and have content; a redirected standard input may stand in the middle.
    if (S_ISREG(status.st_mode) && size > 0 && lseek(descriptor, 0, SEEK_CUR) == 0) {
        if (std::unique_ptr<MappedFile> file = MappedFile::map(descriptor, size))
            return std::shared_ptr<const ByteBuffer>(
                std::make_shared<MappedBuffer>(std::move(file), name));
    }
    Result<GrowingMemory> memory = readAll(descriptor, size, progress);
    if (!memory)
        return std::move(memory.error());
    ByteBuffer::Origin origin;
    origin.name = name;
    origin.storedBytes = memory->size();
    return std::shared_ptr<const ByteBuffer>(
        std::make_shared<OwnedBuffer>(std::move(*memory), std::move(origin)));
}

Result<std::shared_ptr<const ByteBuffer>> expand(const std::shared_ptr<const ByteBuffer> &stored,
                                                 const ReadOptions &options, Progress &progress)
{
    progress.beginPhase("Decompressing", 0.3);
    Result<Inflated> inflated = inflateGzip(stored->text(), options, progress);
    if (!inflated)
        return std::move(inflated.error());
    ByteBuffer::Origin origin = stored->origin();
    origin.gzip = true;
    origin.gzipTruncated = inflated->faultOffset.has_value();
    origin.gzipFaultOffset = inflated->faultOffset.value_or(0);
    return std::shared_ptr<const ByteBuffer>(
        std::make_shared<OwnedBuffer>(std::move(inflated->memory), std::move(origin)));
}

Result<std::shared_ptr<const ByteBuffer>> readUnnamed(const std::string &path, Progress &progress,
                                                      const ReadOptions &options)
{
    progress.beginPhase("Reading the file", 0.1);
    const Descriptor descriptor(path);
    if (descriptor.value() < 0)
        return systemError(errno);
    Result<std::shared_ptr<const ByteBuffer>> buffer =
        readStored(descriptor.value(), path, progress);
    if (buffer && isGzip((*buffer)->text()))
        buffer = expand(*buffer, options, progress);
    if (buffer && (*buffer)->text().empty())
        return simpleError(LoadErrorCode::Empty);
    return buffer;
}

} // namespace

void ByteBuffer::prefetch(std::size_t /*begin*/, std::size_t /*end*/) const {}
void ByteBuffer::discard(std::size_t /*begin*/, std::size_t /*end*/) const {}

std::shared_ptr<const ByteBuffer> ByteBuffer::fromText(std::string_view text, std::string name)
{
    return std::make_shared<TextBuffer>(text, std::move(name));
}

Result<std::shared_ptr<const ByteBuffer>> readFile(const std::string &path, Progress &progress,
                                                   const ReadOptions &options)
{
    Result<std::shared_ptr<const ByteBuffer>> result = readUnnamed(path, progress, options);
    if (!result)
        result.error().file = path == "-" ? "standard input" : path;
    return result;
}

} // namespace v8scope
