// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of work that Ctrl+C stops and, on a terminal, a line shows.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/interrupt.h"
#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "core/base/progress.h"

#include <optional>
#include <string>

namespace v8scope {

class Task {
public:
    Task(CliContext &context, const GlobalOptions &global, const std::string &subject)
        : m_work(context.interrupt, m_progress)
    {
        if (context.showProgress && !global.quiet)
            m_line.emplace(context.err, subject, m_progress);
    }

    [[nodiscard]] Progress &progress() { return m_progress; }

private:
    Progress m_progress;
    Interrupt::Work m_work;
    std::optional<ProgressLine> m_line;
};

} // namespace v8scope
