// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/panel_fixture.h"

#include "views/common/data_table.h"
#include "views/profile/details_pane.h"

using namespace v8scope;

class DetailsTest : public QObject {
    Q_OBJECT

    static DetailsPane &details(const PanelFixture &f)
    {
        return *f.panel->findChild<DetailsPane *>();
    }
    static QStringList stack(const PanelFixture &f)
    {
        const QAbstractItemModel &model = *details(f).stack().model();
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, 0).data().toString());
        return names;
    }

private Q_SLOTS:
    void withoutSelectionItDescribesTheRecording()
    {
        PanelFixture f;
        const QString text = details(f).plainText();
        QVERIFY(text.contains(QStringLiteral("20.0 ms recorded")));
        QVERIFY(text.contains(QStringLiteral("10.0 ms idle (50.0 %)")));
        QVERIFY(text.contains(QStringLiteral("5 samples")));
    }

    void aCallShowsItsOwnNumbersAndTheFunctions()
    {
        PanelFixture f(drawn::resolved(drawn::cpuProfile("a;x 1000000\n b;x 3000000")));
        f.select("a;x");
        const QStringList lines = details(f).plainText().split(QLatin1Char('\n'));
        QVERIFY(lines.contains(QStringLiteral("1.00 ms")));
        QVERIFY(lines.contains(QStringLiteral("25.0 %")));
        QVERIFY(lines.contains(QStringLiteral("4.00 ms")));
        QVERIFY(lines.contains(QStringLiteral("100 %")));
    }

    void aFilterAddsTheShareOfTheWhole()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::Idle, true);
        f.select("main;read");
        const QString text = details(f).plainText();
        QVERIFY(text.contains(QStringLiteral("30.0 % of shown")));
        QVERIFY(text.contains(QStringLiteral("15.0 % of all")));
    }

    void theStackLeadsFromTheRootToTheCall()
    {
        PanelFixture f;
        f.select("main;render;parse");
        QCOMPARE(stack(f), QStringList({QStringLiteral("main"), QStringLiteral("render"),
                                        QStringLiteral("parse")}));
    }

    void aFunctionShowsTheStackOfItsHeaviestCall()
    {
        PanelFixture f(drawn::resolved(drawn::cpuProfile("a;x 1\n b;x 3")));
        f.session().select({f.function("x"), NodeId::kNoneValue});
        QCOMPARE(stack(f), QStringList({QStringLiteral("b"), QStringLiteral("x")}));
    }

    void walkingTheStackSelectsAndKeepsIt()
    {
        PanelFixture f;
        f.select("main;render;parse");
        details(f).stack().setCurrentIndex(details(f).stack().model()->index(1, 0));
        QCOMPARE(f.session().selection().function, f.function("render"));
        QCOMPARE(stack(f).size(), 3);
    }

    void packageAndPlaceAreNamed()
    {
        PanelFixture f;
        f.select("main;render;lib");
        const QString text = details(f).plainText();
        QVERIFY(text.contains(QStringLiteral("left-pad")));
        QVERIFY(text.contains(QStringLiteral("i.js:2:1")));
    }

    void scriptIdsAndDeoptReasonsAreToldIfThereAreAny()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "a;x");
        drawing.sampleAt(5, "b;x");
        Profile &profile = drawing.profile();
        profile.endNs = 10;
        profile.nodes.scriptId.resize(profile.nodes.size(), profile.strings.intern(""));
        profile.nodes.deoptReason.resize(profile.nodes.size(), profile.strings.intern(""));
        profile.nodes.scriptId[drawing.node("a;x")] = profile.strings.intern("12");
        profile.nodes.scriptId[drawing.node("b;x")] = profile.strings.intern("34");
        profile.nodes.deoptReason[drawing.node("b;x")] = profile.strings.intern("wrong map");
        PanelFixture f(drawn::resolved(drawing.take()));
        f.select("a;x");
        const QString text = details(f).plainText();
        QVERIFY(text.contains(QStringLiteral("wrong map")));
        QVERIFY(text.contains(QStringLiteral("12, 34")));
    }
};

QTEST_MAIN(DetailsTest)
#include "details_test.moc"
