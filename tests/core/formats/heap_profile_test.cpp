// SPDX-License-Identifier: GPL-3.0-or-later
// Sampled allocations: bytes per node, and the samples they came from.
#include "tests/support/loaded_text.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

// "'" stands for a double quote.
std::shared_ptr<const Profile> heap(QString text)
{
    return profileOf(text.replace('\'', '"').toStdString());
}

const QString kHead =
    "'head':{'callFrame':{'functionName':'(root)','lineNumber':-1},'selfSize':0,'id':1,'children':"
    "[{'callFrame':{'functionName':'main','scriptId':'7','url':'a.js','lineNumber':2,"
    "'columnNumber':4},'selfSize':100,'id':2,'children':[{'callFrame':{'functionName':'(V8 API)'},"
    "'selfSize':50,'id':3,'children':[]}]}]}";

} // namespace

class HeapProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheTreeInBytes()
    {
        const auto profile = heap("{" + kHead + "}");
        QVERIFY(profile);
        QCOMPARE(profile->kind, ProfileKind::SampledAllocations);
        QCOMPARE(drawTree(*profile), "(root); (root) > main:3:5 100; (root) > main > (V8 API) 50");
        QCOMPARE(QString::fromStdString(profile->format),
                 "V8 sampling heap profile, without samples");
        QVERIFY(profile->diagnostics.isEmpty());
    }
    void readsSamplesInAnyOrderOfKeys_data()
    {
        QTest::addColumn<QString>("text");
        const QString samples = "'samples':[{'size':100,'nodeId':2,'ordinal':9},"
                                "{'ordinal':4,'nodeId':3,'size':50}]";
        QTest::newRow("after the head") << "{" + kHead + "," + samples + "}";
        QTest::newRow("before the head") << "{" + samples + "," + kHead + "}";
    }
    void readsSamplesInAnyOrderOfKeys()
    {
        QFETCH(QString, text);
        const auto profile = heap(text);
        QVERIFY(profile);
        QCOMPARE(profile->sampleNode, (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(profile->allocationBytes, (std::vector<std::int64_t>{100, 50}));
        QCOMPARE(profile->allocationOrdinal, (std::vector<std::uint64_t>{9, 4}));
    }
    void samplesOfFreedNodesAreTold()
    {
        const auto profile = heap("{" + kHead + ",'samples':[{'size':8,'nodeId':99,'ordinal':1}]}");
        QCOMPARE(profile->sampleNode, std::vector<std::uint32_t>{NodeId::kNoneValue});
        QCOMPARE(profile->diagnostics.all().size(), std::size_t{1});
        QCOMPARE(profile->diagnostics.all()[0].severity, Severity::Info);
    }
    void sizesBeyond32BitsAreKept()
    {
        const auto profile =
            heap("{'head':{'callFrame':{'functionName':'(root)'},'selfSize':123456789012345}}");
        QCOMPARE(profile->nodes.selfBytes[0], 123456789012345);
    }
    void impossibleSizesAreTold()
    {
        const auto profile =
            heap("{'head':{'callFrame':{'functionName':'(root)'},'selfSize':-1,'children':[{"
                 "'callFrame':{'functionName':'f'},'selfSize':1e30}]}}");
        QCOMPARE(drawTree(*profile), "(root); (root) > f");
        QVERIFY(drawDiagnostics(*profile).startsWith("A size is negative or too large"));
        QVERIFY(drawDiagnostics(*profile).contains("(2 times)"));
    }
    void fieldsMayFollowTheChildren()
    {
        const auto profile = heap(
            "{'head':{'children':[{'children':[],'selfSize':5,'callFrame':{'functionName':'f'}}],"
            "'callFrame':{'functionName':'(root)'}}}");
        QCOMPARE(drawTree(*profile), "(root); (root) > f 5");
    }
    void aHeadThatIsNoObjectIsAnError()
    {
        const Result<Loaded> loaded = loadText("{\"head\":7}");
        QVERIFY(!loaded);
        const Result<Loaded> null = loadText("{\"head\":null}");
        QVERIFY(!null);
        QCOMPARE(null.error().code, LoadErrorCode::WrongType);
        QCOMPARE(QString::fromStdString(null.error().jsonPath), "head");
    }
};

QTEST_APPLESS_MAIN(HeapProfileTest)
#include "heap_profile_test.moc"
