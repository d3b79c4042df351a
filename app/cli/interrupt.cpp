// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

namespace v8scope {

Interrupt::Work::Work(Interrupt &interrupt, Progress &progress) : m_interrupt(interrupt)
{
    const std::lock_guard lock(m_interrupt.m_mutex);
    m_interrupt.m_current = &progress;
    if (m_interrupt.isRaised())
        progress.cancel();
}

Interrupt::Work::~Work()
{
    const std::lock_guard lock(m_interrupt.m_mutex);
    m_interrupt.m_current = nullptr;
}

void Interrupt::raise()
{
    const std::lock_guard lock(m_mutex);
    m_raised.store(true, std::memory_order_relaxed);
    if (m_current != nullptr)
        m_current->cancel();
}

} // namespace v8scope
