// SPDX-License-Identifier: GPL-3.0-or-later
// What the loaders say about input that was damaged before it became JSON: a shrunken file,
// truncated gzip.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/diagnostics.h"
#include "core/base/load_error.h"
#include "core/json/json_cursor.h"

namespace v8scope {

// The error for a fault at which a loader gives up; names the true cause if it lies below JSON.
[[nodiscard]] LoadError cursorError(const ByteBuffer &bytes, const JsonFault &fault);

// The same for an error that is worded already.
void noteTrueCause(const ByteBuffer &bytes, LoadError &error);

// Diagnostics for damage below JSON, when the file could be used all the same.
void noteBufferDamage(const ByteBuffer &bytes, Diagnostics &to);

} // namespace v8scope
