// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of a file, package or category in the groups view. GUI thread.
#pragma once

#include "core/profile/function_list.h"

#include <QString>

class QPoint;
class QWidget;

namespace v8scope {

class ProfileSession;

// name as core has it; returns at once.
void showGroupMenu(ProfileSession &session, GroupBy by, const QString &name,
                   const QPoint &globalPos, QWidget *parent);

} // namespace v8scope
