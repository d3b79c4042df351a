// SPDX-License-Identifier: GPL-3.0-or-later
// How far a piece of work is, and the wish to stop it. One thread works and writes; any thread may
// read the state or ask for cancellation.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace v8scope {

class Progress {
public:
    // How many loop steps may pass between two looks at isCancelled() (house rule: cancel within
    // 200 ms).
    static constexpr std::uint64_t kPollInterval = 1u << 16;

    struct State {
        std::string phase;     // "Reading nodes"; empty before the first phase
        double fraction = 0.0; // of all the work, 0 to 1, never falling
    };

    // Starts the next phase, which is weight of the whole work (weights should add up to 1).
    void beginPhase(std::string_view name, double weight);
    // How much of the current phase is done, 0 to 1. Cheap enough to call every kPollInterval
    // steps.
    void update(double fractionOfPhase);

    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    [[nodiscard]] State state() const;

private:
    mutable std::mutex m_mutex;
    std::string m_phase;
    double m_base = 0.0;
    double m_weight = 0.0;
    std::atomic<double> m_fraction{0.0};
    std::atomic<bool> m_cancelled{false};
};

} // namespace v8scope
