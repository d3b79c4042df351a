// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fd_stream.h"

#include "app/cli/interrupt.h"

#include <unistd.h>

#include <cerrno>

namespace v8scope {

namespace {

constexpr std::size_t kBufferBytes = 1u << 16;

} // namespace

FdStreamBuf::FdStreamBuf(int fd, const Interrupt *interrupt)
    : m_fd(fd), m_interrupt(interrupt), m_buffer(kBufferBytes)
{
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
}

FdStreamBuf::~FdStreamBuf()
{
    writeOut();
}

bool FdStreamBuf::writeOut()
{
    const char *next = pbase();
    if (m_error == 0 && m_interrupt != nullptr && m_interrupt->isRaised())
        m_error = EINTR;
    while (m_error == 0 && next < pptr()) {
        const ssize_t written = write(m_fd, next, static_cast<std::size_t>(pptr() - next));
        if (written >= 0)
            next += written;
        else if (errno != EINTR)
            m_error = errno;
    }
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    return m_error == 0;
}

FdStreamBuf::int_type FdStreamBuf::overflow(int_type c)
{
    if (!writeOut())
        return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof()))
        sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int FdStreamBuf::sync()
{
    return writeOut() ? 0 : -1;
}

} // namespace v8scope
