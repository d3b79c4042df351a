// SPDX-License-Identifier: GPL-3.0-or-later
// One line of CSV with RFC 4180's quoting; lines end in \n.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace v8scope {

void writeCsvLine(std::ostream &out, const std::vector<std::string> &fields);

} // namespace v8scope
