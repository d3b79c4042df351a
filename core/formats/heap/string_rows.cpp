// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/string_rows.h"

#include "core/json/text_scan.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kMaxStrings = std::numeric_limits<std::uint32_t>::max() - 2;

// The quote that closes the string which begins at p, or the zero byte where the text ends.
const char *stringEnd(const char *p)
{
    bool nonAscii = false;
    while (true) {
        p = findStringMark(p, nonAscii);
        if (*p != '\\')
            return p;
        if (p[1] == '\0')
            return p + 1;
        p += 2;
    }
}

const char *skipSpace(const char *p)
{
    while (isJsonSpace(*p))
        ++p;
    return p;
}

} // namespace

void StringOffsets::pad(std::size_t strings)
{
    const std::size_t size = std::max<std::size_t>(m_size, 1) + strings;
    Column<std::uint32_t> padded(size);
    std::copy(m_offsets.begin(), m_offsets.begin() + m_size, padded.mutableData());
    std::fill(padded.mutableData() + m_size, padded.mutableData() + size,
              m_size == 0 ? 0 : m_offsets[m_size - 1]);
    m_offsets = std::move(padded);
    m_size = size;
}

HeapStrings StringOffsets::take(std::string_view text, std::shared_ptr<const void> owner)
{
    m_offsets.truncate(m_size);
    return {text, std::move(owner), std::move(m_offsets), std::move(m_wraps)};
}

StringsRead readStrings(std::string_view text, const char *begin, StringOffsets &offsets,
                        Progress &progress)
{
    const auto place = [&](const char *at) { return static_cast<std::uint64_t>(at - text.data()); };
    StringsRead result;
    // A string takes two quotes and a comma.
    const auto room = static_cast<std::size_t>(text.data() + text.size() - begin) / 3 + 2;
    offsets = StringOffsets(std::min(room, kMaxStrings + 2));
    const char *p = skipSpace(begin);
    const char *end = p; // of the last whole string
    const auto stop = [&](StringsRead::Status status, const char *at, std::string_view expected) {
        result.status = status == StringsRead::Status::Fault && *at == '\0'
                            ? StringsRead::Status::Truncated
                            : status;
        result.fault = {result.status == StringsRead::Status::Truncated ? LoadErrorCode::Truncated
                                                                        : LoadErrorCode::Syntax,
                        at, expected};
        offsets.add(place(end) + 1);
        return result;
    };
    if (*p == ']') {
        stop(StringsRead::Status::Done, p, {});
        result.end = p + 1;
        return result;
    }
    while (true) {
        if (*p != '"')
            return stop(StringsRead::Status::Fault, p, "a string");
        const char *const close = stringEnd(p + 1);
        if (*close == '\0')
            return stop(StringsRead::Status::Fault, close, "the end of a string");
        if (offsets.size() >= kMaxStrings)
            return stop(StringsRead::Status::TooMany, p, "fewer than 2^32 strings");
        offsets.add(place(p + 1));
        end = close + 1;
        if (offsets.size() % Progress::kPollInterval == 0) {
            progress.update(static_cast<double>(place(p)) / static_cast<double>(text.size()));
            if (progress.isCancelled())
                return stop(StringsRead::Status::Cancelled, p, {});
        }
        p = skipSpace(end);
        if (*p == ']')
            break;
        if (*p != ',')
            return stop(StringsRead::Status::Fault, p, "a comma or a closing bracket");
        p = skipSpace(p + 1);
    }
    stop(StringsRead::Status::Done, p, {});
    result.end = p + 1;
    return result;
}

} // namespace v8scope
