// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that remembers what was open.
#include "app/documents/document.h"
#include "app/settings/session_file.h"
#include "app/settings/settings.h"
#include "app/window/main_window.h"

#include <QTabWidget>

#include <algorithm>

namespace v8scope {

void MainWindow::restoreSession()
{
    const std::optional<Session> session = readSession(m_services.sessionFile);
    if (!session)
        return;
    restoreGeometry(session->geometry);
    if (!m_services.settings.restoreSession() || session->documents.isEmpty())
        return;
    m_isRestoring = true; // nothing is read before the right tab is in front
    for (const SessionDocument &stored : session->documents) {
        if (!findDocument(stored.path))
            addDocument(stored.path)->restoreState(stored.state);
    }
    m_tabs->setCurrentIndex(std::clamp(session->current, 0, m_tabs->count() - 1));
    m_isRestoring = false;
    currentChanged();
}

void MainWindow::saveSession()
{
    if (m_services.sessionFile.isEmpty() || m_isRestoring)
        return;
    Session session;
    const QList<Document *> all = documents();
    for (const Document *document : all) {
        if (document->isStandardInput())
            continue;
        if (document == m_tabs->currentWidget())
            session.current = static_cast<int>(session.documents.size());
        session.documents.append({document->file(), document->saveState()});
    }
    session.geometry = saveGeometry();
    if (!writeSession(m_services.sessionFile, session))
        report(tr("What is open could not be remembered: %1 cannot be written.")
                   .arg(m_services.sessionFile));
}

} // namespace v8scope
