// SPDX-License-Identifier: GPL-3.0-or-later
// One small profile in every form it is written in: the model that comes out is the same.
#include "tests/support/loaded_text.h"

#include <QFile>
#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(V8SCOPE_SOURCE_DIR "/tests/data/loads/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such test file: %s", qPrintable(name));
    return file.readAll();
}

std::shared_ptr<const Profile> fileProfile(const QString &name)
{
    return profileOf(dataFile(name).toStdString());
}

const QString kTree = "(root); (root) > (program) 1; (root) > (idle); (root) > main:1:1 1; "
                      "(root) > main > foo:11:5 2; (root) > main > bar:21:5 1";
const QString kSamples = "main@500 foo@1500 foo@2500 bar@3500 (program)@4500 end 6000";

} // namespace

class CpuProfileShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormGivesTheSameModel_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        const QString flat = "V8 CPU profile, flat nodes with children";
        QTest::newRow("as V8 writes it") << "clean--plain.cpuprofile" << flat;
        QTest::newRow("pretty-printed") << "clean--pretty-printed.cpuprofile" << flat;
        QTest::newRow("CRLF and tabs") << "clean--crlf-and-tabs.cpuprofile" << flat;
        QTest::newRow("byte-order mark") << "clean--byte-order-mark.cpuprofile" << flat;
        QTest::newRow("samples first") << "clean--samples-before-nodes.cpuprofile" << flat;
        QTest::newRow("numeric script ids") << "clean--numeric-script-ids.cpuprofile" << flat;
        QTest::newRow("times in quotes") << "clean--times-in-quotes.cpuprofile" << flat;
        QTest::newRow("9e15 microseconds") << "clean--huge-times.cpuprofile" << flat;
        QTest::newRow("13-digit ids") << "clean--ids-beyond-32-bits.cpuprofile" << flat;
        QTest::newRow("js-debug's additions") << "clean--vscode-annotations.cpuprofile" << flat;
        QTest::newRow("parent ids") << "clean--parent-ids.cpuprofile"
                                    << "V8 CPU profile, flat nodes with parents";
        QTest::newRow("v8-profiler-next, lines from 1")
            << "clean--v8-profiler-next.cpuprofile"
            << "V8 CPU profile, flat nodes as v8-profiler-next writes them";
        QTest::newRow("old tree, lines from 1, an extra timestamp as end")
            << "clean--old-tree-explicit-end.cpuprofile"
            << "V8 CPU profile, old tree form";
    }
    void everyFormGivesTheSameModel()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        const auto profile = fileProfile(name);
        QVERIFY(profile);
        QCOMPARE(drawTree(*profile), kTree);
        QCOMPARE(drawSamples(*profile), kSamples);
        QCOMPARE(QString::fromStdString(profile->format), format);
        QVERIFY(profile->hasRealDeltas);
    }

    void everyFormKeepsScriptsTicksAndDeopts_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"clean--plain.cpuprofile", "clean--numeric-script-ids.cpuprofile",
              "clean--root-last.cpuprofile", "clean--v8-profiler-next.cpuprofile",
              "clean--old-tree.cpuprofile"})
            QTest::newRow(name) << name;
    }
    void everyFormKeepsScriptsTicksAndDeopts()
    {
        QFETCH(QString, name);
        const auto profile = fileProfile(name);
        QVERIFY(profile);
        QString seen;
        for (std::uint32_t i = 0; i < profile->nodes.size(); ++i) {
            const std::string_view function = profile->name(profile->nodes.function[i]);
            for (const PositionTick &tick : profile->nodes.ticksOf(i))
                seen += QString("%1 line %2 ticks %3; ")
                            .arg(QString::fromUtf8(function.data(), int(function.size())))
                            .arg(tick.line)
                            .arg(tick.ticks);
            if (function == "bar") {
                QCOMPARE(profile->strings.view(profile->nodes.scriptId[i]), "7");
                if (name != "clean--v8-profiler-next.cpuprofile")
                    QCOMPARE(profile->strings.view(profile->nodes.deoptReason[i]),
                             "not a heap number");
            }
        }
        QCOMPARE(seen, "foo line 12 ticks 2; ");
    }

    void theRootMayStandAnywhere()
    {
        const auto profile = fileProfile("clean--root-last.cpuprofile");
        QCOMPARE(profile->nodes.system[0], SystemKind::Root);
        QCOMPARE(profile->nodes.fileId[0], 1u);
        QCOMPARE(drawSamples(*profile), kSamples);
        for (std::uint32_t i = 1; i < profile->nodes.size(); ++i)
            QVERIFY(profile->nodes.parent[i] < i);
    }
    void systemFramesAreChildrenOfTheRootWithoutUrl()
    {
        const auto profile = profileOf(
            "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},\"children\":[2,3,"
            "4,6]},{\"id\":2,\"callFrame\":{\"functionName\":\"(idle)\"}},{\"id\":3,\"callFrame\":"
            "{\"functionName\":\"(program)\",\"url\":\"x.js\"}},{\"id\":4,\"callFrame\":{"
            "\"functionName\":\"main\"},\"children\":[5]},{\"id\":5,\"callFrame\":{"
            "\"functionName\":\"(garbage collector)\"}},{\"id\":6,\"callFrame\":{\"functionName\":"
            "\"(garbage collector)\"}}],\"startTime\":0,\"endTime\":9,\"samples\":[2],"
            "\"timeDeltas\":[1]}");
        QVERIFY(profile);
        const std::vector<SystemKind> expected = {SystemKind::Root, SystemKind::Idle,
                                                  SystemKind::None, SystemKind::None,
                                                  SystemKind::None, SystemKind::GarbageCollector};
        QVERIFY(profile->nodes.system == expected);
    }
    void withoutARootNodeTheFirstIsTheRoot()
    {
        const auto profile =
            profileOf("{\"nodes\":[{\"id\":7,\"callFrame\":{\"functionName\":\"main\"},"
                      "\"children\":[8]},{\"id\":8,\"callFrame\":{\"functionName\":\"f\"}}],"
                      "\"samples\":[8],\"timeDeltas\":[1],\"startTime\":0,\"endTime\":5}");
        QCOMPARE(drawTree(*profile), "main; main > f");
    }
    void oneFunctionInTwoScriptsIsOneFunction()
    {
        const auto profile = profileOf(
            "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},\"children\":[2,3]},"
            "{\"id\":2,\"callFrame\":{\"functionName\":\"f\",\"url\":\"a.js\",\"scriptId\":\"7\","
            "\"lineNumber\":1,\"columnNumber\":2}},{\"id\":3,\"callFrame\":{\"functionName\":\"f\","
            "\"url\":\"a.js\",\"scriptId\":\"8\",\"lineNumber\":1,\"columnNumber\":2}}],"
            "\"samples\":[2,3],\"timeDeltas\":[1,1],\"startTime\":0,\"endTime\":5}");
        QCOMPARE(profile->nodes.function[1], profile->nodes.function[2]);
        QVERIFY(profile->nodes.scriptId[1] != profile->nodes.scriptId[2]);
    }
    void namesAreDecoded()
    {
        const auto profile = fileProfile("clean--escaped-names.cpuprofile");
        QCOMPARE(profile->name(profile->nodes.function[3]), "\\\"ä🔥");
    }
    void callFramesThatLookAlikeStayApart()
    {
        // Same beginning, same end, same length; braces and quotes inside names.
        const auto node = [](int id, const std::string &name, const std::string &url) {
            return "{\"id\":" + std::to_string(id) + ",\"callFrame\":{\"functionName\":\"" + name +
                   "\",\"scriptId\":\"7\",\"url\":\"" + url +
                   "\",\"lineNumber\":1,\"columnNumber\":1}}";
        };
        std::string nodes = "{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},\"children\":[2,"
                            "3,4,5,6,7]}";
        for (int id = 2; id < 8; ++id)
            nodes += "," + node(id, id < 4 ? "a}{b" : "}\\\"", "file:///" + std::to_string(id % 2));
        const auto profile = profileOf("{\"nodes\":[" + nodes + "],\"samples\":[2]}");
        QVERIFY(profile);
        QString seen;
        for (std::uint32_t i = 1; i < profile->nodes.size(); ++i) {
            const FunctionId f = profile->nodes.function[i];
            seen += QString::fromStdString(std::string(profile->name(f)) + " " +
                                           std::string(profile->url(f)) + "|");
        }
        QCOMPARE(seen, "a}{b file:///0|a}{b file:///1|}\" file:///0|}\" file:///1|}\" "
                       "file:///0|}\" file:///1|");
    }
    void titleIsKept()
    {
        QCOMPARE(fileProfile("clean--old-tree.cpuprofile")->title, std::string("old"));
    }

    void aNodeWith200000ChildrenLoads()
    {
        std::string list;
        std::string nodes;
        for (int i = 2; i < 200'002; ++i) {
            list += (i > 2 ? "," : "") + std::to_string(i);
            nodes += ",{\"id\":" + std::to_string(i) + ",\"callFrame\":{\"functionName\":\"f\"}}";
        }
        const auto profile =
            profileOf("{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},"
                      "\"children\":[" +
                      list + "]}" + nodes + "],\"samples\":[2],\"timeDeltas\":[1]}");
        QVERIFY(profile);
        QCOMPARE(profile->nodes.size(), 200'001u);
        QCOMPARE(profile->nodes.parent[200'000], 0u);
    }
    void aChain100000DeepLoads_data()
    {
        QTest::addColumn<bool>("reversed");
        QTest::newRow("parents first") << false;
        QTest::newRow("children first") << true;
    }
    void aChain100000DeepLoads()
    {
        QFETCH(bool, reversed);
        constexpr int kDepth = 100'000;
        std::string nodes;
        for (int n = 1; n <= kDepth; ++n) {
            const int i = reversed ? kDepth + 1 - n : n;
            nodes += std::string(n > 1 ? "," : "") + "{\"id\":" + std::to_string(i) +
                     ",\"callFrame\":{\"functionName\":\"" + (i == 1 ? "(root)" : "f") + "\"}";
            nodes += i < kDepth ? ",\"children\":[" + std::to_string(i + 1) + "]}" : "}";
        }
        const auto profile =
            profileOf("{\"nodes\":[" + nodes + "],\"samples\":[100000],\"timeDeltas\":[1]}");
        QVERIFY(profile);
        QCOMPARE(profile->nodes.size(), 100'000u);
        QCOMPARE(profile->nodes.parent[99'999], 99'998u);
        QCOMPARE(profile->sampleNode[0], 99'999u);
    }
    void anOldTree100000DeepLoads()
    {
        std::string text = "{\"head\":";
        for (int i = 0; i < 100'000; ++i)
            text += "{\"functionName\":\"f\",\"id\":" + std::to_string(i) + ",\"children\":[";
        for (int i = 0; i < 100'000; ++i)
            text += "]}";
        const auto profile = profileOf(text + ",\"samples\":[99999],\"timestamps\":[5]}");
        QVERIFY(profile);
        QCOMPARE(profile->nodes.size(), 100'000u);
        QCOMPARE(profile->sampleNode[0], 99'999u);
    }
};

QTEST_APPLESS_MAIN(CpuProfileShapesTest)
#include "cpu_profile_shapes_test.moc"
