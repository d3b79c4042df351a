// SPDX-License-Identifier: GPL-3.0-or-later
// One thread works, another watches and cancels: what every loader does with its Progress.
#include "core/base/progress.h"

#include <cstdio>
#include <thread>

int main()
{
    v8scope::Progress progress;
    std::uint64_t steps = 0;
    std::thread worker([&] {
        for (int phase = 0; phase < 4; ++phase) {
            progress.beginPhase(phase % 2 ? "Odd" : "Even", 0.25);
            for (int i = 0; i <= 1'000'000 && !progress.isCancelled(); ++i, ++steps)
                progress.update(i / 1e6);
        }
    });

    double last = 0.0;
    bool monotone = true;
    while (last < 0.5) {
        const v8scope::Progress::State state = progress.state();
        monotone = monotone && state.fraction >= last;
        last = state.fraction;
    }
    progress.cancel();
    worker.join();

    if (!monotone || steps == 0 || progress.state().fraction > 1.0) {
        std::puts("progress fell, or went past its end");
        return 1;
    }
    return 0;
}
