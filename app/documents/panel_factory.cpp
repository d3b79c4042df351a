// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/panel_factory.h"

#include "app/documents/profile_document.h"

#include <QFileInfo>

namespace v8scope {

DocumentPanel makePanel(const LoadedDocument &document, const QString &file,
                        const PanelServices &services, const PanelOutlet &outlet, QWidget *parent)
{
    return makeProfilePanel(document.profile, QFileInfo(file).fileName(), services, outlet, parent);
}

} // namespace v8scope
