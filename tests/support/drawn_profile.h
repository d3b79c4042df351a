// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles drawn as text, and views printed as text, for tests that read like examples:
//   main;foo 3          a sample with this stack that lasts 3 ns
//   (idle) 2            system frames are known by their names
//   ? 1                 a sample whose node is not in the file
//   main;map@ 1         a native function (empty url)
//   run@file:///a.js:7  a function with url and 0-based line; without @ it is in file:///app.js
#pragma once

#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace v8scope::drawn {

// Splits off what stands before the separator.
inline std::string_view nextPart(std::string_view &rest, char separator)
{
    const std::size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return part;
}

// Builds a Profile stack by stack. Equal stacks share their nodes.
class ProfileDrawing {
public:
    ProfileDrawing() { addNode(NodeId::kNoneValue, "(root)", SystemKind::Root); }

    // The function a frame text stands for, added if new.
    FunctionId function(std::string_view frame)
    {
        FunctionKey key;
        const std::size_t at = frame.find('@');
        const std::string_view name = frame.substr(0, at);
        key.name = m_profile.strings.intern(name);
        if (at == std::string_view::npos) {
            if (systemKind(frame) == SystemKind::None && frame != "(root)")
                key.url = m_profile.strings.intern("file:///app.js");
            return m_profile.functions.intern(key);
        }
        std::string_view url = frame.substr(at + 1);
        const std::size_t colon = url.rfind(':');
        const bool hasLine = colon != std::string_view::npos && colon + 1 < url.size() &&
                             url.find_first_not_of("0123456789", colon + 1) == url.npos;
        if (hasLine) {
            key.line = std::stoi(std::string(url.substr(colon + 1)));
            key.column = 0;
            url = url.substr(0, colon);
        }
        key.url = m_profile.strings.intern(url);
        return m_profile.functions.intern(key);
    }

    // The node at the end of a stack ("main;foo"), added if new; "?" is none, "" and "(root)" the
    // root.
    std::uint32_t node(std::string_view stack)
    {
        if (stack == "?")
            return NodeId::kNoneValue;
        std::uint32_t at = 0;
        if (stack == "(root)")
            return at;
        while (!stack.empty()) {
            const std::string frame(nextPart(stack, ';'));
            const auto [it, isNew] = m_nodes.try_emplace({at, frame}, 0);
            if (isNew)
                it->second = addNode(at, frame, at == 0 ? systemKind(frame) : SystemKind::None);
            at = it->second;
        }
        return at;
    }

    void sampleAt(std::int64_t time, std::string_view stack)
    {
        m_profile.sampleTime.push_back(time);
        m_profile.sampleNode.push_back(node(stack));
    }

    Profile &profile() { return m_profile; }
    std::shared_ptr<const Profile> take()
    {
        return std::make_shared<const Profile>(std::move(m_profile));
    }

private:
    static SystemKind systemKind(std::string_view name)
    {
        if (name == "(program)")
            return SystemKind::Program;
        if (name == "(idle)")
            return SystemKind::Idle;
        return name == "(garbage collector)" ? SystemKind::GarbageCollector : SystemKind::None;
    }

    std::uint32_t addNode(std::uint32_t parent, std::string_view frame, SystemKind system)
    {
        ProfileNodes &nodes = m_profile.nodes;
        nodes.parent.push_back(parent);
        nodes.function.push_back(function(frame));
        nodes.system.push_back(system);
        nodes.fileId.push_back(nodes.fileId.size() + 1);
        nodes.hitCount.push_back(0);
        return nodes.size() - 1;
    }

    Profile m_profile;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> m_nodes;
};

// A CPU profile from lines "stack duration"; the first sample stands at time 0 unless a line
// "start N" comes first.
inline std::shared_ptr<const Profile> cpuProfile(std::string_view text)
{
    ProfileDrawing drawing;
    std::int64_t time = 0;
    while (!text.empty()) {
        std::string_view line = nextPart(text, '\n');
        while (line.starts_with(' '))
            line.remove_prefix(1);
        const std::size_t space = line.rfind(' ');
        if (space == std::string_view::npos)
            continue;
        const std::int64_t duration = std::stoll(std::string(line.substr(space + 1)));
        if (line.substr(0, space) != "start")
            drawing.sampleAt(time, line.substr(0, space));
        time += duration;
    }
    drawing.profile().endNs = time;
    return drawing.take();
}

inline std::shared_ptr<const ResolvedProfile> resolved(std::shared_ptr<const Profile> profile,
                                                       CpuRules rules = CpuRules::Ours)
{
    Progress progress;
    return resolve(std::move(profile), rules, progress).value();
}

inline std::shared_ptr<const ProfileView> filtered(std::shared_ptr<const ResolvedProfile> base,
                                                   FilterStack filters)
{
    Progress progress;
    return makeView(std::move(base), std::move(filters), progress).value();
}

inline std::shared_ptr<const ProfileView> view(std::string_view text,
                                               CpuRules rules = CpuRules::Ours)
{
    return filtered(resolved(cpuProfile(text), rules), {});
}

// The function with this name; the test fails later if there is none (id "none").
inline FunctionId functionNamed(const ProfileView &view, std::string_view name)
{
    for (std::uint32_t f = 0; f < view.functionCount(); ++f) {
        if (view.name(FunctionId(f)) == name)
            return FunctionId(f);
    }
    return {};
}

inline std::string stackOf(const ProfileView &view, std::uint32_t node)
{
    if (node == NodeId::kNoneValue)
        return "-";
    if (node == 0)
        return "(root)";
    std::string text(view.name(view.tree->function[node]));
    for (std::uint32_t at = view.tree->parent[node]; at != 0; at = view.tree->parent[at])
        text = std::string(view.name(view.tree->function[at])) + ";" + text;
    return text;
}

// "main;foo 3\n" for each node with weight of its own, in order of node number.
inline std::string folded(const ProfileView &view)
{
    std::string text;
    for (std::uint32_t node = 0; node < view.tree->size(); ++node) {
        if (view.tree->self[node] != 0)
            text += stackOf(view, node) + " " + std::to_string(view.tree->self[node]) + "\n";
    }
    return text;
}

// "main;foo 3\n" for each sample in order of time; "-" is a sample that is filtered away.
inline std::string timelineText(const ProfileView &view)
{
    std::string text;
    const SampleTimeline &timeline = view.timeline;
    for (std::uint32_t i = 0; i < timeline.count(); ++i) {
        const std::int64_t length = (*timeline.position)[i + 1] - (*timeline.position)[i];
        text += stackOf(view, (*timeline.node)[i]) + " " + std::to_string(length) + "\n";
    }
    return text;
}

// "foo self/total\n" for each row.
inline std::string functionsText(const ProfileView &view)
{
    std::string text;
    for (const FunctionRow &row : functionList(view)) {
        text += std::string(view.name(row.function)) + " " + std::to_string(row.self) + "/" +
                std::to_string(row.total) + "\n";
    }
    return text;
}

} // namespace v8scope::drawn
