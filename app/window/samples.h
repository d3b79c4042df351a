// SPDX-License-Identifier: GPL-3.0-or-later
// The sample files that come with the program: in the source tree, or where it was installed.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace v8scope {

struct Sample {
    QString path;
    QString title; // "checkout-server.cpuprofile, node-20"
};

// Folders named sample-data that exist: beside an installed program, in the source tree.
[[nodiscard]] QStringList sampleFolders();
// The files below the folders that a loader reads, by name of the file, newest producer first; at
// most perName of one name.
[[nodiscard]] QList<Sample> findSamples(const QStringList &folders, int perName = 1);

} // namespace v8scope
