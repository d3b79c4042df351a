// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a file is still the one it was, without reading it.
//
// Whoever writes to a file moves its change time (ctime), and no call sets that back, as one does
// the modification time. So equal keys mean equal contents, if the clock had moved on from the
// change time when the contents were looked at: see isSettled().
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace v8scope {

struct FileKey {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modifiedNs = 0; // since 1970
    std::int64_t changedNs = 0;

    constexpr bool operator==(const FileKey &) const = default;
};

// None for what is no regular file, or cannot be asked.
[[nodiscard]] std::optional<FileKey> fileKeyOf(int descriptor);
[[nodiscard]] std::optional<FileKey> fileKeyOf(const std::string &path);

// Nanoseconds since 1970 by the system's clock, to compare with.
[[nodiscard]] std::int64_t wallClockNs();

// The steps in which the file system counts time, as far as the key shows: a change time that is no
// multiple of 10 ms comes from the kernel's tick (at most 10 ms), any other perhaps from a file
// system that counts in seconds, or in two (FAT).
[[nodiscard]] constexpr std::int64_t fileTimeStepNs(const FileKey &key)
{
    constexpr std::int64_t kTickNs = 10'000'000;
    constexpr std::int64_t kCoarsestNs = 2'000'000'000;
    return key.changedNs % kTickNs != 0 ? 2 * kTickNs : kCoarsestNs;
}
// A write at nowNs or later shows in the key.
[[nodiscard]] constexpr bool isSettled(const FileKey &key, std::int64_t nowNs, std::int64_t stepNs)
{
    return key.changedNs + stepNs <= nowNs;
}

} // namespace v8scope
