// SPDX-License-Identifier: GPL-3.0-or-later
// A stream buffer over a file descriptor that remembers why a write failed (an std::ofstream does
// not say) and refuses to go on after an interrupt. Does not own the descriptor.
#pragma once

#include <streambuf>
#include <vector>

namespace v8scope {

class Interrupt;

class FdStreamBuf : public std::streambuf {
public:
    explicit FdStreamBuf(int fd, const Interrupt *interrupt = nullptr);
    ~FdStreamBuf() override;

    // errno of the first failed write, 0 = none.
    [[nodiscard]] int error() const { return m_error; }

protected:
    int_type overflow(int_type c) override;
    int sync() override;

private:
    bool writeOut();

    int m_fd;
    const Interrupt *m_interrupt;
    int m_error = 0;
    std::vector<char> m_buffer;
};

} // namespace v8scope
