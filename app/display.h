// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a display to open a window on. Asked before QApplication exists, which would
// abort.
#pragma once

namespace v8scope {

// From the arguments (-platform) and the environment (DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM).
[[nodiscard]] bool hasDisplay(int argc, char **argv);

} // namespace v8scope
