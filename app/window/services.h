// SPDX-License-Identifier: GPL-3.0-or-later
// What a window works with; made by main (or a test) and outlives the window.
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace v8scope {

class Appearance;
class JobRunner;
class RecentFiles;
class Settings;
class SourceFinder;

struct Services {
    Settings &settings;
    RecentFiles &recent;
    JobRunner &jobs;
    Appearance &appearance;
    std::shared_ptr<SourceFinder> sources; // shared with jobs
    QString sessionFile;                   // empty: nothing is remembered
    QStringList sampleFolders;
};

} // namespace v8scope
