// SPDX-License-Identifier: GPL-3.0-or-later
// Random profiles against a plain model that keeps every sample's stack as a list of frames and
// applies rules and filters to that list. Slow and obvious, so that the engine need not be.
#include "core/profile/bottom_up.h"
#include "core/profile/function_list.h"
#include "core/profile/sandwich.h"
#include "core/profile/search.h"
#include "core/profile/source_lines.h"
#include "tests/support/drawn_profile.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace v8scope;

namespace {

struct Frame {
    FunctionId function;
    SystemKind system = SystemKind::None;
    auto operator<=>(const Frame &) const = default;
};
using Stack = std::vector<Frame>;

struct Sample {
    Stack stack;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool shown = true;
};

constexpr int kFunctions = 7; // few, so that recursion and equal paths abound

// A tree of up to 40 nodes in random order (parents first), up to 60 samples at jumping times.
std::shared_ptr<const Profile> randomProfile(std::mt19937 &random)
{
    drawn::ProfileDrawing drawing;
    Profile &profile = drawing.profile();
    const auto upTo = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    drawing.node("(program)");
    drawing.node("(idle)");
    drawing.node("(garbage collector)");
    const char *const places[] = {"",
                                  "@file:///p/node_modules/x/a.js:3",
                                  "@node:fs:9",
                                  "@",
                                  "",
                                  "@file:///p/node_modules/x/b.js:4",
                                  ""};
    const std::uint32_t extra = 1 + upTo(36);
    for (std::uint32_t i = 0; i < extra; ++i) {
        std::uint32_t parent = upTo(profile.nodes.size());
        if (profile.nodes.system[parent] != SystemKind::None)
            parent = 0;
        const std::uint32_t f = upTo(kFunctions);
        profile.nodes.parent.push_back(parent);
        profile.nodes.function.push_back(
            drawing.function("f" + std::to_string(f) + places[f])); // same place, same function
        profile.nodes.system.push_back(SystemKind::None);
        profile.nodes.fileId.push_back(profile.nodes.fileId.size() + 1);
        profile.nodes.hitCount.push_back(0);
    }
    std::int64_t time = upTo(5);
    for (std::uint32_t i = 0, count = upTo(60); i < count; ++i) {
        time += upTo(8) == 0 ? -static_cast<std::int64_t>(upTo(20)) : upTo(10);
        profile.sampleTime.push_back(time);
        const std::uint32_t node =
            upTo(3) == 0 ? 1 + upTo(3) : upTo(profile.nodes.size()); // often a system frame
        profile.sampleNode.push_back(upTo(15) == 0 ? NodeId::kNoneValue : node);
    }
    profile.endNs = time + upTo(10) - 3;
    return drawing.take();
}

bool isSystem(const Frame &frame)
{
    return frame.system == SystemKind::Program || frame.system == SystemKind::Idle ||
           frame.system == SystemKind::GarbageCollector;
}

Stack stackOf(const Profile &profile, std::uint32_t node)
{
    Stack stack;
    for (std::uint32_t at = node; at != 0; at = profile.nodes.parent[at])
        stack.insert(stack.begin(), {profile.nodes.function[at], profile.nodes.system[at]});
    return stack;
}

std::uint32_t outermost(const Profile &profile, std::uint32_t node)
{
    while (node != 0 && profile.nodes.parent[node] != 0)
        node = profile.nodes.parent[node];
    return node;
}

// cpu.md's rules, one after the other.
std::vector<Sample> model(const Profile &profile, CpuRules rules)
{
    std::vector<std::size_t> order(profile.sampleTime.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return profile.sampleTime[a] < profile.sampleTime[b];
    });
    std::vector<std::uint32_t> nodes;
    std::vector<std::int64_t> times;
    for (const std::size_t i : order) {
        nodes.push_back(profile.sampleNode[i]);
        times.push_back(profile.sampleTime[i]);
    }
    if (nodes.empty())
        return {};
    const auto count = static_cast<std::int64_t>(nodes.size());
    std::int64_t end = std::max(profile.endNs, times.back());
    if (rules == CpuRules::DevTools) {
        end = times.back();
        if (count > 1)
            end += std::llround(static_cast<double>(times.back() - times.front()) /
                                static_cast<double>(count - 1));
    }
    times.push_back(end);
    const auto systemOf = [&](std::uint32_t node) { return Frame{{}, profile.nodes.system[node]}; };
    std::vector<std::uint32_t> repaired = nodes;
    for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
        const std::uint32_t a = nodes[i - 1];
        const std::uint32_t b = nodes[i + 1];
        constexpr std::uint32_t none = NodeId::kNoneValue;
        if (nodes[i] != none && profile.nodes.system[nodes[i]] == SystemKind::Program &&
            a != none && b != none && !isSystem(systemOf(a)) && !isSystem(systemOf(b)) &&
            outermost(profile, a) == outermost(profile, b))
            repaired[i] = a;
    }
    std::vector<Sample> samples;
    Stack previous;
    for (std::size_t i = 0; i < repaired.size(); ++i) {
        Sample sample{{}, times[i], times[i + 1], true};
        if (repaired[i] == NodeId::kNoneValue) {
            sample.stack = {{FunctionId(profile.functions.size()), SystemKind::Unknown}};
        } else {
            sample.stack = stackOf(profile, repaired[i]);
            const bool collector =
                profile.nodes.system[repaired[i]] == SystemKind::GarbageCollector;
            const bool afterSystem = !previous.empty() && isSystem(previous.front());
            if (collector && (rules == CpuRules::DevTools || !afterSystem))
                sample.stack.insert(sample.stack.begin(), previous.begin(), previous.end());
            else
                previous = sample.stack;
        }
        samples.push_back(sample);
    }
    return samples;
}

// One filter on one sample.
class ModelFilter {
public:
    ModelFilter(const ProfileView &result, Sample &sample)
        : m_result(result), m_sample(sample), m_stack(sample.stack)
    {}
    void operator()(const filter::Range &range)
    {
        const bool inside = (m_sample.begin < range.end && m_sample.end > range.begin) ||
                            (m_sample.begin == m_sample.end && m_sample.begin >= range.begin &&
                             m_sample.begin < range.end);
        m_sample.shown = m_sample.shown && inside;
        m_sample.begin = std::max(m_sample.begin, range.begin);
        m_sample.end = std::min(m_sample.end, range.end);
    }
    void operator()(const filter::FocusFunction &f)
    {
        const auto at = find(f.function);
        m_sample.shown = m_sample.shown && at != m_stack.end();
        m_stack.erase(m_stack.begin(), at);
    }
    void operator()(const filter::FocusPath &f)
    {
        bool starts = m_stack.size() >= f.path.size();
        for (std::size_t i = 0; starts && i < f.path.size(); ++i)
            starts = m_stack[i].function == f.path[i];
        m_sample.shown = m_sample.shown && starts;
        if (starts && !f.path.empty())
            m_stack.erase(m_stack.begin(),
                          m_stack.begin() + static_cast<std::ptrdiff_t>(f.path.size()) - 1);
    }
    void operator()(const filter::MergeFunction &f)
    {
        std::erase_if(m_stack, [&](const Frame &frame) {
            return frame.function == f.function && frame.system == SystemKind::None;
        });
    }
    void operator()(const filter::CollapseFunction &f)
    {
        const auto at = find(f.function);
        if (at != m_stack.end())
            m_stack.erase(at + 1, m_stack.end());
    }
    void operator()(const filter::DropFunction &f)
    {
        m_sample.shown = m_sample.shown && find(f.function) == m_stack.end();
    }
    void operator()(const filter::CollapseRecursion &f)
    {
        Stack out;
        for (const Frame &frame : m_stack) {
            const bool meant = !f.function.isValid() || frame.function == f.function;
            const auto at = std::find_if(out.begin(), out.end(), [&](const Frame &other) {
                return other.function == frame.function;
            });
            const bool folds = meant && at != out.end() && (!f.directOnly || at == out.end() - 1);
            if (folds)
                out.erase(at + 1, out.end());
            else
                out.push_back(frame);
        }
        m_stack = out;
    }
    void operator()(const filter::CollapsePackage &f)
    {
        const FunctionId standIn = drawn::functionNamed(m_result, f.package);
        Stack out;
        for (const Frame &frame : m_stack) {
            const bool member = frame.function.value < m_result.profile().functions.size() &&
                                packageOf(m_result.url(frame.function)) == f.package;
            if (!member)
                out.push_back(frame);
            else if (out.empty() || out.back().function != standIn)
                out.push_back({standIn, SystemKind::None});
        }
        m_stack = out;
    }
    void operator()(const filter::Hide &f)
    {
        switch (f.what) {
        case filter::Hidden::Idle: hideSamples(SystemKind::Idle); break;
        case filter::Hidden::Program: hideSamples(SystemKind::Program); break;
        case filter::Hidden::GarbageCollector:
            if (m_stack.size() == 1)
                hideSamples(SystemKind::GarbageCollector);
            std::erase_if(m_stack, [](const Frame &frame) {
                return frame.system == SystemKind::GarbageCollector;
            });
            break;
        case filter::Hidden::Native: mergeCategory(Category::Native); break;
        case filter::Hidden::NodeCore: mergeCategory(Category::NodeCore); break;
        case filter::Hidden::Dependencies: mergeCategory(Category::Dependency); break;
        }
    }

private:
    Stack::iterator find(FunctionId function)
    {
        return std::find_if(m_stack.begin(), m_stack.end(),
                            [&](const Frame &frame) { return frame.function == function; });
    }
    void hideSamples(SystemKind kind)
    {
        for (const Frame &frame : m_stack)
            m_sample.shown = m_sample.shown && frame.system != kind;
    }
    void mergeCategory(Category category)
    {
        const FunctionCategories categories(m_result);
        std::erase_if(m_stack, [&](const Frame &frame) {
            return frame.system == SystemKind::None && categories.of(frame.function) == category;
        });
    }

    const ProfileView &m_result;
    Sample &m_sample;
    Stack &m_stack;
};

Filter randomFilter(std::mt19937 &random, const Profile &profile)
{
    const auto function = [&] {
        return FunctionId(static_cast<std::uint32_t>(random() % profile.functions.size()));
    };
    switch (random() % 9) {
    case 0: {
        const auto begin = static_cast<std::int64_t>(random() % 200);
        return filter::Range{begin, begin + static_cast<std::int64_t>(random() % 150)};
    }
    case 1: return filter::FocusFunction{function()};
    case 2: {
        filter::FocusPath path;
        for (const Frame &frame :
             stackOf(profile, static_cast<std::uint32_t>(random() % profile.nodes.size()))) {
            if (path.path.size() < 2)
                path.path.push_back(frame.function);
        }
        return path;
    }
    case 3: return filter::MergeFunction{function()};
    case 4: return filter::CollapseFunction{function()};
    case 5: return filter::DropFunction{function()};
    case 6:
        return filter::CollapseRecursion{random() % 2 ? function() : FunctionId(),
                                         random() % 2 == 0};
    case 7: return filter::CollapsePackage{"x"};
    default: return filter::Hide{static_cast<filter::Hidden>(random() % 6)};
    }
}

// Weight of each distinct stack, zero ones left out.
using Weights = std::map<Stack, std::int64_t>;

Weights weightsOf(const std::vector<Sample> &samples)
{
    Weights weights;
    for (const Sample &sample : samples) {
        if (sample.shown && sample.end > sample.begin)
            weights[sample.stack] += sample.end - sample.begin;
    }
    return weights;
}

Stack stackOf(const CallTree &tree, std::uint32_t node)
{
    Stack stack;
    for (std::uint32_t at = node; at != 0; at = tree.parent[at])
        stack.insert(stack.begin(), {tree.function[at], tree.system[at]});
    return stack;
}

Weights weightsOf(const CallTree &tree)
{
    Weights weights;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (tree.self[node] != 0)
            weights[stackOf(tree, node)] += tree.self[node];
    }
    return weights;
}

struct Sums {
    std::int64_t self = 0;
    std::int64_t total = 0;
    bool operator==(const Sums &) const = default;
};

// Self and total by function from the stacks: each function once a stack.
std::map<FunctionId, Sums> sumsOf(const Weights &weights, FunctionId root)
{
    std::map<FunctionId, Sums> sums;
    for (const auto &[stack, weight] : weights) {
        std::set<FunctionId> seen;
        for (const Frame &frame : stack)
            seen.insert(frame.function);
        for (const FunctionId f : seen)
            sums[f].total += weight;
        if (stack.empty())
            sums[root].total += weight;
        sums[stack.empty() ? root : stack.back().function].self += weight;
    }
    return sums;
}

std::map<FunctionId, Sums> sumsOf(const ProfileView &view)
{
    std::map<FunctionId, Sums> sums;
    for (const FunctionRow &row : functionList(view)) {
        if (row.self != 0 || row.total != 0)
            sums[row.function] = {row.self, row.total};
    }
    return sums;
}

// What must hold for every view, filtered or not.
void checkInvariants(const std::shared_ptr<const ProfileView> &view)
{
    const CallTree &tree = *view->tree;
    const std::int64_t whole = tree.rootTotal();
    QCOMPARE(std::accumulate(tree.self.begin(), tree.self.end(), std::int64_t{0}), whole);
    for (std::uint32_t node = 1; node < tree.size(); ++node)
        QVERIFY(tree.parent[node] < node);

    std::int64_t shown = 0;
    for (std::uint32_t i = 0; i < view->timeline.count(); ++i) {
        const std::int64_t length =
            (*view->timeline.position)[i + 1] - (*view->timeline.position)[i];
        QVERIFY(length >= 0);
        if ((*view->timeline.node)[i] != NodeId::kNoneValue)
            shown += length;
    }
    QCOMPARE(shown, whole);

    BottomUpTree bottomUp(view);
    std::int64_t top = 0;
    for (const std::uint32_t row : bottomUp.topRows()) {
        top += bottomUp.row(row).self;
        QVERIFY(bottomUp.row(row).total <= whole);
        std::int64_t below = 0;
        for (const std::uint32_t caller : bottomUp.children(row))
            below += bottomUp.row(caller).self;
        QVERIFY(below <= bottomUp.row(row).self);
    }
    QCOMPARE(top, whole);

    for (const GroupBy by : {GroupBy::File, GroupBy::Package, GroupBy::Category}) {
        std::int64_t sum = 0;
        for (const GroupRow &row : groupList(*view, by)) {
            sum += row.self;
            QVERIFY(row.total <= whole);
        }
        QCOMPARE(sum, whole);
    }
}

// Callers, callees and search sums of every function against the stacks.
void checkFunctions(const ProfileView &view, const Weights &weights)
{
    for (const FunctionRow &row : functionList(view)) {
        std::vector<bool> flags(view.functionCount());
        flags[row.function.value] = true;
        const std::int64_t total = sumsOf(weights, {})[row.function].total;
        QCOMPARE(weightOfStacksWith(view, flags), total);
        if (row.system == SystemKind::Root)
            continue;
        Progress progress;
        const auto result = sandwich(view, row.function, progress).value();
        QCOMPARE(result->total, row.total);
        QCOMPARE(result->self, row.self);
        QCOMPARE(result->callees.rootTotal(), row.total);
        QCOMPARE(result->callers.rootTotal(), row.total);
        Weights callees;
        Weights callers;
        for (const auto &[stack, weight] : weights) {
            const auto at = std::find_if(stack.begin(), stack.end(), [&](const Frame &frame) {
                return frame.function == row.function;
            });
            if (at == stack.end())
                continue;
            callees[Stack(at + 1, stack.end())] += weight;
            callers[Stack(std::make_reverse_iterator(at), stack.rend())] += weight;
        }
        QCOMPARE(weightsOf(result->callees), callees);
        QCOMPARE(weightsOf(result->callers), callers);
    }
}

} // namespace

class RandomProfilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolvingAgreesWithTheModel()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 400; ++round) {
            const auto profile = randomProfile(random);
            for (const CpuRules rules : {CpuRules::Ours, CpuRules::DevTools}) {
                const auto view = drawn::filtered(drawn::resolved(profile, rules), {});
                const Weights expected = weightsOf(model(*profile, rules));
                QCOMPARE(weightsOf(*view->tree), expected);
                QCOMPARE(sumsOf(*view), sumsOf(expected, profile->nodes.function[0]));
                checkInvariants(view);
            }
        }
    }

    void filtersAgreeWithTheModel()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 1500; ++round) {
            const auto profile = randomProfile(random);
            const CpuRules rules = random() % 2 ? CpuRules::Ours : CpuRules::DevTools;
            FilterStack filters;
            for (std::uint32_t i = 0, count = 1 + random() % 4; i < count; ++i)
                filters.push_back(randomFilter(random, *profile));
            const auto view = drawn::filtered(drawn::resolved(profile, rules), filters);
            std::vector<Sample> samples = model(*profile, rules);
            for (Sample &sample : samples) {
                for (const Filter &f : filters)
                    std::visit(ModelFilter(*view, sample), f);
            }
            const Weights expected = weightsOf(samples);
            QCOMPARE(weightsOf(*view->tree), expected);
            QCOMPARE(sumsOf(*view), sumsOf(expected, profile->nodes.function[0]));
            checkInvariants(view);
            checkFunctions(*view, expected);
        }
    }

    void undoGivesTheSameViewAgain()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 200; ++round) {
            const auto base = drawn::resolved(randomProfile(random));
            FilterStack filters = {randomFilter(random, *base->profile)};
            const std::string before = drawn::timelineText(*drawn::filtered(base, filters));
            filters.push_back(randomFilter(random, *base->profile));
            const auto more = drawn::filtered(base, filters);
            filters.pop_back();
            QCOMPARE(drawn::timelineText(*drawn::filtered(base, filters)), before);
            QCOMPARE(more->filters.size(), std::size_t{2});
        }
    }

    void deepRecursionNeedsNoStack()
    {
        constexpr std::uint32_t kDepth = 100'000;
        drawn::ProfileDrawing drawing;
        Profile &profile = drawing.profile();
        const FunctionId names[] = {drawing.function("even@file:///a.js:1"),
                                    drawing.function("odd@file:///a.js:2")};
        for (std::uint32_t i = 0; i < kDepth; ++i) {
            profile.nodes.parent.push_back(i);
            profile.nodes.function.push_back(names[i % 2]);
            profile.nodes.system.push_back(SystemKind::None);
            profile.nodes.hitCount.push_back(0);
            profile.sampleNode.push_back(i + 1);
            profile.sampleTime.push_back(i);
        }
        profile.endNs = kDepth;
        const auto base = drawn::resolved(drawing.take());
        const auto view = drawn::filtered(base, {});
        QCOMPARE(view->tree->maxDepth, kDepth);
        QCOMPARE(drawn::functionsText(*view), std::string("even 50000/100000\nodd 50000/99999\n"));
        QCOMPARE(groupList(*view, GroupBy::File)[0].total, std::int64_t{kDepth});
        QCOMPARE(sourceLines(*view)[0].self, std::int64_t{kDepth});
        checkInvariants(view);
        QCOMPARE(drawn::folded(*drawn::filtered(base, {filter::CollapseRecursion{}})),
                 std::string("even 50000\neven;odd 50000\n"));
        QCOMPARE(drawn::folded(*drawn::filtered(
                     base, {filter::MergeFunction{names[0]}, filter::CollapseRecursion{{}, true}})),
                 std::string("(root) 1\nodd 99999\n"));
        Progress progress;
        const auto result = sandwich(*view, names[1], progress).value();
        QCOMPARE(result->total, std::int64_t{kDepth} - 1);
        QCOMPARE(result->callers.maxDepth, 1u);
        QCOMPARE(result->callees.maxDepth, kDepth - 2);
    }
};

QTEST_APPLESS_MAIN(RandomProfilesTest)
#include "random_profiles_test.moc"
