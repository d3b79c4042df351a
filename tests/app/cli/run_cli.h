// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the command line as tests see it.
#pragma once

#include "app/cli/cli.h"

#include <QtCore/QFile>
#include <QtCore/QString>

#include <sstream>
#include <string>
#include <vector>

namespace v8scope::tests {

struct Ran {
    int status = -1;
    std::string out;
    std::string err;
};

inline Ran run(const std::vector<std::string> &args)
{
    std::ostringstream out;
    std::ostringstream err;
    const int status = runCli(args, out, err);
    return {status, out.str(), err.str()};
}

inline std::string data(const std::string &name)
{
    return std::string(V8SCOPE_SOURCE_DIR "/tests/data/") + name;
}

inline std::string sample(const std::string &name)
{
    return std::string(V8SCOPE_SOURCE_DIR "/sample-data/") + name;
}

inline bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace v8scope::tests
