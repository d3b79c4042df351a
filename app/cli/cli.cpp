// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "core/base/version.h"

#include <ostream>

namespace v8scope {

int runCli(const std::vector<std::string> &args, std::ostream &out, std::ostream &err)
{
    if (args.size() == 1 && args[0] == "--version") {
        out << "v8scope-cli " << kVersion << '\n';
        return 0;
    }
    err << "usage: v8scope-cli VERB …\n";
    return 2;
}

} // namespace v8scope
