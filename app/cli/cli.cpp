// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/fd_stream.h"
#include "app/cli/interrupt.h"
#include "app/cli/outcome.h"
#include "app/cli/parser.h"
#include "app/cli/verbs.h"

#include <cerrno>
#include <cstring>
#include <new>
#include <ostream>

namespace v8scope {

namespace {

struct RunVerb {
    CliContext &context;
    const GlobalOptions &global;

    int operator()(const InfoOptions &options) const { return runInfo(context, global, options); }
    int operator()(const CpuOptions &options) const { return runCpu(context, global, options); }
    int operator()(const HeapOptions &options) const { return runHeap(context, global, options); }
    int operator()(const HeapDiffOptions &options) const
    {
        return runHeapDiff(context, global, options);
    }
    int operator()(const ExportOptions &options) const
    {
        return runExport(context, global, options);
    }
};

// The status after everything was flushed: an output that cannot be written is a failure, a reader
// that left (| head) is not.
int finished(CliContext &context, int status)
{
    context.out.flush();
    if (context.interrupt.isRaised())
        return kInterrupted;
    if (context.out || status != kDone)
        return status;
    const auto *buffer = dynamic_cast<const FdStreamBuf *>(context.out.rdbuf());
    const int error = buffer == nullptr ? EIO : buffer->error();
    if (error == EPIPE)
        return status;
    complain(context, std::string("standard output cannot be written: ") + std::strerror(error));
    return kUnreadable;
}

} // namespace

int runCli(const std::vector<std::string> &args, CliContext &context)
{
    const auto parsed = parseArguments(args);
    if (const auto *problem = std::get_if<ParseProblem>(&parsed)) {
        complain(context, problem->message);
        const std::string verb = problem->verb.empty() ? "" : problem->verb + " ";
        context.err << "v8scope-cli " << verb << "--help shows the usage." << std::endl;
        return kWrongUsage;
    }
    if (const auto *text = std::get_if<ParsedText>(&parsed)) {
        context.out << text->text;
        return finished(context, kDone);
    }
    const auto &command = std::get<Command>(parsed);
    try {
        return finished(context, std::visit(RunVerb{context, command.global}, command.verb));
    } catch (const std::bad_alloc &) {
        complain(context, "this machine has not enough memory for what was asked");
        return kUnreadable;
    }
}

int runCli(const std::vector<std::string> &args, std::ostream &out, std::ostream &err)
{
    Interrupt interrupt;
    CliContext context{out, err, interrupt};
    return runCli(args, context);
}

} // namespace v8scope
