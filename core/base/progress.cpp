// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <algorithm>

namespace v8scope {

void Progress::beginPhase(std::string_view name, double weight)
{
    const std::lock_guard lock(m_mutex);
    m_base = std::min(1.0, m_base + m_weight);
    m_weight = std::clamp(weight, 0.0, 1.0 - m_base);
    m_phase = name;
    m_fraction.store(std::max(m_fraction.load(std::memory_order_relaxed), m_base),
                     std::memory_order_relaxed);
}

void Progress::update(double fractionOfPhase)
{
    // m_base and m_weight are written by this same thread only, so they may be read without the
    // lock.
    const double next = m_base + m_weight * std::clamp(fractionOfPhase, 0.0, 1.0);
    if (next > m_fraction.load(std::memory_order_relaxed))
        m_fraction.store(next, std::memory_order_relaxed);
}

Progress::State Progress::state() const
{
    const std::lock_guard lock(m_mutex);
    return {m_phase, m_fraction.load(std::memory_order_relaxed)};
}

} // namespace v8scope
