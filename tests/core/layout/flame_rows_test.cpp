// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_rows.h"

#include <QTest>

#include <map>
#include <memory>
#include <string>

using namespace v8scope;

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

// A tree built node by node; a name's first letter is the function's name.
struct Sketch {
    std::shared_ptr<Profile> profile = std::make_shared<Profile>();
    CallTree tree;
    std::map<std::string, std::uint32_t> node;

    void add(const std::string &parent, const std::string &name, std::int64_t self = 0)
    {
        FunctionKey key;
        key.name = profile->strings.intern(name.substr(0, 1));
        const std::uint32_t n =
            tree.addNode(parent.empty() ? kNone : node.at(parent), profile->functions.intern(key),
                         parent.empty() ? SystemKind::Root : SystemKind::None, kNone);
        tree.self[n] = self;
        node[name] = n;
    }

    [[nodiscard]] std::string name(std::uint32_t n) const
    {
        return std::string(profile->name(tree.function[n]));
    }

    [[nodiscard]] std::shared_ptr<ProfileView> view() const
    {
        auto resolved = std::make_shared<ResolvedProfile>();
        resolved->profile = profile;
        auto view = std::make_shared<ProfileView>();
        view->base = resolved;
        return view;
    }

    // "a 0-20, b 20-30 | c 0-10"
    [[nodiscard]] std::string print(const FlameRows &rows) const
    {
        std::string text;
        for (const auto &row : rows.rows) {
            text += text.empty() ? "" : " | ";
            std::string line;
            for (const FlameBox &b : row) {
                line += line.empty() ? "" : ", ";
                line += name(b.node) + " " + std::to_string(rows.left(b)) + "-" +
                        std::to_string(rows.right(b));
            }
            text += line;
        }
        return text;
    }
};

// 0 r, 1 r>a, 2 r>a>b, 3 r>a>c, 4 r>d
Sketch smallTree()
{
    Sketch s;
    s.add("", "r");
    s.add("r", "a");
    s.add("a", "b");
    s.add("a", "c");
    s.add("r", "d");
    s.tree.finish();
    return s;
}

SampleTimeline timeline(std::vector<std::int64_t> position, std::vector<std::uint32_t> node)
{
    SampleTimeline t;
    t.position = std::make_shared<const SampleTimeline::Positions>(std::move(position));
    t.node = std::make_shared<const SampleTimeline::Nodes>(std::move(node));
    return t;
}

std::shared_ptr<const FlameRows> chart(const Sketch &s, const SampleTimeline &t)
{
    Progress progress;
    auto rows = layoutFlameChart(s.tree, t, progress);
    return rows ? *rows : nullptr;
}

std::shared_ptr<const FlameRows> graph(const Sketch &s, FlameOrder order)
{
    Progress progress;
    auto rows = layoutFlameGraph(s.tree, *s.view(), order, progress);
    return rows ? *rows : nullptr;
}

} // namespace

class FlameRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chartMergesConsecutiveSamples()
    {
        const Sketch s = smallTree();
        const auto rows = chart(s, timeline({0, 10, 20, 30, 40}, {2, 2, 3, 4}));
        QCOMPARE(s.print(*rows), std::string("a 0-30, d 30-40 | b 0-20, c 20-30"));
        QCOMPARE(rows->boxCount, 4u);
    }

    void chartLeavesGapsForSamplesWithoutNode()
    {
        const Sketch s = smallTree();
        const auto rows = chart(s, timeline({0, 10, 20, 30}, {1, kNone, 1}));
        QCOMPARE(s.print(*rows), std::string("a 0-10, a 20-30"));
    }

    void chartLeavesGapsForTheRoot()
    {
        const Sketch s = smallTree();
        const auto rows = chart(s, timeline({0, 10, 20, 30}, {1, 0, 1}));
        QCOMPARE(s.print(*rows), std::string("a 0-10, a 20-30"));
    }

    void chartIgnoresSamplesThatLastNoTime()
    {
        const Sketch s = smallTree();
        const auto rows = chart(s, timeline({5, 5, 10, 10, 10, 20, 20}, {4, 2, 4, kNone, 2, 3}));
        QCOMPARE(s.print(*rows), std::string("a 5-20 | b 5-20"));
    }

    void chartOfNoSamplesIsEmpty()
    {
        const auto rows = chart(smallTree(), SampleTimeline{});
        QCOMPARE(rows->rows.size(), 0u);
        QCOMPARE(rows->begin(), 0);
        QCOMPARE(rows->end(), 0);
    }

    void chartSharesThePositionsOfTheTimeline()
    {
        const SampleTimeline t = timeline({0, 10}, {1});
        QCOMPARE(chart(smallTree(), t)->position.get(), t.position.get());
    }

    void graphPutsTheHeaviestFirst()
    {
        Sketch s;
        s.add("", "r");
        s.add("r", "x", 5);
        s.add("r", "a", 1);
        s.add("a", "b", 10);
        s.add("a", "c", 20);
        s.tree.finish();
        QCOMPARE(s.print(*graph(s, FlameOrder::LeftHeavy)),
                 std::string("a 0-31, x 31-36 | c 0-20, b 20-30"));
    }

    void graphCanBeAlphabetical()
    {
        Sketch s;
        s.add("", "r");
        s.add("r", "x", 5);
        s.add("r", "a", 1);
        s.add("a", "c", 20);
        s.add("a", "b", 10);
        s.tree.finish();
        QCOMPARE(s.print(*graph(s, FlameOrder::Alphabetical)),
                 std::string("a 0-31, x 31-36 | b 0-10, c 10-30"));
    }

    void graphLeavesOutNodesWithoutWeight()
    {
        Sketch s;
        s.add("", "r", 3);
        s.add("r", "a", 0);
        s.add("a", "b", 0);
        s.add("r", "c", 4);
        s.tree.finish();
        const auto rows = graph(s, FlameOrder::LeftHeavy);
        QCOMPARE(s.print(*rows), std::string("c 0-4"));
        QCOMPARE(rows->end(), 7);
    }

    void graphOfAnEmptyTreeIsEmpty()
    {
        QCOMPARE(graph(Sketch{}, FlameOrder::LeftHeavy)->rows.size(), 0u);
    }

    void boxesAreFoundByRowAndPosition()
    {
        const Sketch s = smallTree();
        const auto rows = chart(s, timeline({0, 10, 20, 30, 40}, {2, kNone, 3, 4}));
        QCOMPARE(s.name(rows->boxAt(1, 0)->node), std::string("b"));
        QCOMPARE(s.name(rows->boxAt(1, 9)->node), std::string("b"));
        QVERIFY(!rows->boxAt(1, 10));
        QVERIFY(!rows->boxAt(1, 35));
        QCOMPARE(s.name(rows->boxAt(0, 39)->node), std::string("d"));
        QVERIFY(!rows->boxAt(0, 40));
        QVERIFY(!rows->boxAt(7, 5));
    }

    void summariesAgreeWithAddingUp()
    {
        Sketch s;
        s.add("", "r");
        s.add("r", "a");
        s.add("r", "b");
        s.tree.finish();
        std::vector<std::int64_t> position{0};
        std::vector<std::uint32_t> node;
        for (std::uint32_t i = 0; i < 1000; ++i) {
            position.push_back(position.back() + 1 + (i * 7919) % 101);
            node.push_back(1 + i % 2);
        }
        const auto rows = chart(s, timeline(position, node));
        using Range = std::pair<std::size_t, std::size_t>;
        for (const auto &[first, last] :
             {Range{0, 1000}, Range{3, 29}, Range{31, 33}, Range{64, 97}, Range{5, 990}}) {
            const FlameRunSummary sum = rows->summaryOf(0, first, last);
            std::int64_t widest = 0;
            for (std::size_t i = first; i < last; ++i)
                widest = std::max(widest, position[i + 1] - position[i]);
            QCOMPARE(sum.weight, position[last] - position[first]);
            QCOMPARE(position[sum.heaviest + 1] - position[sum.heaviest], widest);
            QCOMPARE(sum.count, last - first);
        }
    }

    void deepStacksNeedNoRecursion()
    {
        Sketch s;
        s.add("", "r");
        std::uint32_t deepest = 0;
        for (int i = 0; i < 200'000; ++i)
            deepest = s.tree.addNode(deepest, FunctionId(0), SystemKind::None, kNone);
        s.tree.self[deepest] = 10;
        s.tree.finish();
        QCOMPARE(chart(s, timeline({0, 10}, {deepest}))->rows.size(), 200'000u);
        QCOMPARE(graph(s, FlameOrder::LeftHeavy)->rows.size(), 200'000u);
    }

    void cancelEndsALayout()
    {
        const Sketch s = smallTree();
        Progress progress;
        progress.cancel();
        const auto rows = layoutFlameChart(s.tree, timeline({0, 10}, {1}), progress);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, LoadErrorCode::Cancelled);
        QVERIFY(!layoutFlameGraph(s.tree, *s.view(), FlameOrder::LeftHeavy, progress));
    }
};

QTEST_APPLESS_MAIN(FlameRowsTest)
#include "flame_rows_test.moc"
