// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenshot.h"

#include "app/documents/document.h"
#include "app/jobs/job_runner.h"
#include "app/window/main_window.h"

#include <QPixmap>

namespace v8scope {

namespace {

constexpr int kLookMs = 100;
constexpr int kQuietLooks = 5; // jobs start jobs: wait until none has run for half a second

} // namespace

Screenshot::Screenshot(MainWindow &window, const QString &file, int view, QObject *parent)
    : QObject(parent), m_window(window), m_file(file), m_view(view)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

void Screenshot::look()
{
    const Document *document = m_window.currentDocument();
    const bool isBusy = !m_window.services().jobs.running().isEmpty() ||
                        (document && document->state() == Document::State::Loading);
    if (isBusy) {
        m_quietLooks = 0;
        return;
    }
    if (m_view >= 0 && document && document->panel().setView) {
        document->panel().setView(m_view);
        m_view = -1;
        m_quietLooks = 0;
        return;
    }
    if (++m_quietLooks < kQuietLooks)
        return;
    m_timer.stop();
    Q_EMIT finished(m_window.grab().save(m_file, "PNG"));
}

} // namespace v8scope
