// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/truncation.h"

#include "core/json/json_path.h"

#include <string>

namespace v8scope {

LoadError cursorError(const ByteBuffer &bytes, const JsonFault &fault)
{
    LoadError error = makeJsonError(bytes.text(), fault, bytes.origin().name);
    noteTrueCause(bytes, error);
    return error;
}

void noteTrueCause(const ByteBuffer &bytes, LoadError &error)
{
    if (error.code != LoadErrorCode::Truncated)
        return;
    if (bytes.hasShrunk()) {
        error.code = LoadErrorCode::ReadFailed;
        error.found = "a file that became shorter while it was read";
    } else if (bytes.origin().gzipTruncated) {
        error.found += " (its gzip data are damaged or end early at byte " +
                       std::to_string(bytes.origin().gzipFaultOffset) + ")";
    }
}

void noteBufferDamage(const ByteBuffer &bytes, Diagnostics &to)
{
    if (bytes.hasShrunk())
        to.warn("The file became shorter while it was read; what was there is shown.");
    if (bytes.origin().gzipTruncated)
        to.warn("The gzip data are damaged, end early or are followed by something else at byte " +
                std::to_string(bytes.origin().gzipFaultOffset) +
                "; what could be decompressed is used.");
}

} // namespace v8scope
