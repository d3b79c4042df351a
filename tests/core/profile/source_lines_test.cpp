// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/source_lines.h"

#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

// "file:///a.js 5\n  7: 3 (2 ticks)\n…"
std::string print(const ProfileView &view)
{
    std::string text;
    for (const FileLines &file : sourceLines(view)) {
        text += file.url + " " + std::to_string(file.self) + "\n";
        for (const LineRow &line : file.lines) {
            text += "  " + std::to_string(line.line) + ": " + std::to_string(line.self) + " (" +
                    std::to_string(line.ticks) + " ticks)\n";
        }
    }
    return text;
}

// A drawing whose nodes get ticks: "stack" -> lines.
struct Ticked {
    std::string_view stack;
    std::vector<PositionTick> ticks;
};

std::shared_ptr<const Profile> withTicks(drawn::ProfileDrawing &drawing,
                                         const std::vector<Ticked> &ticked)
{
    ProfileNodes &nodes = drawing.profile().nodes;
    std::vector<std::vector<PositionTick>> perNode(nodes.size());
    for (const Ticked &t : ticked)
        perNode[drawing.node(t.stack)] = t.ticks;
    nodes.tickStart.push_back(0);
    for (const auto &ticks : perNode) {
        nodes.ticks.insert(nodes.ticks.end(), ticks.begin(), ticks.end());
        nodes.tickStart.push_back(static_cast<std::uint32_t>(nodes.ticks.size()));
    }
    return drawing.take();
}

} // namespace

class SourceLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selfTimeIsSpreadOverTicks()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "f@file:///a.js:6");
        drawing.profile().endNs = 100;
        const auto profile = withTicks(drawing, {{"f@file:///a.js:6", {{8, 1}, {9, 2}}}});
        QCOMPARE(print(*drawn::filtered(drawn::resolved(profile), {})),
                 std::string("file:///a.js 100\n"
                             "  8: 33 (1 ticks)\n"
                             "  9: 67 (2 ticks)\n"));
    }

    void nodeWithoutTicksCountsOnItsFunctionsFirstLine()
    {
        QCOMPARE(print(*drawn::view("f@file:///a.js:6 5\ng@file:///a.js 2\n")),
                 std::string("file:///a.js 7\n"
                             "  0: 2 (0 ticks)\n"
                             "  7: 5 (0 ticks)\n"));
    }

    void callsOfOneFunctionMeetOnTheirLines()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "a;f@file:///a.js:6");
        drawing.sampleAt(10, "b;f@file:///a.js:6");
        drawing.profile().endNs = 30;
        const auto profile = withTicks(
            drawing, {{"a;f@file:///a.js:6", {{8, 1}}}, {"b;f@file:///a.js:6", {{8, 3}}}});
        QCOMPARE(print(*drawn::filtered(drawn::resolved(profile), {})),
                 std::string("file:///a.js 30\n  8: 30 (4 ticks)\n"));
    }

    void heaviestFileComesFirstAndNativeCodeIsNone()
    {
        QCOMPARE(print(*drawn::view("f@file:///a.js:0 1\nmap@ 9\ng@file:///b.js:0 2\n(idle) 5\n")),
                 std::string("file:///b.js 2\n  1: 2 (0 ticks)\n"
                             "file:///a.js 1\n  1: 1 (0 ticks)\n"));
    }

    void mergedNativeTimeGoesToTheCallersLines()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "f@file:///a.js:6");
        drawing.sampleAt(10, "f@file:///a.js:6;map@");
        drawing.profile().endNs = 15;
        const auto base = drawn::resolved(withTicks(drawing, {{"f@file:///a.js:6", {{8, 1}}}}));
        QCOMPARE(print(*drawn::filtered(base, {filter::Hide{filter::Hidden::Native}})),
                 std::string("file:///a.js 15\n  8: 15 (1 ticks)\n"));
    }

    void collapsedPackageStillHasLines()
    {
        const auto base =
            drawn::resolved(drawn::cpuProfile("main;f@file:///node_modules/x/a.js:6 5\n"));
        QCOMPARE(print(*drawn::filtered(base, {filter::CollapsePackage{"x"}})),
                 std::string("file:///node_modules/x/a.js 5\n  7: 5 (0 ticks)\n"));
    }

    void rangeScalesTimeAndDropsUntouchedTicks()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "f@file:///a.js:6");
        drawing.sampleAt(10, "g@file:///a.js:20");
        drawing.profile().endNs = 30;
        const auto base = drawn::resolved(
            withTicks(drawing, {{"f@file:///a.js:6", {{8, 1}}}, {"g@file:///a.js:20", {{22, 2}}}}));
        QCOMPARE(print(*drawn::filtered(base, {filter::Range{4, 10}})),
                 std::string("file:///a.js 6\n  8: 6 (1 ticks)\n"));
    }
};

QTEST_APPLESS_MAIN(SourceLinesTest)
#include "source_lines_test.moc"
