// SPDX-License-Identifier: GPL-3.0-or-later
// Times of samples: exact, on any clock, missing or too many. Drawn as function@microseconds.
#include "tests/support/loaded_text.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

const std::string kNodes =
    "\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},\"children\":[2,3]},"
    "{\"id\":2,\"hitCount\":3,\"callFrame\":{\"functionName\":\"a\"}},"
    "{\"id\":3,\"hitCount\":1,\"callFrame\":{\"functionName\":\"b\"}}]";

std::shared_ptr<const Profile> flat(const QString &rest)
{
    return profileOf("{" + kNodes + "," + rest.toStdString() + "}");
}

std::shared_ptr<const Profile> old(const QString &rest)
{
    return profileOf("{\"head\":{\"functionName\":\"(root)\",\"id\":1,\"lineNumber\":0,"
                     "\"children\":[{\"functionName\":\"a\",\"id\":2,\"lineNumber\":3}]}," +
                     rest.toStdString() + "}");
}

} // namespace

class CpuProfileTimesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreExact_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("samples");
        QTest::addColumn<QString>("told");
        QTest::newRow("plain")
            << "'startTime':1000,'endTime':1500,'samples':[2,3],'timeDeltas':[100,200]"
            << "a@100 b@300 end 500"
            << "";
        QTest::newRow("negative and zero deltas")
            << "'startTime':0,'endTime':90,'samples':[2,3,2],'timeDeltas':[50,0,-20]"
            << "a@50 b@50 a@30 end 90"
            << "";
        QTest::newRow("fractions and exponents")
            << "'startTime':10.5,'endTime':14.75,'samples':[2,3],'timeDeltas':[0.125,1e0]"
            << "a@0.125 b@1.125 end 4.25"
            << "";
        QTest::newRow("2^53 + 1 microseconds")
            << "'startTime':9007199254740993,'endTime':9007199254740996,'samples':[2],"
               "'timeDeltas':[1]"
            << "a@1 end 3"
            << "";
        QTest::newRow("strings")
            << "'startTime':'5','endTime':'9','samples':['2'],'timeDeltas':['1']"
            << "a@1 end 4"
            << "";
        QTest::newRow("an end before the last sample stays as it is")
            << "'startTime':0,'endTime':150,'samples':[2,3],'timeDeltas':[100,100]"
            << "a@100 b@200 end 150"
            << "";
        QTest::newRow("an end of 0")
            << "'startTime':1000,'endTime':0,'samples':[2],'timeDeltas':[100]"
            << "a@100 end -1000"
            << "";
        QTest::newRow("fewer deltas")
            << "'startTime':0,'endTime':900,'samples':[2,3,2],'timeDeltas':[100,200]"
            << "a@100 b@300 a@300 end 900"
            << "There are fewer time deltas";
        QTest::newRow("more deltas")
            << "'startTime':0,'endTime':900,'samples':[2],'timeDeltas':[100,200]"
            << "a@100 end 900"
            << "There are more time deltas";
        QTest::newRow("no deltas: spread evenly")
            << "'startTime':0,'endTime':3000,'samples':[2,3,2]"
            << "a@0 b@1000 a@2000 end 3000"
            << "The file has no times";
        QTest::newRow("deltas that are no numbers")
            << "'startTime':0,'endTime':900,'samples':[2,3,2],'timeDeltas':[100,null,'x']"
            << "a@100 b@100 a@100 end 900"
            << "A time is no number";
        QTest::newRow("no start") << "'endTime':900,'samples':[2,3],'timeDeltas':[100,200]"
                                  << "a@100 b@300 end 300"
                                  << "The file has no start time|The file has no end time";
        QTest::newRow("null is no value")
            << "'startTime':null,'endTime':null,'samples':[2],'timeDeltas':[100]"
            << "a@100 end 100"
            << "The file has no start time|The file has no end time";
        QTest::newRow("seconds as clock")
            << "'startTime':10.5,'endTime':12.5,'samples':[2,3],'timeDeltas':[1000000,900000]"
            << "a@1000000 b@1900000 end 2000000"
            << "Start and end are in seconds";
        QTest::newRow("milliseconds as clock")
            << "'startTime':500,'endTime':2500,'samples':[2,3],'timeDeltas':[1000000,900000]"
            << "a@1000000 b@1900000 end 2000000"
            << "Start and end are in milliseconds";
        QTest::newRow("a long tail is no other clock")
            << "'startTime':0,'endTime':900000,'samples':[2],'timeDeltas':[1000]"
            << "a@1000 end 900000"
            << "";
        QTest::newRow("unknown sample")
            << "'startTime':0,'endTime':9,'samples':[2,99,3],'timeDeltas':[1,1,1]"
            << "a@1 ?@2 b@3 end 9"
            << "A sample names no node";
        QTest::newRow("samples that are no ids")
            << "'startTime':0,'endTime':9,'samples':[null,-2,2.5,'a',2],'timeDeltas':[1,1,1,1,1]"
            << "?@1 ?@2 ?@3 ?@4 a@5 end 9"
            << "A sample is no node id";
        QTest::newRow("an id that just does not fit into 32 bits")
            << "'startTime':0,'endTime':9,'samples':[2,4294967295,3],'timeDeltas':[1,1,1]"
            << "a@1 ?@2 b@3 end 9"
            << "A sample names no node";
        QTest::newRow("timestamps in a flat file")
            << "'startTime':1000,'endTime':1500,'samples':[2,3],'timestamps':[1100,1300]"
            << "a@100 b@300 end 500"
            << "";
    }
    void timesAreExact()
    {
        QFETCH(QString, rest);
        const auto profile = flat(rest.replace('\'', '"'));
        check(profile);
    }

    void oldFormTimes_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("samples");
        QTest::addColumn<QString>("told");
        const QString oneBased = "Lines and columns in this file count from 1";
        QTest::newRow("seconds with a fraction")
            << "'startTime':2.5,'endTime':2.75,'samples':[2,2],'timestamps':[2500100,2500300]"
            << "a@100 a@300 end 250000" << oneBased;
        QTest::newRow("whole seconds")
            << "'startTime':2,'endTime':3,'samples':[2,2],'timestamps':[2500100,2500300]"
            << "a@500100 a@500300 end 1000000"
            << "Start and end are whole seconds|" + oneBased;
        QTest::newRow("one timestamp more is the end")
            << "'startTime':2.5,'endTime':2.75,'samples':[2],'timestamps':[2500100,2500300]"
            << "a@100 end 300" << oneBased;
        QTest::newRow("microseconds")
            << "'startTime':2500000,'endTime':2501000,'samples':[2],'timestamps':[2500100]"
            << "a@100 end 1000"
            << "Start and end are in microseconds|" + oneBased;
        QTest::newRow("a clock that has nothing to do with the samples")
            << "'startTime':1700000000,'endTime':1700000001,'samples':[2,2],"
               "'timestamps':[2500100,2500300]"
            << "a@0 a@200 end 200"
            << "Start and end are on another clock|Start and end are whole|" + oneBased;
        QTest::newRow("a start of about 0 says nothing about the clock")
            << "'startTime':0.000001,'endTime':0.002,'samples':[2],'timestamps':[-100]"
            << "a@-101 end 1999" << oneBased;
        QTest::newRow("a start of 0 at the first sample")
            << "'startTime':0.0,'endTime':0.001337,'samples':[2,2],'timestamps':[0,337]"
            << "a@0 a@337 end 1337" << oneBased;
        QTest::newRow("fewer timestamps")
            << "'startTime':0,'endTime':0.001,'samples':[2,2],'timestamps':[100]"
            << "a@100 a@100 end 1000"
            << "There are fewer timestamps|Start and end|" + oneBased;
    }
    void oldFormTimes()
    {
        QFETCH(QString, rest);
        const auto profile = old(rest.replace('\'', '"'));
        check(profile);
    }
    void anExtraTimestampIsAnExplicitEnd()
    {
        QVERIFY(
            old("\"startTime\":1,\"samples\":[2],\"timestamps\":[1000000,1000300]")->endIsExplicit);
        QVERIFY(!old("\"startTime\":1,\"samples\":[2],\"timestamps\":[1000000]")->endIsExplicit);
    }

    void withoutSamplesThereAreHitCounts()
    {
        const auto profile = flat("\"startTime\":0,\"endTime\":900");
        QVERIFY(profile->sampleNode.empty() && profile->sampleTime.empty());
        QCOMPARE(drawTree(*profile), "(root); (root) > a 3; (root) > b 1");
        QVERIFY(drawDiagnostics(*profile).startsWith("The file has no samples"));
    }
    void withoutAnyTimeSamplesAreCounted()
    {
        const auto profile =
            profileOf("{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},"
                      "\"children\":[2]},{\"id\":2,\"callFrame\":{\"functionName\":\"a\"}}],"
                      "\"samples\":[2,2,77,1]}");
        QVERIFY(profile->sampleNode.empty());
        QCOMPARE(drawTree(*profile), "(root) 1; (root) > a 2");
    }
    void startIsKeptForDisplay()
    {
        QCOMPARE(flat("\"startTime\":1234.5,\"endTime\":2000,\"samples\":[2],\"timeDeltas\":[1]")
                     ->startUs,
                 1234.5);
    }

    void sumsThatOverflowAreRefused()
    {
        const Result<Loaded> loaded =
            loadText("{" + kNodes +
                     ",\"startTime\":0,\"endTime\":9,\"samples\":[2,3,2],\"timeDeltas\":[1,"
                     "2000000000000000,2000000000000000]}");
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, LoadErrorCode::OutOfRange);
        QCOMPARE(QString::fromStdString(loaded.error().jsonPath), "timeDeltas[2]");
    }
    void manySamplesKeepTheirOrder()
    {
        QString samples;
        QString deltas;
        for (int i = 0; i < 20'000; ++i) {
            samples += i % 2 == 0 ? ",2" : ",3";
            deltas += i % 1000 == 999 ? ",0.5" : ",10";
        }
        const auto profile = flat("\"startTime\":0,\"endTime\":1,\"samples\":[" + samples.mid(1) +
                                  "],\"timeDeltas\":[" + deltas.mid(1) + "]");
        QCOMPARE(profile->sampleTime.size(), std::size_t{20'000});
        QCOMPARE(profile->sampleTime.back(), std::int64_t{19'980} * 10'000 + 20 * 500);
        QCOMPARE(profile->sampleNode[19'999], 2u);
    }

private:
    static void check(const std::shared_ptr<const Profile> &profile)
    {
        QFETCH(QString, samples);
        QFETCH(QString, told);
        QVERIFY(profile);
        QCOMPARE(drawSamples(*profile), samples);
        const QStringList messages = drawDiagnostics(*profile).split('\n', Qt::SkipEmptyParts);
        const QStringList expected = told.split('|', Qt::SkipEmptyParts);
        QVERIFY2(messages.size() == expected.size(), qPrintable(messages.join(" / ")));
        for (const QString &start : expected) {
            QVERIFY2(std::any_of(messages.begin(), messages.end(),
                                 [&](const QString &m) { return m.startsWith(start); }),
                     qPrintable(messages.join(" / ")));
        }
    }
};

QTEST_APPLESS_MAIN(CpuProfileTimesTest)
#include "cpu_profile_times_test.moc"
