// SPDX-License-Identifier: GPL-3.0-or-later
// How a view gets work done off the GUI thread without knowing threads: app implements it with its
// job runner, tests with ImmediateBackground. GUI thread only.
#pragma once

#include "core/base/progress.h"

#include <QString>

#include <functional>

class QObject;

namespace v8scope {

class Background {
public:
    // What to do with the result, in the GUI thread; empty = nothing to deliver (cancelled,
    // failed).
    using Deliver = std::function<void()>;
    using Work = std::function<Deliver(Progress &)>;

    virtual ~Background() = default;

    // Runs work in another thread and its Deliver in this one. A newer call with the same context
    // and key cancels the older one, whose result is dropped; so is the result of a destroyed
    // context. title is shown while the job runs ("Filtering").
    virtual void run(QObject *context, const QString &key, const QString &title, Work work) = 0;
};

// Runs everything at once in the caller's thread: for tests.
class ImmediateBackground final : public Background {
public:
    void run(QObject *, const QString &, const QString &, Work work) override
    {
        Progress progress;
        if (Deliver deliver = work(progress))
            deliver();
    }
};

} // namespace v8scope
