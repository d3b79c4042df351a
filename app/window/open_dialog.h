// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that chooses files to open, with filters from the registry of formats.
#pragma once

#include <QStringList>

class QWidget;

namespace v8scope {

class Settings;

// "All known files (*.cpuprofile …)", one for each format, "All files (*)".
[[nodiscard]] QStringList openFilters();
// Empty if the user gave up. Starts in the folder used last.
[[nodiscard]] QStringList askForFiles(QWidget *parent, Settings &settings);

} // namespace v8scope
