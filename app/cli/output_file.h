// SPDX-License-Identifier: GPL-3.0-or-later
// The file that -o names. A regular file appears whole or not at all: it is written beside its
// place and moved there by commit(). Devices and pipes are written directly.
#pragma once

#include "app/cli/fd_stream.h"

#include <memory>
#include <ostream>
#include <string>

namespace v8scope {

class OutputFile {
public:
    OutputFile(const std::string &path, const Interrupt &interrupt);
    // Removes what was written, unless commit() succeeded.
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] std::ostream &stream() { return *m_stream; }
    // True if everything was written and the file stands in its place.
    [[nodiscard]] bool commit();
    // errno of what failed, 0 = nothing.
    [[nodiscard]] int error() const { return m_error; }

private:
    std::string m_path;
    std::string m_temporary; // empty: written directly
    int m_fd = -1;
    int m_error = 0;
    std::unique_ptr<FdStreamBuf> m_buffer;
    std::unique_ptr<std::ostream> m_stream;
};

} // namespace v8scope
