// SPDX-License-Identifier: GPL-3.0-or-later
// Loads a profile from text written in a test, and draws what came out of it.
#pragma once

#include "core/formats/registry.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace v8scope::test {

inline Result<Loaded> loadText(std::string_view text)
{
    Progress progress;
    return loadBuffer(ByteBuffer::fromText(text), progress);
}

// The profile in text; null if it does not load.
inline std::shared_ptr<const Profile> profileOf(std::string_view text)
{
    Result<Loaded> loaded = loadText(text);
    const auto *profile =
        loaded ? std::get_if<std::shared_ptr<const Profile>>(&loaded->artifact) : nullptr;
    return profile ? *profile : nullptr;
}

// "(root) > main > foo:11:5 2; …": every node with its path, 1-based position and hits (or bytes).
inline QString drawTree(const Profile &profile)
{
    std::vector<std::string> path(profile.nodes.size());
    std::string result;
    for (std::uint32_t i = 0; i < profile.nodes.size(); ++i) {
        const FunctionKey &key = profile.functions.key(profile.nodes.function[i]);
        const std::uint32_t parent = profile.nodes.parent[i];
        path[i] = (i > 0 ? path[parent] + " > " : "") + std::string(profile.strings.view(key.name));
        result += (i > 0 ? "; " : "") + path[i];
        if (key.line >= 0)
            result += ":" + std::to_string(key.line + 1) + ":" + std::to_string(key.column + 1);
        const std::int64_t weight = profile.kind == ProfileKind::CpuTime
                                        ? profile.nodes.hitCount[i]
                                        : profile.nodes.selfBytes[i];
        if (weight > 0)
            result += " " + std::to_string(weight);
    }
    return QString::fromStdString(result);
}

// "foo@500 foo@1500 end 2500": function on top of each sample and its time in microseconds.
inline QString drawSamples(const Profile &profile)
{
    std::string result;
    for (std::size_t i = 0; i < profile.sampleNode.size(); ++i) {
        const std::uint32_t node = profile.sampleNode[i];
        result += node == NodeId::kNoneValue
                      ? "?"
                      : std::string(profile.name(profile.nodes.function[node]));
        result += "@" +
                  QString::number(static_cast<double>(profile.sampleTime[i]) / 1e3, 'g', 16)
                      .toStdString() +
                  " ";
    }
    result +=
        "end " + QString::number(static_cast<double>(profile.endNs) / 1e3, 'g', 16).toStdString();
    return QString::fromStdString(result);
}

// The messages of its diagnostics, one a line, each with " (n times)" from two on.
inline QString drawDiagnostics(const Profile &profile)
{
    QString result;
    for (const Diagnostic &diagnostic : profile.diagnostics.all()) {
        result += QString::fromStdString(diagnostic.message);
        if (diagnostic.count > 1)
            result += QString(" (%1 times)").arg(diagnostic.count);
        result += '\n';
    }
    return result;
}

} // namespace v8scope::test
