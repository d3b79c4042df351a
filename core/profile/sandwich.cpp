// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/sandwich.h"

#include "core/base/cancelled.h"
#include "core/profile/call_parts.h"
#include "core/profile/transforms/transforms.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

// A bound on the steps of building callers: parts that do not meet cost depth times calls.
constexpr std::uint64_t kMaxCallerSteps = 1ull << 25;

// Everything below the outermost calls, as if it were called from one place.
TreeRewrite belowFunction(const CallTree &tree, FunctionId function)
{
    TreeRewriter rewriter(tree);
    if (tree.size() > 0 && tree.function[0] != function)
        rewriter.drop(0);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const std::uint32_t parent = rewriter.newNodeOf(tree.parent[node]);
        if (parent != kNone)
            rewriter.keepBelow(parent, node);
        else if (tree.function[node] == function)
            rewriter.foldInto(0, node);
    }
    return rewriter.take();
}

CallTree calleesOf(const CallTree &tree, FunctionId function, const TreeRewrite &below)
{
    CallTree callees = below.tree;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        const std::uint32_t to = below.nodeOf[node];
        if (to == kNone)
            continue;
        callees.self[to] += tree.self[node];
        callees.samples[to] += tree.samples[node];
    }
    callees = withoutWeightless(callees).tree;
    if (callees.size() > 0) {
        callees.function[0] = function;
        callees.system[0] = SystemKind::Root;
    }
    callees.finish();
    return callees;
}

// The calls that no other call of the function encloses: those folded into the callees' root whose
// parent is not part of the callees.
std::vector<CallPart> outermostCalls(const CallTree &tree, const TreeRewrite &below)
{
    std::vector<CallPart> calls;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        const bool isCall =
            below.nodeOf[node] == 0 && (node == 0 || below.nodeOf[tree.parent[node]] == kNone);
        if (isCall && tree.total[node] != 0)
            calls.push_back({node, tree.total[node]});
    }
    return calls;
}

// Grows the callers' tree level by level, so that a cut takes away the farthest callers.
class CallersBuilder {
public:
    CallersBuilder(const CallTree &tree, FunctionId function, Sandwich &out)
        : m_tree(tree), m_out(out)
    {
        m_out.callers.unit = tree.unit;
        m_out.callers.addNode(kNone, function, SystemKind::Root, kNone);
    }

    // False: cancelled.
    bool run(std::vector<CallPart> calls, Progress &progress)
    {
        m_open.push_back({0, std::move(calls)});
        while (!m_open.empty()) {
            if (progress.isCancelled())
                return false;
            const Open next = std::move(m_open.front());
            m_open.pop_front();
            expand(next);
        }
        m_out.callers.finish();
        return true;
    }

private:
    struct Open {
        std::uint32_t node; // of the callers' tree
        std::vector<CallPart> parts;
    };

    void expand(const Open &open)
    {
        CallTree &callers = m_out.callers;
        for (const CallPart &part : open.parts)
            callers.self[open.node] += part.weight;
        m_steps += open.parts.size();
        if (callers.size() >= kMaxCallerNodes || m_steps > kMaxCallerSteps) {
            m_out.callersCut = true;
            return;
        }
        const std::vector<CallPart> above = callersOf(m_tree, open.parts);
        for (auto run = above.begin(); run != above.end();) {
            const FunctionId function = m_tree.function[run->node];
            const auto runEnd = std::find_if(run, above.end(), [&](const CallPart &part) {
                return m_tree.function[part.node] != function;
            });
            const std::uint32_t child = callers.addNode(
                open.node, function, m_tree.system[run->node], m_tree.sourceNode[run->node]);
            for (auto part = run; part != runEnd; ++part)
                callers.self[open.node] -= part->weight; // goes on to the caller
            m_open.push_back({child, {run, runEnd}});
            run = runEnd;
        }
    }

    const CallTree &m_tree;
    Sandwich &m_out;
    std::deque<Open> m_open;
    std::uint64_t m_steps = 0;
};

} // namespace

Result<std::shared_ptr<const Sandwich>> sandwich(const ProfileView &view, FunctionId function,
                                                 Progress &progress)
{
    const CallTree &tree = *view.tree;
    auto out = std::make_shared<Sandwich>();
    out->function = function;
    const TreeRewrite below = belowFunction(tree, function);
    if (progress.isCancelled())
        return cancelledError();
    progress.update(0.3);
    out->callees = calleesOf(tree, function, below);
    out->total = out->callees.rootTotal();
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (tree.function[node] == function)
            out->self += tree.self[node];
    }
    progress.update(0.5);
    CallersBuilder builder(tree, function, *out);
    if (!builder.run(outermostCalls(tree, below), progress))
        return cancelledError();
    progress.update(1.0);
    return std::shared_ptr<const Sandwich>(std::move(out));
}

std::vector<Neighbour> firstLevel(const CallTree &tree)
{
    std::vector<Neighbour> level;
    if (tree.size() == 0)
        return level;
    for (const std::uint32_t child : tree.children.row(0))
        level.push_back({tree.function[child], tree.system[child], tree.total[child]});
    std::stable_sort(level.begin(), level.end(),
                     [](const Neighbour &a, const Neighbour &b) { return a.weight > b.weight; });
    return level;
}

} // namespace v8scope
