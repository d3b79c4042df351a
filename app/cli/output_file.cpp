// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace v8scope {

namespace {

// Through links, so that the file a link names is replaced and not the link.
std::string resolved(const std::string &path)
{
    std::error_code failure;
    const std::filesystem::path real = std::filesystem::canonical(path, failure);
    return failure ? path : real.string();
}

mode_t permissionsFor(const std::string &path)
{
    struct stat status = {};
    if (stat(path.c_str(), &status) == 0)
        return status.st_mode & 07777;
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

} // namespace

OutputFile::OutputFile(const std::string &path, const Interrupt &interrupt) : m_path(resolved(path))
{
    struct stat status = {};
    const bool exists = stat(m_path.c_str(), &status) == 0;
    if (exists && access(m_path.c_str(), W_OK) != 0) {
        m_error = errno; // moving a new file over it would go around its protection
        return;
    }
    if (exists && !S_ISREG(status.st_mode)) {
        m_fd = open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        m_temporary = m_path + ".XXXXXX";
        m_fd = mkostemp(m_temporary.data(), O_CLOEXEC);
    }
    if (m_fd < 0) {
        m_error = errno;
        m_temporary.clear();
        return;
    }
    m_buffer = std::make_unique<FdStreamBuf>(m_fd, &interrupt);
    m_stream = std::make_unique<std::ostream>(m_buffer.get());
}

OutputFile::~OutputFile()
{
    if (m_fd >= 0)
        close(m_fd);
    if (!m_temporary.empty())
        unlink(m_temporary.c_str());
}

bool OutputFile::commit()
{
    m_stream->flush();
    m_error = m_buffer->error();
    if (m_error != 0)
        return false;
    if (!m_temporary.empty() && fchmod(m_fd, permissionsFor(m_path)) != 0)
        m_error = errno;
    // Some file systems report a full disk only here.
    if (close(m_fd) != 0 && m_error == 0)
        m_error = errno;
    m_fd = -1;
    if (m_error != 0 || m_temporary.empty())
        return m_error == 0;
    if (rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        m_error = errno;
        return false;
    }
    m_temporary.clear();
    return true;
}

} // namespace v8scope
