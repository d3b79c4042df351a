// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/time_option.h"
#include "tests/app/cli/run_cli.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::tests;

class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsStatus2AndSaysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << QStringList{} << "a verb is missing";
        QTest::newRow("verb") << QStringList{"flame", "x"} << "unknown verb 'flame'";
        QTest::newRow("file forgotten") << QStringList{"cpu"} << "FILE is required";
        QTest::newRow("two files") << QStringList{"cpu", "x", "y"} << "y";
        QTest::newRow("option") << QStringList{"cpu", "x", "--bogus"} << "--bogus";
        QTest::newRow("number") << QStringList{"cpu", "x", "--top", "many"} << "--top";
        QTest::newRow("negative") << QStringList{"cpu", "x", "--top", "-1"} << "--top";
        QTest::newRow("tree") << QStringList{"cpu", "x", "--tree", "oak"}
                              << "'oak' is none of: bottom-up, top-down";
        QTest::newRow("rules") << QStringList{"cpu", "x", "--rules", "mine"}
                               << "'mine' is none of: devtools, ours";
        QTest::newRow("hide") << QStringList{"cpu", "x", "--hide", "idle,ads"}
                              << "'ads' is none of:";
        QTest::newRow("time") << QStringList{"cpu", "x", "--from", "noon"} << "'noon' is no time";
        QTest::newRow("times") << QStringList{"cpu", "x", "--from", "2s", "--to", "1s"}
                               << "--from must be before";
        QTest::newRow("share") << QStringList{"cpu", "x", "--min-share", "101"}
                               << "'101' is not a number from 0 to 100";
        QTest::newRow("no format") << QStringList{"export", "x"} << "--to is required";
        QTest::newRow("format") << QStringList{"export", "x", "--to", "pdf"} << "'pdf' is none of:";
        QTest::newRow("width") << QStringList{"export", "x", "--to", "svg", "--width", "7"}
                               << "'7' is not a number from 200 to 20,000";
    }
    void wrongUsageIsStatus2AndSaysWhatIsWrong()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, message);
        std::vector<std::string> list;
        for (const QString &arg : args)
            list.push_back(arg.toStdString());
        const Ran ran = run(list);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.out, std::string());
        QVERIFY2(contains(ran.err, message.toStdString()), ran.err.c_str());
        QVERIFY2(contains(ran.err, "--help"), ran.err.c_str());
    }

    void helpIsNoErrorAndHasExamples()
    {
        for (const char *verb : {"info", "cpu", "export"}) {
            const Ran ran = run({verb, "--help"});
            QCOMPARE(ran.status, 0);
            QCOMPARE(ran.err, std::string());
            QVERIFY2(contains(ran.out, std::string("  v8scope-cli ") + verb + " "), verb);
        }
        QVERIFY(contains(run({"--help"}).out, "Verbs:"));
    }

    void helpFitsATerminal()
    {
        for (const char *verb : {"info", "cpu", "export"}) {
            const QString help = QString::fromStdString(run({verb, "--help"}).out);
            for (const QString &line : help.split('\n'))
                QVERIFY2(line.size() <= 100, qPrintable(line));
        }
    }

    void versionIsOneLine()
    {
        const Ran ran = run({"--version"});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.out.starts_with("v8scope-cli "));
        QCOMPARE(std::count(ran.out.begin(), ran.out.end(), '\n'), 1);
    }

    void timesHaveUnits()
    {
        QCOMPARE(parseTime("1500").value(), std::int64_t(1'500'000));
        QCOMPARE(parseTime("1500us").value(), std::int64_t(1'500'000));
        QCOMPARE(parseTime("1.5ms").value(), std::int64_t(1'500'000));
        QCOMPARE(parseTime("0.25s").value(), std::int64_t(250'000'000));
        for (const char *wrong :
             {"", "s", "1m", "1 s", "1e5", "nan", "inf", "99999999999999999999s"})
            QVERIFY2(!parseTime(wrong), wrong);
    }
};

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
