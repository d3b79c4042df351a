// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/breadcrumb.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace v8scope;

class BreadcrumbTest : public QObject {
    Q_OBJECT

    static QList<QToolButton *> buttons(const Breadcrumb &crumb)
    {
        QList<QToolButton *> shown;
        const auto all = crumb.findChildren<QToolButton *>();
        for (QToolButton *button : all) {
            if (button->isVisibleTo(&crumb))
                shown.append(button);
        }
        return shown;
    }

private Q_SLOTS:
    void isHiddenWithoutSteps()
    {
        Breadcrumb crumb;
        QVERIFY(crumb.isHidden());
        crumb.setSteps({QStringLiteral("one")});
        QVERIFY(!crumb.isHidden());
    }

    void everyStepIsAButtonThatSaysWhatItDoes()
    {
        Breadcrumb crumb;
        crumb.setSteps({QStringLiteral("Without idle"), QStringLiteral("Only a && b")});
        QCOMPARE(buttons(crumb).size(), 2);
        QCOMPARE(buttons(crumb).last()->accessibleName(),
                 QStringLiteral("Remove filter: Only a && b"));
    }

    void removesByMouseAndByKey()
    {
        Breadcrumb crumb;
        crumb.setSteps({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
        QSignalSpy removed(&crumb, &Breadcrumb::removeRequested);
        buttons(crumb)[1]->click();
        QTest::keyClick(buttons(crumb)[2], Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(removed[0][0].toInt(), 1);
        QCOMPARE(removed[1][0].toInt(), 2);
    }

    void aStepMayBeReplacedWhileItIsClicked()
    {
        Breadcrumb crumb;
        crumb.setSteps({QStringLiteral("one"), QStringLiteral("two")});
        connect(&crumb, &Breadcrumb::removeRequested, &crumb,
                [&crumb] { crumb.setSteps({QStringLiteral("two")}); });
        buttons(crumb)[0]->click();
        QCOMPARE(buttons(crumb).size(), 1);
    }

    void longStepsAreCutInTheMiddle()
    {
        Breadcrumb crumb;
        const QString name(200, QLatin1Char('x'));
        crumb.setSteps({name});
        QVERIFY(buttons(crumb)[0]->text().size() < 60);
        QVERIFY(buttons(crumb)[0]->toolTip().contains(name));
    }
};

QTEST_MAIN(BreadcrumbTest)
#include "breadcrumb_test.moc"
