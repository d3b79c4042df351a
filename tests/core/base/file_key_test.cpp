// SPDX-License-Identifier: GPL-3.0-or-later
// A file's key tells whether later writes would show in it.
#include "core/base/file_key.h"

#include <QtTest/QTest>

using namespace v8scope;

namespace {

FileKey changedAt(std::int64_t ns)
{
    FileKey key;
    key.changedNs = ns;
    return key;
}

} // namespace

class FileKeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesOfTheKernelsTickSettleSoon()
    {
        const FileKey key = changedAt(1'700'000'000'123'456'789);
        QVERIFY(!isSettled(key, key.changedNs + 10'000'000, fileTimeStepNs(key)));
        QVERIFY(isSettled(key, key.changedNs + 20'000'000, fileTimeStepNs(key)));
    }
    void timesInWholeSecondsTakeTwo()
    {
        const FileKey key = changedAt(1'700'000'000'000'000'000);
        QVERIFY(!isSettled(key, key.changedNs + 1'000'000'000, fileTimeStepNs(key)));
        QVERIFY(isSettled(key, key.changedNs + 2'000'000'000, fileTimeStepNs(key)));
    }
};

QTEST_APPLESS_MAIN(FileKeyTest)
#include "file_key_test.moc"
