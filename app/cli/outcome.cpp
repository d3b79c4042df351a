// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"

#include "app/cli/interrupt.h"
#include "core/report/plain_text.h"

#include <cstring>
#include <ostream>

namespace v8scope {

void complain(CliContext &context, const std::string &message)
{
    context.err << "v8scope-cli: " << printable(message) << std::endl;
}

int failedStatus(CliContext &context, const LoadError &error)
{
    if (error.code == LoadErrorCode::Cancelled)
        return kInterrupted;
    complain(context, error.message());
    return kUnreadable;
}

int cannotWrite(CliContext &context, const std::string &path, int error)
{
    if (context.interrupt.isRaised())
        return kInterrupted;
    complain(context, path + ": cannot be written: " + std::strerror(error));
    return kUnreadable;
}

} // namespace v8scope
