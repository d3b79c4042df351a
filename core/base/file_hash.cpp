// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_hash.h"

#include "core/base/cancelled.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <unistd.h>

// Compiled in: the library's own build would be one more thing to ship, for the same code.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace v8scope {

namespace {

constexpr std::size_t kPiece = std::size_t{4} << 20;
constexpr std::size_t kReadStep = std::size_t{1} << 18; // stays in a core's cache

ContentHash toHash(XXH128_hash_t value)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, value);
    ContentHash hash;
    static_assert(sizeof canonical.digest == sizeof hash.bytes);
    std::memcpy(hash.bytes.data(), canonical.digest, sizeof canonical.digest);
    return hash;
}

std::array<std::uint8_t, 8> littleEndian(std::uint64_t value)
{
    std::array<std::uint8_t, 8> bytes{};
    for (unsigned i = 0; i < 8; ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
    return bytes;
}

// states are aligned to 64 bytes, which is why they come from XXH3_createState().
struct StateDeleter {
    void operator()(XXH3_state_t *state) const { XXH3_freeState(state); }
};
using StatePointer = std::unique_ptr<XXH3_state_t, StateDeleter>;

StatePointer makeState()
{
    StatePointer state(XXH3_createState());
    if (!state)
        throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    return state;
}

ContentHash combine(std::uint64_t size, const std::vector<ContentHash> &pieces)
{
    const StatePointer state = makeState();
    const std::array<std::uint8_t, 8> length = littleEndian(size);
    XXH3_128bits_update(state.get(), length.data(), length.size());
    for (const ContentHash &piece : pieces)
        XXH3_128bits_update(state.get(), piece.bytes.data(), piece.bytes.size());
    return toHash(XXH3_128bits_digest(state.get()));
}

// 0 or the system's reason; EIO for a file that ends too early.
int hashPiece(int descriptor, std::uint64_t begin, std::uint64_t end, char *buffer,
              ContentHash &hash)
{
    const StatePointer state = makeState();
    while (begin < end) {
        const std::size_t wanted = std::min<std::uint64_t>(kReadStep, end - begin);
        const ssize_t got = pread(descriptor, buffer, wanted, static_cast<off_t>(begin));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : EIO;
        XXH3_128bits_update(state.get(), buffer, static_cast<std::size_t>(got));
        begin += static_cast<std::uint64_t>(got);
    }
    hash = toHash(XXH3_128bits_digest(state.get()));
    return 0;
}

} // namespace

std::string ContentHash::hex() const
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15u];
    }
    return text;
}

ContentHash hashBytes(std::string_view bytes)
{
    std::vector<ContentHash> pieces((bytes.size() + kPiece - 1) / kPiece);
    forEachPiece(pieces.size(), 1, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::string_view piece = bytes.substr(i * kPiece, kPiece);
            pieces[i] = toHash(XXH3_128bits(piece.data(), piece.size()));
        }
    });
    return combine(bytes.size(), pieces);
}

Result<ContentHash> hashFile(int descriptor, std::uint64_t size, const Progress &progress)
{
    std::vector<ContentHash> pieces((size + kPiece - 1) / kPiece);
    std::atomic<int> fault{0};
    forEachPiece(pieces.size(), 1, [&](std::size_t begin, std::size_t end, unsigned) {
        const auto buffer = std::make_unique<char[]>(kReadStep);
        for (std::size_t i = begin; i < end && fault == 0 && !progress.isCancelled(); ++i) {
            const std::uint64_t from = std::uint64_t{i} * kPiece;
            const int number =
                hashPiece(descriptor, from, std::min(size, from + kPiece), buffer.get(), pieces[i]);
            if (number != 0)
                fault = number;
        }
    });
    if (progress.isCancelled())
        return cancelledError();
    if (fault != 0) {
        LoadError error;
        error.code = LoadErrorCode::ReadFailed;
        error.found = std::strerror(fault);
        return error;
    }
    return combine(size, pieces);
}

} // namespace v8scope
