// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_key.h"

#include <chrono>

#include <sys/stat.h>

namespace v8scope {

namespace {

std::int64_t nanoseconds(const timespec &time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::optional<FileKey> toKey(const struct stat &status)
{
    if (!S_ISREG(status.st_mode))
        return {};
    return FileKey{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                   nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

} // namespace

std::optional<FileKey> fileKeyOf(int descriptor)
{
    struct stat status = {};
    return fstat(descriptor, &status) == 0 ? toKey(status) : std::nullopt;
}

std::optional<FileKey> fileKeyOf(const std::string &path)
{
    struct stat status = {};
    return stat(path.c_str(), &status) == 0 ? toKey(status) : std::nullopt;
}

std::int64_t wallClockNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace v8scope
