// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resources.h"

#include <QDir>

// Q_INIT_RESOURCE must not stand inside a namespace.
static void initV8scopeResources()
{
    Q_INIT_RESOURCE(v8scope);
}

namespace v8scope {

void initResources()
{
    initV8scopeResources();
}

} // namespace v8scope
