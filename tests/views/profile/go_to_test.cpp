// SPDX-License-Identifier: GPL-3.0-or-later
// What a number leads to: a time, an id of the file, or nothing.
#include "views/profile/go_to.h"

#include "tests/support/drawn_profile.h"
#include "views/common/background.h"

#include <QTest>

using namespace v8scope;

class GoToTest : public QObject {
    Q_OBJECT

    ImmediateBackground m_background;
    ProfileSession m_session{drawn::resolved(drawn::cpuProfile(
                                 "main;early 4000000\n (idle) 2000000\n main;late 4000000")),
                             m_background};

    // "main;late @7000000", "nothing"
    std::string found(const char *text) const
    {
        const auto place = findPlace(m_session, QString::fromUtf8(text));
        if (!place)
            return "nothing";
        std::string result = drawn::stackOf(*m_session.view(), place->item.node);
        if (place->position)
            result += " @" + std::to_string(*place->position);
        return result;
    }

private Q_SLOTS:
    void cleanup() { m_session.setFilters({}); }

    void aTimeLeadsToWhatRanThen()
    {
        QCOMPARE(found("1 ms"), "main;early @1000000");
        QCOMPARE(found("0.005s"), "(idle) @5000000");
        QCOMPARE(found(" 7,000 µs "), "main;late @7000000");
        QCOMPARE(found("10ms"), "main;late @10000000");
    }

    void aTimeOutsideTheRecordingLeadsNowhere()
    {
        QCOMPARE(found("11 ms"), "nothing");
        QCOMPARE(found("999999999999999 s"), "nothing");
    }

    void aNumberIsAnIdOfTheFile()
    {
        const std::vector<std::uint64_t> &ids = m_session.view()->profile().nodes.fileId;
        for (std::uint32_t node = 1; node < ids.size(); ++node) {
            const std::string expected = drawn::stackOf(*m_session.view(), node);
            QCOMPARE(found(("#" + std::to_string(ids[node])).c_str()), expected);
            QCOMPARE(found(std::to_string(ids[node]).c_str()), expected);
        }
        QCOMPARE(found("#4711"), "nothing");
    }

    void aNodeThatIsFilteredAwayIsNotFound()
    {
        const std::uint32_t idle = findPlace(m_session, QStringLiteral("5 ms"))->item.node;
        const std::string id = std::to_string(m_session.view()->profile().nodes.fileId[idle]);
        QCOMPARE(found(id.c_str()), "(idle)");
        m_session.setHidden(filter::Hidden::Idle, true);
        QCOMPARE(found(id.c_str()), "nothing");
    }

    void otherTextAndUnitsOfAllocationsLeadNowhere()
    {
        for (const char *text : {"", "main", "-1 ms", "1 kB", "1 parsec", "1e3 ms", "##1"})
            QCOMPARE(found(text), "nothing");
    }
};

QTEST_GUILESS_MAIN(GoToTest)
#include "go_to_test.moc"
