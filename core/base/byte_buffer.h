// SPDX-License-Identifier: GPL-3.0-or-later
// The whole text of an artifact as one contiguous, read-only run of bytes: a mapped file, an
// inflated gzip file, or what came through standard input. Immutable once made; any thread may
// read.
//
// Past the end there is always at least kPadding readable bytes, all zero, so a scanner may use the
// zero as its end mark instead of comparing pointers. No size is limited to 32 bits.
// A mapped file that shrinks while it is open does not kill the process: the missing part reads as
// zeros and hasShrunk() turns true (see fault_guard.h).
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace v8scope {

struct ReadOptions {
    // Ceiling for what a gzip file may expand to; 0 = none.
    std::uint64_t maxExpandedBytes = 16ull << 30;
    // Beyond this a file that expands kMaxRatio to 1 is taken for a bomb (about 1000 to 1) at once:
    // real profiles reach 12 to 1. 0 = expand to the ceiling.
    std::uint64_t trustedBytes = 256ull << 20;
    static constexpr std::uint64_t kMaxRatio = 200;
};

class ByteBuffer {
public:
    static constexpr std::size_t kPadding = 64;

    // Where the bytes came from and what was noticed on the way.
    struct Origin {
        std::string name;              // path, or "-" for standard input
        std::uint64_t storedBytes = 0; // size as stored (compressed)
        bool gzip = false;
        bool gzipTruncated =
            false; // the compressed data end early or are damaged; the rest is here
        std::uint64_t gzipFaultOffset = 0; // where in the compressed file, if gzipTruncated
    };

    virtual ~ByteBuffer() = default;
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] const Origin &origin() const { return m_origin; }
    // True once a part of a mapped file was found missing. Loaders ask at their end.
    [[nodiscard]] virtual bool hasShrunk() const { return false; }

    // For whoever reads the text once, from front to back, and wants no more of it in memory than
    // need be; hints that may do nothing. Both take byte offsets.
    // These bytes will be read next.
    virtual void prefetch(std::size_t begin, std::size_t end) const;
    // Nobody may read these bytes again: their memory is given back, and they may read as zeros
    // (inflated files, standard input) or as what they were (mapped files).
    virtual void discard(std::size_t begin, std::size_t end) const;

    // Copies text (tests, fuzzing, clipboard).
    static std::shared_ptr<const ByteBuffer> fromText(std::string_view text, std::string name = {});

protected:
    std::string_view m_text;
    Origin m_origin;
};

// Opens a path ("-" = standard input), inflating gzip (by its magic bytes, any number of members).
// Truncated gzip yields what could be inflated, with origin().gzipTruncated set.
[[nodiscard]] Result<std::shared_ptr<const ByteBuffer>>
readFile(const std::string &path, Progress &progress, const ReadOptions &options = {});

} // namespace v8scope
