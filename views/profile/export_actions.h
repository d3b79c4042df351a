// SPDX-License-Identifier: GPL-3.0-or-later
// Saving what a profile panel shows: pictures, tables, reports. Bytes are made in the background,
// where and how they are saved is the application's. GUI thread.
#pragma once

#include "views/profile/profile_exports.h"

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace v8scope {

class ActionRegistry;
class ProfileSession;

struct ExportContext {
    QWidget *parent = nullptr; // owns the jobs and the dialogs
    QString fileName;          // of the profile
    // Asks where to and writes: suggested name, name filter, bytes.
    std::function<void(const QString &, const QString &, const QByteArray &)> save;
    // Says why nothing was written.
    std::function<void(const QString &)> report;
    std::function<QWidget *()> currentView;
    std::function<QString()> currentTitle; // of that view: "Call tree"
    std::function<GraphLook()> look;
};

void registerExportActions(ActionRegistry &actions, ProfileSession &session,
                           const ExportContext &context);

// Puts the subtree of the selection on the clipboard, as soon as it is made.
void copySelectedSubtree(ProfileSession &session, SubtreeFormat format, const QString &fileName,
                         QObject *context);

} // namespace v8scope
