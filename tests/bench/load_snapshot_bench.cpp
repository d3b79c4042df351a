// SPDX-License-Identifier: GPL-3.0-or-later
// What reading a heap snapshot costs before anything is analysed, by phase.
#include "core/formats/registry.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

using namespace v8scope;

namespace {

struct Usage {
    double wall;
    double user;
    double system;
};

Usage now()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration<double>(wall).count(), seconds(usage.ru_utime),
            seconds(usage.ru_stime)};
}

// Resident memory in MB: all, and what is not pages of files.
std::pair<long, long> resident()
{
    long size = 0;
    long all = 0;
    long shared = 0;
    if (std::FILE *file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%ld %ld %ld", &size, &all, &shared) != 3)
            all = shared = 0;
        std::fclose(file);
    }
    const long page = sysconf(_SC_PAGESIZE);
    return {all * page >> 20, (all - shared) * page >> 20};
}

void print(const std::string &name, const Usage &from, const Usage &to)
{
    const auto [all, own] = resident();
    std::printf("%-20s wall %6.3f  user %6.3f  sys %6.3f s   resident %5ld MB (own %5ld)\n",
                name.c_str(), to.wall - from.wall, to.user - from.user, to.system - from.system,
                all, own);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: load_snapshot_bench FILE\n", stderr);
        return 2;
    }
    Progress progress;
    std::atomic<bool> done{false};
    const Usage start = now();
    std::thread watcher([&] {
        std::string phase;
        Usage last = start;
        while (!done) {
            const std::string current = progress.state().phase;
            if (current != phase && !phase.empty()) {
                const Usage time = now();
                print(phase, last, time);
                last = time;
            }
            phase = current;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        print(phase, last, now());
    });
    const Result<Loaded> loaded = loadFile(argv[1], progress);
    done = true;
    watcher.join();
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
        return 3;
    }
    print("all", start, now());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto *snapshot = std::get_if<std::shared_ptr<const HeapSnapshot>>(&loaded->artifact);
    if (snapshot)
        std::printf("%u nodes, %u edges, %u strings; peak %ld MB\n", (*snapshot)->nodeCount,
                    (*snapshot)->edgeCount, (*snapshot)->strings.count(), usage.ru_maxrss >> 10);
    return 0;
}
