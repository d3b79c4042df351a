// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/resolve.h"

#include "core/base/cancelled.h"
#include "core/profile/sample_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

CallTree treeOfFile(const Profile &profile)
{
    const ProfileNodes &nodes = profile.nodes;
    CallTree tree;
    tree.parent = nodes.parent;
    tree.function = nodes.function;
    tree.system = nodes.system;
    tree.self.assign(nodes.size(), 0);
    tree.samples.assign(nodes.size(), 0);
    tree.sourceNode.resize(nodes.size());
    std::iota(tree.sourceNode.begin(), tree.sourceNode.end(), 0u);
    return tree;
}

bool isSystemFrame(SystemKind kind)
{
    return kind == SystemKind::Program || kind == SystemKind::Idle ||
           kind == SystemKind::GarbageCollector;
}

// The first frame of each node's stack: the child of the root (or of "(detached)") above it.
std::vector<std::uint32_t> outermostFrames(const CallTree &tree)
{
    std::vector<std::uint32_t> outermost(tree.size());
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const std::uint32_t parent = tree.parent[i];
        const bool first = i == 0 || parent == 0 || tree.system[parent] == SystemKind::Detached;
        outermost[i] = first ? i : outermost[parent];
    }
    return outermost;
}

// Copies times as long as they ascend; false: they do not. In blocks, so that each is in the
// nearest cache when it is copied.
bool copyAscending(std::span<const std::int64_t> times, SampleTimeline::Positions &to)
{
    constexpr std::size_t kBlock = 1024;
    for (std::size_t at = 0; at < times.size(); at += kBlock) {
        const auto block = times.subspan(at, std::min(kBlock, times.size() - at));
        if ((at > 0 && block.front() < to.back()) || !std::is_sorted(block.begin(), block.end()))
            return false;
        to.insert(to.end(), block.begin(), block.end());
    }
    return true;
}

// Puts each sample's duration on a node of the tree: one pass over the samples in order of time.
class CpuResolver {
public:
    CpuResolver(const Profile &profile, CpuRules rules, ResolvedProfile &out)
        : m_profile(profile),
          m_rules(rules),
          m_out(out),
          m_tree(treeOfFile(profile)),
          m_outermost(outermostFrames(m_tree))
    {}

    // False: cancelled.
    bool run(Progress &progress)
    {
        SampleTimeline::Positions position = orderSamples();
        if (position.empty()) {
            useHitCounts();
            return true;
        }
        const std::uint32_t count = static_cast<std::uint32_t>(m_recorded.size());
        SampleTimeline::Nodes node; // empty as long as it would be what was recorded
        std::uint32_t previous = 0; // the stack that garbage collection interrupts; root = empty
        std::uint32_t nextPoll = 0;
        for (std::uint32_t i = 0; i < count;) {
            if (i >= nextPoll) {
                if (progress.isCancelled())
                    return false;
                progress.update(static_cast<double>(i) / count);
                nextPoll = i + Progress::kPollInterval;
            }
            const std::uint32_t end = endOfRun(i);
            const std::uint32_t at = place(repaired(i), position[end] - position[i], previous);
            m_tree.self[at] += position[end] - position[i];
            m_tree.samples[at] += end - i;
            if (at != m_recorded[i]) {
                if (node.empty())
                    node.assign(m_recorded.begin(), m_recorded.end());
                std::fill(node.begin() + i, node.begin() + end, at);
            }
            i = end;
        }
        m_out.summary.samples = count;
        m_out.summary.duration = position.back() - position.front();
        m_out.summary.leadIn = position.front();
        m_out.timeline.position =
            std::make_shared<const SampleTimeline::Positions>(std::move(position));
        m_out.timeline.node = nodesOfTimeline(std::move(node));
        return true;
    }

    CallTree takeTree() { return std::move(m_tree); }

private:
    // Fills m_recorded; returns the starts of all samples and the end of the last one.
    SampleTimeline::Positions orderSamples()
    {
        const std::size_t count =
            std::min(m_profile.sampleNode.size(), m_profile.sampleTime.size());
        const auto times = std::span(m_profile.sampleTime).first(count);
        m_recorded = std::span(m_profile.sampleNode).first(count);
        SampleTimeline::Positions position;
        if (count == 0)
            return position;
        position.reserve(count + 1);
        if (!copyAscending(times, position)) {
            position.clear();
            m_sorted.reserve(count);
            for (const std::uint32_t i : sortedSampleOrder(times)) {
                position.push_back(times[i]);
                m_sorted.push_back(m_recorded[i]);
            }
            m_recorded = m_sorted;
        }
        position.push_back(endOf(position));
        return position;
    }

    // Where the last sample ends. Never before its start.
    [[nodiscard]] std::int64_t endOf(const SampleTimeline::Positions &starts) const
    {
        const std::int64_t last = starts.back();
        if (m_rules == CpuRules::Ours || m_profile.endIsExplicit)
            return std::max(m_profile.endNs, last);
        if (starts.size() < 2)
            return last;
        const auto span = static_cast<long double>(last - starts.front());
        return last + std::llround(span / static_cast<long double>(starts.size() - 1));
    }

    // Samples [i, endOfRun(i)) name one node and get one place: with a neighbour of its own kind no
    // (program) is repaired, and garbage collection does not change the stack it interrupts.
    [[nodiscard]] std::uint32_t endOfRun(std::uint32_t i) const
    {
        const std::uint32_t node = m_recorded[i];
        do {
            ++i;
        } while (i < m_recorded.size() && m_recorded[i] == node);
        return i;
    }

    // Where all samples stay on the nodes they name, the profile's own column is shared.
    [[nodiscard]] std::shared_ptr<const SampleTimeline::Nodes>
    nodesOfTimeline(SampleTimeline::Nodes placed)
    {
        if (!placed.empty())
            return std::make_shared<const SampleTimeline::Nodes>(std::move(placed));
        if (!m_sorted.empty())
            return std::make_shared<const SampleTimeline::Nodes>(std::move(m_sorted));
        if (m_recorded.size() == m_profile.sampleNode.size())
            return {m_out.profile, &m_profile.sampleNode};
        return std::make_shared<const SampleTimeline::Nodes>(m_recorded.begin(), m_recorded.end());
    }

    [[nodiscard]] SystemKind kindOf(std::uint32_t node) const { return m_tree.system[node]; }

    // DevTools' fixMissingSamples: a single (program) sample between two samples of one outermost
    // call is a failed stack walk, so it repeats the sample before it.
    std::uint32_t repaired(std::uint32_t i)
    {
        const std::uint32_t node = m_recorded[i];
        if (node == kNone || kindOf(node) != SystemKind::Program || i == 0 ||
            i + 1 == m_recorded.size())
            return node;
        const std::uint32_t before = m_recorded[i - 1];
        const std::uint32_t after = m_recorded[i + 1];
        if (before == kNone || after == kNone || isSystemFrame(kindOf(before)) ||
            isSystemFrame(kindOf(after)) || m_outermost[before] != m_outermost[after])
            return node;
        ++m_out.summary.patchedProgram;
        return before;
    }

    // The tree node of a sample; keeps the sums by kind and the stack that is running.
    std::uint32_t place(std::uint32_t node, std::int64_t duration, std::uint32_t &previous)
    {
        if (node == kNone) {
            m_out.summary.unknown += duration;
            return unknownNode();
        }
        switch (kindOf(node)) {
        case SystemKind::GarbageCollector:
            m_out.summary.gc += duration;
            if (m_rules == CpuRules::DevTools || !isSystemFrame(kindOf(m_outermost[previous])))
                return previous == 0 ? node : collectorBelow(previous, node);
            break;
        case SystemKind::Program: m_out.summary.program += duration; break;
        case SystemKind::Idle: m_out.summary.idle += duration; break;
        default: break;
        }
        previous = node;
        return node;
    }

    // The node that stands for garbage collection interrupting a stack: one per stack (a file has
    // one collector frame; should there be two that differ, the latest is remembered).
    std::uint32_t collectorBelow(std::uint32_t stack, std::uint32_t collector)
    {
        if (m_collectorBelow.empty())
            m_collectorBelow.assign(m_outermost.size(), kNone);
        std::uint32_t &known = m_collectorBelow[stack];
        const FunctionId function = m_tree.function[collector];
        if (known == kNone || m_tree.function[known] != function)
            known = m_tree.addNode(stack, function, SystemKind::GarbageCollector, collector);
        return known;
    }

    std::uint32_t unknownNode()
    {
        if (m_unknown == kNone) {
            const FunctionId function(m_profile.functions.size());
            m_out.extraNames.emplace_back("(unknown)");
            m_unknown = m_tree.addNode(0, function, SystemKind::Unknown, kNone);
        }
        return m_unknown;
    }

    void useHitCounts()
    {
        m_tree.unit = WeightUnit::Samples;
        for (std::uint32_t i = 0; i < m_profile.nodes.size(); ++i) {
            const std::uint32_t hits = m_profile.nodes.hitCount[i];
            m_tree.self[i] = hits;
            m_tree.samples[i] = hits;
            m_out.summary.samples += hits;
            m_out.summary.duration += hits;
            switch (kindOf(i)) {
            case SystemKind::Idle: m_out.summary.idle += hits; break;
            case SystemKind::Program: m_out.summary.program += hits; break;
            case SystemKind::GarbageCollector: m_out.summary.gc += hits; break;
            default: break;
            }
        }
    }

    const Profile &m_profile;
    const CpuRules m_rules;
    ResolvedProfile &m_out;
    CallTree m_tree;
    std::vector<std::uint32_t> m_outermost;
    std::span<const std::uint32_t> m_recorded;   // nodes of the samples, in order of time
    std::vector<std::uint32_t> m_sorted;         // holds m_recorded if the file's order was not it
    std::vector<std::uint32_t> m_collectorBelow; // by stack; empty until needed
    std::uint32_t m_unknown = kNone;
};

// Samples by ordinal: V8 numbers allocations as they happen. Empty: file order is the order.
std::vector<std::uint32_t> allocationOrder(const Profile &profile, std::size_t count)
{
    const auto ordinals = std::span(profile.allocationOrdinal);
    if (ordinals.size() < count || std::is_sorted(ordinals.begin(), ordinals.end()))
        return {};
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return ordinals[a] < ordinals[b]; });
    return order;
}

// Adds up sizes that a file states; a sum beyond 2^62 stays there (no profile comes near, but a
// file can say anything). Returns what was added.
std::int64_t addBytes(std::int64_t &sum, std::int64_t bytes)
{
    constexpr std::int64_t kMost = std::int64_t{1} << 62;
    const std::int64_t added = std::clamp<std::int64_t>(bytes, 0, kMost - sum);
    sum += added;
    return added;
}

// Bytes come from the nodes (what is still live); samples only say in which order it was allocated.
CallTree resolveAllocations(const Profile &profile, ResolvedProfile &out)
{
    CallTree tree = treeOfFile(profile);
    tree.unit = WeightUnit::Bytes;
    if (!profile.nodes.selfBytes.empty())
        tree.self = profile.nodes.selfBytes;
    const std::size_t count = std::min(profile.sampleNode.size(), profile.allocationBytes.size());
    out.summary.samples = count;
    for (std::int64_t &bytes : tree.self)
        bytes = addBytes(out.summary.duration, bytes);
    if (count == 0)
        return tree;
    const std::vector<std::uint32_t> order = allocationOrder(profile, count);
    SampleTimeline::Positions position{0};
    SampleTimeline::Nodes node;
    position.reserve(count + 1);
    node.reserve(count);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = order.empty() ? k : order[k];
        const std::uint32_t at = profile.sampleNode[i];
        std::int64_t end = position.back();
        const std::int64_t bytes = addBytes(end, profile.allocationBytes[i]);
        if (at == kNone)
            out.summary.unknown += bytes;
        else
            ++tree.samples[at];
        position.push_back(end);
        node.push_back(at);
    }
    out.timeline.position = std::make_shared<const SampleTimeline::Positions>(std::move(position));
    out.timeline.node = std::make_shared<const SampleTimeline::Nodes>(std::move(node));
    return tree;
}

} // namespace

Result<std::shared_ptr<const ResolvedProfile>> resolve(std::shared_ptr<const Profile> profile,
                                                       CpuRules rules, Progress &progress)
{
    auto out = std::make_shared<ResolvedProfile>();
    out->profile = std::move(profile);
    out->rules = rules;
    CallTree tree;
    if (out->profile->nodes.size() == 0) {
        // Nothing recorded, no root either: an empty tree.
    } else if (out->profile->kind == ProfileKind::SampledAllocations) {
        tree = resolveAllocations(*out->profile, *out);
    } else {
        CpuResolver resolver(*out->profile, rules, *out);
        if (!resolver.run(progress))
            return cancelledError();
        tree = resolver.takeTree();
    }
    tree.finish();
    if (progress.isCancelled())
        return cancelledError();
    out->summary.nodes = out->profile->nodes.size();
    for (std::uint32_t node = 0; node < out->summary.nodes; ++node)
        out->summary.maxDepth = std::max(out->summary.maxDepth, tree.depth[node]);
    out->tree = std::make_shared<const CallTree>(std::move(tree));
    progress.update(1.0);
    return std::shared_ptr<const ResolvedProfile>(std::move(out));
}

} // namespace v8scope
