// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window is deaf: opens a file in the real main window (offscreen), then walks through
// all its views, and prints the longest event that the GUI thread handled in each stage.
// usage: window_stall_bench FILE
#include "app/appearance.h"
#include "app/documents/document.h"
#include "app/jobs/job_runner.h"
#include "app/resources.h"
#include "app/settings/recent_files.h"
#include "app/settings/settings.h"
#include "app/sources/source_finder.h"
#include "app/window/main_window.h"
#include "app/window/samples.h"
#include "views/profile/profile_panel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace v8scope;

namespace {

// Milliseconds of CPU that this thread has used: what other processes take does not count.
double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const double before = threadMs();
        const int type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        const bool result = QApplication::notify(receiver, event);
        const double spent = threadMs() - before;
        --m_depth;
        if (spent > m_longest) {
            m_longest = spent;
            m_what = name + " event " + QByteArray::number(type);
        }
        return result;
    }

    void report(const char *stage)
    {
        std::printf("%-16s longest event %7.1f ms  (%s)\n", stage, m_longest, m_what.constData());
        m_longest = 0;
        m_what.clear();
    }

private:
    int m_depth = 0;
    double m_longest = 0;
    QByteArray m_what;
};

// Lets events run until condition holds (at most 120 s), then for a moment more.
bool runUntil(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 120'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    const bool held = condition();
    QElapsedTimer rest;
    rest.start();
    while (rest.elapsed() < 700)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    return held;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: window_stall_bench FILE\n", stderr);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    initResources();
    QTemporaryDir folder;
    Appearance appearance(application);
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    RecentFiles recent(settings);
    JobRunner jobs;
    MainWindow window({settings, recent, jobs, appearance, std::make_shared<SourceFinder>(),
                       QString(), sampleFolders()});
    window.resize(1920, 1080);
    window.show();
    runUntil([] { return true; });
    application.report("start page");

    QTimer keepAwake; // so that WaitForMoreEvents returns
    keepAwake.start(20);
    window.openFiles({QString::fromLocal8Bit(argv[1])});
    const auto ready = [&] {
        const Document *document = window.currentDocument();
        return document && document->state() == Document::State::Ready;
    };
    if (!runUntil(ready)) {
        std::fputs("the file did not load\n", stderr);
        return 3;
    }
    runUntil([&] { return jobs.running().isEmpty(); });
    application.report("open");

    auto *panel = window.findChild<ProfilePanel *>();
    for (int view = 0; panel && view < 7; ++view) {
        QTimer::singleShot(0, panel, [panel, view] { panel->setCurrentView(view); });
        runUntil([&] { return panel->currentView() == view; });
        runUntil([&] { return jobs.running().isEmpty(); });
        application.report(qPrintable(QStringLiteral("view %1").arg(view + 1)));
    }
    return 0;
}
