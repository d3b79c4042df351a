// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/document.h"

#include "app/documents/error_text.h"
#include "app/documents/file_facts.h"
#include "app/widgets/notice_bar.h"
#include "tests/support/app_fixture.h"
#include "views/profile/profile_panel.h"
#include "views/profile/profile_session.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace v8scope;
using namespace v8scope::test;

namespace {

constexpr int kWaitMs = 20000;

// Profile of n samples that take the loader a while.
QByteArray largeProfile(int samples)
{
    QByteArray json = smallProfile();
    QByteArray ids;
    QByteArray deltas;
    for (int i = 0; i < samples; ++i) {
        ids += i == 0 ? "3" : ",2";
        deltas += i == 0 ? "0" : ",1";
    }
    json.replace("[2,3,3]", "[" + ids + "]");
    json.replace("[0,1000,1000]", "[" + deltas + "]");
    return json;
}

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<AppFixture>(); }
    void cleanup() { m_app.reset(); }

    void nothingIsReadBeforeItIsAskedFor();
    void aGoodFileShowsItsPanel();
    void aBadFileSaysWhatWhereAndWhatToDo_data();
    void aBadFileSaysWhatWhereAndWhatToDo();
    void tryAgainReadsTheRepairedFile();
    void problemsAreListed();
    void cancelledLoadingOffersToStartAgain();
    void escapeCancelsLoading();
    void closingWhileLoadingIsHarmless();
    void aChangedFileIsOfferedNotReloaded();
    void aRemovedFileIsNamed();
    void reloadKeepsTheStateOfThePanel();
    void otherRulesWorkOutTheTimeAnew();
    void factsNameDurationAndSamples();
    void gzipCeilingOfTheSettingsHolds();

private:
    std::unique_ptr<Document> open(const QString &file)
    {
        PanelServices services{m_app->jobs, m_app->settings, m_app->sources,
                               [this](const QString &message) { m_reported << message; },
                               [](const QString &) {}};
        auto document = std::make_unique<Document>(file, m_app->jobs, services);
        document->resize(900, 600);
        document->show();
        return document;
    }
    static void waitFor(const Document &document, Document::State state)
    {
        QTRY_COMPARE_WITH_TIMEOUT(document.state(), state, kWaitMs);
    }
    static QStringList notices(const Document &document)
    {
        QStringList texts;
        const auto bars = document.findChildren<NoticeBar *>();
        for (const NoticeBar *bar : bars)
            texts << bar->text();
        return texts;
    }

    std::unique_ptr<AppFixture> m_app;
    QStringList m_reported;
};

void DocumentTest::nothingIsReadBeforeItIsAskedFor()
{
    const auto document = open(m_app->write(QStringLiteral("a.cpuprofile"), smallProfile()));
    QCOMPARE(document->state(), Document::State::Waiting);
    QVERIFY(m_app->jobs.running().isEmpty());
}

void DocumentTest::aGoodFileShowsItsPanel()
{
    const auto document = open(m_app->write(QStringLiteral("a.cpuprofile"), smallProfile()));
    document->load();
    QCOMPARE(document->state(), Document::State::Loading);
    waitFor(*document, Document::State::Ready);
    const auto *panel = document->findChild<ProfilePanel *>();
    QVERIFY(panel);
    QCOMPARE(panel->session().base().summary.samples, 3u);
    QCOMPARE(document->panel().actions, &panel->actions());
    QVERIFY(!document->summaryText().isEmpty());
    QVERIFY(notices(*document).isEmpty());
}

void DocumentTest::aBadFileSaysWhatWhereAndWhatToDo_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<LoadErrorCode>("code");
    QTest::newRow("empty") << QByteArray() << LoadErrorCode::Empty;
    QTest::newRow("not JSON") << QByteArray("hello") << LoadErrorCode::NotJson;
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << LoadErrorCode::UnknownFormat;
}

void DocumentTest::aBadFileSaysWhatWhereAndWhatToDo()
{
    QFETCH(QByteArray, content);
    QFETCH(LoadErrorCode, code);
    const auto document = open(m_app->write(QStringLiteral("bad.cpuprofile"), content));
    document->load();
    waitFor(*document, Document::State::Failed);
    const auto *headline = document->findChild<QLabel *>(QStringLiteral("headline"));
    QVERIFY(headline);
    QCOMPARE(headline->text(), errorHeadline(code));
    QVERIFY(!errorAdvice(code).isEmpty());
    QVERIFY(document->findChildren<QPushButton *>().size() >= 3);
}

void DocumentTest::tryAgainReadsTheRepairedFile()
{
    const QString file = m_app->path(QStringLiteral("late.cpuprofile"));
    const auto document = open(file);
    document->load();
    waitFor(*document, Document::State::Failed);
    m_app->write(QStringLiteral("late.cpuprofile"), smallProfile());
    const auto buttons = document->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text().contains(QStringLiteral("Try")))
            button->click();
    }
    waitFor(*document, Document::State::Ready);
}

void DocumentTest::problemsAreListed()
{
    QByteArray content = smallProfile();
    content.replace("[2,3,3]", "[2,77,3]"); // a sample that names no node
    const auto document = open(m_app->write(QStringLiteral("odd.cpuprofile"), content));
    document->load();
    waitFor(*document, Document::State::Ready);
    QCOMPARE(notices(*document).size(), 1);
    QVERIFY(notices(*document).first().contains(QStringLiteral("problem")));
    auto *list = document->findChild<NoticeBar *>()->findChild<QListWidget *>();
    QVERIFY(list && list->count() >= 1);
    QVERIFY(!list->isVisible());
    const auto buttons = document->findChild<NoticeBar *>()->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->isCheckable())
            button->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kWaitMs);
}

void DocumentTest::cancelledLoadingOffersToStartAgain()
{
    const auto document =
        open(m_app->write(QStringLiteral("large.cpuprofile"), largeProfile(3'000'000)));
    document->load();
    document->cancel();
    waitFor(*document, Document::State::Failed);
    QCOMPARE(document->findChild<QLabel *>(QStringLiteral("headline"))->text(),
             errorHeadline(LoadErrorCode::Cancelled));
    document->load();
    waitFor(*document, Document::State::Ready);
}

void DocumentTest::escapeCancelsLoading()
{
    const auto document =
        open(m_app->write(QStringLiteral("large.cpuprofile"), largeProfile(3'000'000)));
    QApplication::setActiveWindow(document.get());
    document->load();
    document->setFocus();
    QTest::keyClick(document->focusWidget(), Qt::Key_Escape);
    waitFor(*document, Document::State::Failed);
}

void DocumentTest::closingWhileLoadingIsHarmless()
{
    auto document = open(m_app->write(QStringLiteral("large.cpuprofile"), largeProfile(500'000)));
    document->load();
    document.reset();
    QVERIFY(m_app->jobs.running().isEmpty());
    QTest::qWait(100);
}

void DocumentTest::aChangedFileIsOfferedNotReloaded()
{
    const QString file = m_app->write(QStringLiteral("a.cpuprofile"), smallProfile());
    const auto document = open(file);
    document->load();
    waitFor(*document, Document::State::Ready);
    m_app->write(QStringLiteral("a.cpuprofile"), largeProfile(10));
    QTRY_COMPARE_WITH_TIMEOUT(notices(*document).size(), 1, kWaitMs);
    QVERIFY(notices(*document).first().contains(QStringLiteral("changed")));
    QCOMPARE(document->loaded()->profile->summary.samples, 3u);

    document->findChild<NoticeBar *>()->findChild<QPushButton *>()->click();
    waitFor(*document, Document::State::Ready);
    QCOMPARE(document->loaded()->profile->summary.samples, 10u);
}

void DocumentTest::aRemovedFileIsNamed()
{
    const QString file = m_app->write(QStringLiteral("a.cpuprofile"), smallProfile());
    const auto document = open(file);
    document->load();
    waitFor(*document, Document::State::Ready);
    QVERIFY(QFile::remove(file));
    QTRY_COMPARE_WITH_TIMEOUT(notices(*document).size(), 1, kWaitMs);
    QVERIFY(notices(*document).first().contains(QStringLiteral("no longer")));
}

void DocumentTest::reloadKeepsTheStateOfThePanel()
{
    const auto document = open(m_app->write(QStringLiteral("a.cpuprofile"), smallProfile()));
    document->load();
    waitFor(*document, Document::State::Ready);
    document->findChild<ProfilePanel *>()->setCurrentView(2);
    document->load();
    waitFor(*document, Document::State::Ready);
    QTRY_COMPARE_WITH_TIMEOUT(document->findChildren<ProfilePanel *>().size(), 1, kWaitMs);
    QCOMPARE(document->findChild<ProfilePanel *>()->currentView(), 2);
}

void DocumentTest::otherRulesWorkOutTheTimeAnew()
{
    const auto document = open(m_app->write(QStringLiteral("a.cpuprofile"), smallProfile()));
    document->load();
    waitFor(*document, Document::State::Ready);
    const auto *panel = document->findChild<ProfilePanel *>();
    QCOMPARE(panel->session().base().rules, CpuRules::Ours);
    m_app->settings.setCpuRules(CpuRules::DevTools);
    QTRY_COMPARE_WITH_TIMEOUT(panel->session().base().rules, CpuRules::DevTools, kWaitMs);
}

void DocumentTest::factsNameDurationAndSamples()
{
    const auto document = open(m_app->write(QStringLiteral("a.cpuprofile"), smallProfile()));
    document->load();
    waitFor(*document, Document::State::Ready);
    QString all;
    for (const FileFact &fact : fileFacts(*document->loaded(), document->file())) {
        all += fact.name + QLatin1Char('=') + fact.value + QLatin1Char('\n');
        QVERIFY2(!fact.explanation.isEmpty(), qPrintable(fact.name));
    }
    QVERIFY2(all.contains(QStringLiteral("Duration=3.00 ms")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Samples=3\n")), qPrintable(all));
}

void DocumentTest::gzipCeilingOfTheSettingsHolds()
{
    // Members of 16 MiB of spaces each, which together need more than the ceiling of 1 GiB.
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-c")});
    gzip.write(QByteArray(16 << 20, ' '));
    gzip.closeWriteChannel();
    QVERIFY(gzip.waitForFinished());
    const QByteArray bomb = gzip.readAllStandardOutput().repeated(70);
    m_app->settings.setGzipCeilingGiB(1);
    const auto document = open(m_app->write(QStringLiteral("bomb.cpuprofile.gz"), bomb));
    document->load();
    waitFor(*document, Document::State::Failed);
    QCOMPARE(document->findChild<QLabel *>(QStringLiteral("headline"))->text(),
             errorHeadline(LoadErrorCode::TooLarge));
}

QTEST_MAIN(DocumentTest)
#include "document_test.moc"
