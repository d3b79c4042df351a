// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/gzip.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <zlib.h>

namespace v8scope {

namespace {

constexpr std::size_t kInputStep = std::size_t{1} << 20;
constexpr std::size_t kOutputStep = std::size_t{1} << 20;

struct StreamEnd {
    void operator()(z_stream *stream) const
    {
        inflateEnd(stream);
        delete stream;
    }
};
using Stream = std::unique_ptr<z_stream, StreamEnd>;

LoadError tooLarge(std::uint64_t maxBytes)
{
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.expected = "at most " + std::to_string(maxBytes) +
                     " decompressed bytes (the ceiling is raised with --max-expanded or in the "
                     "settings)";
    error.found = "more";
    return error;
}

LoadError looksLikeBomb(std::uint64_t stored, std::uint64_t expanded)
{
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.expected = "data that shrink " + std::to_string(ReadOptions::kMaxRatio) +
                     " to 1 at most (a ceiling given with --max-expanded or in the settings "
                     "allows more)";
    error.found =
        std::to_string(stored) + " bytes that expand to more than " + std::to_string(expanded);
    return error;
}

LoadError nothingInflated(std::uint64_t offset, bool truncated)
{
    LoadError error;
    error.code = truncated ? LoadErrorCode::Truncated : LoadErrorCode::ReadFailed;
    error.byteOffset = offset;
    error.expected = "gzip data";
    error.found = truncated ? "the end of the file" : "damaged data";
    return error;
}

// What one call of inflate() left behind.
enum class Step { More, MemberEnd, Fault };

// Inflates one piece; the stream's input must be set.
Step inflatePiece(z_stream &stream, bool inputEnds)
{
    const int code = inflate(&stream, Z_NO_FLUSH);
    if (code == Z_STREAM_END)
        return Step::MemberEnd;
    if (code == Z_OK)
        return Step::More;
    // Z_BUF_ERROR only says that no progress was possible; without further input that is the end.
    if (code == Z_BUF_ERROR && !(inputEnds && stream.avail_in == 0))
        return Step::More;
    return Step::Fault;
}

class Inflater {
public:
    Inflater(std::string_view input, const ReadOptions &limits, Progress &progress)
        : m_input(input), m_limits(limits), m_progress(progress)
    {}

    Result<Inflated> run()
    {
        m_stream.reset(new z_stream{});
        // 16 + 15: gzip framing with the largest window.
        if (inflateInit2(m_stream.get(), 16 + MAX_WBITS) != Z_OK)
            return nothingInflated(0, false);
        while (true) {
            Result<Step> step = inflateMember();
            if (!step)
                return std::move(step.error());
            if (*step == Step::Fault) {
                if (m_result.memory.size() == 0)
                    return nothingInflated(m_at, m_at >= m_input.size());
                m_result.faultOffset = m_at;
                return std::move(m_result);
            }
            const std::string_view rest = m_input.substr(m_at);
            if (isGzip(rest) && inflateReset(m_stream.get()) == Z_OK)
                continue;
            // Tapes and block devices pad with zeros; anything else does not belong here.
            if (rest.find_first_not_of('\0') != std::string_view::npos)
                m_result.faultOffset = m_at;
            return std::move(m_result);
        }
    }

private:
    Result<Step> inflateMember()
    {
        while (true) {
            if (m_progress.isCancelled())
                return LoadError{LoadErrorCode::Cancelled, {}, {}, {}, {}, {}};
            Result<char *> room = m_result.memory.reserve(kOutputStep);
            if (!room)
                return std::move(room.error());
            const std::size_t given = std::min(kInputStep, m_input.size() - m_at);
            // zlib's interface is not const-correct; it does not write to its input.
            m_stream->next_in =
                reinterpret_cast<Bytef *>(const_cast<char *>(m_input.data() + m_at));
            m_stream->avail_in = static_cast<uInt>(given);
            m_stream->next_out = reinterpret_cast<Bytef *>(*room);
            m_stream->avail_out = static_cast<uInt>(kOutputStep);
            const Step step = inflatePiece(*m_stream, m_at + given == m_input.size());
            m_at += given - m_stream->avail_in;
            m_result.memory.commit(kOutputStep - m_stream->avail_out);
            if (std::optional<LoadError> error = checkSize())
                return std::move(*error);
            if (step != Step::More)
                return step;
            m_progress.update(static_cast<double>(m_at) / static_cast<double>(m_input.size()));
        }
    }

    [[nodiscard]] std::optional<LoadError> checkSize() const
    {
        const std::uint64_t size = m_result.memory.size();
        if (m_limits.maxExpandedBytes != 0 && size > m_limits.maxExpandedBytes)
            return tooLarge(m_limits.maxExpandedBytes);
        if (m_limits.trustedBytes != 0 && size > m_limits.trustedBytes &&
            size / ReadOptions::kMaxRatio > m_at)
            return looksLikeBomb(m_at, size);
        return {};
    }

    std::string_view m_input;
    const ReadOptions &m_limits;
    Progress &m_progress;
    std::size_t m_at = 0;
    Stream m_stream;
    Inflated m_result;
};

} // namespace

bool isGzip(std::string_view bytes)
{
    return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

Result<Inflated> inflateGzip(std::string_view compressed, const ReadOptions &limits,
                             Progress &progress)
{
    return Inflater(compressed, limits, progress).run();
}

} // namespace v8scope
