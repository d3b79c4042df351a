// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/panel_factory.h"

#include "app/documents/file_facts.h"

namespace v8scope {

DocumentPanel makePanel(const LoadedDocument &document, const QString &file, const PanelServices &,
                        const PanelOutlet &, QWidget *parent)
{
    DocumentPanel panel;
    panel.widget = new FileFactsView(document, file, parent);
    return panel;
}

} // namespace v8scope
