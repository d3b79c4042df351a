// SPDX-License-Identifier: GPL-3.0-or-later
// Entry of v8scope-cli.
#include "app/cli/cli.h"

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char **argv)
{
    const std::vector<std::string> args(argv + 1, argv + argc);
    return v8scope::runCli(args, std::cout, std::cerr);
}
