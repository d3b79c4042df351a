// SPDX-License-Identifier: GPL-3.0-or-later
// Icons drawn in the text colour of the palette, so that light and dark need one file each name.
#pragma once

#include <QIcon>
#include <QString>

namespace v8scope {

// :/icons/<name>.svg with "currentColor" replaced by the application palette's text colour, and a
// greyed disabled state. An empty icon if there is no such file. GUI thread.
[[nodiscard]] QIcon themedIcon(const QString &name);

} // namespace v8scope
