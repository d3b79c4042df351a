// SPDX-License-Identifier: GPL-3.0-or-later
// What a tab shows when its file could not be opened: what happened, where, what to do next.
#pragma once

#include "core/base/load_error.h"

#include <QWidget>

namespace v8scope {

class ErrorPage : public QWidget {
    Q_OBJECT
public:
    ErrorPage(const LoadError &error, const QString &file, QWidget *parent = nullptr);

Q_SIGNALS:
    void retryRequested();
    void openOtherRequested();
};

} // namespace v8scope
