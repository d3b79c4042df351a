// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/parser_parts.h"

#include "core/report/plain_text.h"

#include <CLI/CLI.hpp>

#include <vector>

namespace v8scope {

std::string help(const std::string &text)
{
    return wrapped(text, 98 - kHelpColumn, 0, 0);
}

void addTaken(CLI::App &app, const std::string &name, const TakeValue &take,
              const std::string &text, const std::string &typeName, bool required)
{
    app.add_option_function<std::string>(
           name,
           [name, take](const std::string &value) {
               if (const std::string problem = take(value); !problem.empty())
                   throw CLI::ValidationError(name, problem);
           },
           help(text))
        ->type_name(typeName)
        ->required(required);
}

void addListed(CLI::App &app, const std::string &name, const TakeValue &take,
               const std::string &text, const std::string &typeName)
{
    app.add_option_function<std::vector<std::string>>(
           name,
           [name, take](const std::vector<std::string> &values) {
               for (const std::string &value : values) {
                   if (const std::string problem = take(value); !problem.empty())
                       throw CLI::ValidationError(name, problem);
               }
           },
           help(text))
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->type_name(typeName);
}

} // namespace v8scope
