// SPDX-License-Identifier: GPL-3.0-or-later
// Entry of v8scope-cli.
#include "app/cli/cli.h"
#include "app/cli/fd_stream.h"
#include "app/cli/signal_watcher.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kNarrowest = 60;
constexpr std::size_t kWidest = 160;

// COLUMNS, if somebody exported it, else what the terminal says.
std::size_t terminalColumns(std::size_t otherwise)
{
    if (const char *wanted = std::getenv("COLUMNS")) {
        const long columns = std::strtol(wanted, nullptr, 10);
        if (columns > 0)
            return std::clamp(static_cast<std::size_t>(columns), kNarrowest, kWidest);
    }
    winsize size = {};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0)
        return otherwise;
    return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

// A caller may have closed some of 0, 1 and 2; what is opened next would take their place, and be
// read as standard input. Opened the wrong way round, they fail as closed ones do.
void occupyStandardDescriptors()
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return;
    }
}

} // namespace

int main(int argc, char **argv)
{
    occupyStandardDescriptors();
    // A reader that has seen enough (| head) is no reason to die; writes then fail and say so.
    std::signal(SIGPIPE, SIG_IGN);
    v8scope::Interrupt interrupt;
    const v8scope::SignalWatcher watcher(interrupt);
    v8scope::FdStreamBuf outBuffer(STDOUT_FILENO, &interrupt);
    std::ostream out(&outBuffer);
    v8scope::CliContext context{out, std::cerr, interrupt};
    context.showProgress = isatty(STDERR_FILENO) != 0;
    context.columns = terminalColumns(context.columns);
    const std::vector<std::string> args(argv + 1, argv + argc);
    return v8scope::runCli(args, context);
}
