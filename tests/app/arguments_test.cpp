// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <QTest>

using namespace v8scope;

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAndOptionsMix();
    void afterTwoDashesAllAreFiles();
    void qtOptionsAreLeftToQt();
    void errorsNameTheOption_data();
    void errorsNameTheOption();
    void helpNamesEveryOption();
};

void ArgumentsTest::filesAndOptionsMix()
{
    const Arguments a = parseArguments({"a.cpuprofile", "--theme", "dark", "-", "--size=800x600",
                                        "--view", "3", "--screenshot=x.png"});
    QCOMPARE(a.error, std::string());
    QCOMPARE(a.files, (std::vector<std::string>{"a.cpuprofile", "-"}));
    QCOMPARE(a.theme, std::optional<std::string>("dark"));
    QCOMPARE(a.width, 800);
    QCOMPARE(a.height, 600);
    QCOMPARE(a.view, 3);
    QCOMPARE(a.screenshot, std::optional<std::string>("x.png"));
}

void ArgumentsTest::afterTwoDashesAllAreFiles()
{
    QCOMPARE(parseArguments({"--", "--help"}).files, std::vector<std::string>{"--help"});
    QVERIFY(!parseArguments({"--", "--help"}).showHelp);
}

void ArgumentsTest::qtOptionsAreLeftToQt()
{
    const Arguments a = parseArguments({"-platform", "offscreen", "--style=fusion", "a"});
    QCOMPARE(a.error, std::string());
    QCOMPARE(a.files, std::vector<std::string>{"a"});
}

void ArgumentsTest::errorsNameTheOption_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *words, const char *named) {
        QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' '))
                             << QString::fromLatin1(named);
    };
    row("--compare a b", "--compare");
    row("--attach localhost:9229", "--attach");
    row("--nonsense", "--nonsense");
    row("--theme", "--theme");
    row("--theme blue", "blue");
    row("--size 10", "--size");
    row("--size 1x1", "--size");
    row("--view 10", "--view");
}

void ArgumentsTest::errorsNameTheOption()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    std::vector<std::string> list;
    for (const QString &word : words)
        list.push_back(word.toStdString());
    QVERIFY(parseArguments(list).error.find(named.toStdString()) != std::string::npos);
}

void ArgumentsTest::helpNamesEveryOption()
{
    for (const char *option :
         {"--theme", "--help", "--version", "--screenshot", "--size", "--view"})
        QVERIFY2(helpText().find(option) != std::string::npos, option);
}

QTEST_APPLESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
