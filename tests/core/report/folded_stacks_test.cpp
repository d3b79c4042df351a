// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/folded_stacks.h"
#include "tests/support/drawn_profile.h"

#include <QtTest/QTest>

#include <sstream>

using namespace v8scope;

namespace {

std::string foldedText(const ProfileView &view)
{
    std::ostringstream out;
    writeFoldedStacks(out, view);
    return out.str();
}

} // namespace

class FoldedStacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsAStackFromTheRootWithItsOwnWeightInMicroseconds()
    {
        QCOMPARE(foldedText(*drawn::view("main;work@file:///app/w.js:6 3000\n main 2000\n")),
                 std::string("main (/app.js) 2\n"
                             "main (/app.js);work (/app/w.js:7) 3\n"));
    }

    void systemFramesHaveNoPlace()
    {
        QCOMPARE(foldedText(*drawn::view("(idle) 1000\n")), std::string("(idle) 1\n"));
    }

    void fractionsOfAMicrosecondAreKept()
    {
        QCOMPARE(foldedText(*drawn::view("a@ 1500\n")), std::string("a 1.5\n"));
    }

    void separatorsInNamesDoNotSplitAFrame()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "x@");
        Profile &profile = drawing.profile();
        FunctionKey odd;
        odd.name = profile.strings.intern("a;b\nc");
        profile.nodes.function[1] = profile.functions.intern(odd);
        profile.endNs = 1000;
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(foldedText(*view), std::string("a:b c 1\n"));
    }

    void functionsWithoutNameAreAnonymous()
    {
        QCOMPARE(foldedText(*drawn::view("@file:///a.js:0 1000\n")),
                 std::string("(anonymous) (/a.js:1) 1\n"));
    }
};

QTEST_APPLESS_MAIN(FoldedStacksTest)
#include "folded_stacks_test.moc"
