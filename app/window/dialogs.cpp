// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dialogs.h"

#include "app/documents/document.h"
#include "app/documents/file_facts.h"
#include "app/window/about_dialog.h"
#include "app/window/key_list_dialog.h"
#include "app/window/main_window.h"
#include "app/window/preferences_dialog.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace v8scope {

namespace {

void openAndForget(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void openKeyList(MainWindow &window)
{
    QList<KeyRow> rows; // the document's first: they are why one asks
    if (const Document *document = window.currentDocument()) {
        const DocumentPanel &panel = document->panel();
        for (const FlameKey &key : panel.keys)
            rows.append({KeyListDialog::tr("Flame views"), key.text, key.keys, {}});
        if (panel.actions)
            rows.append(keyRows({panel.actions}));
    }
    rows.append(keyRows({&window.actions()}));
    openAndForget(new KeyListDialog(rows, &window));
}

void openAbout(MainWindow &window)
{
    openAndForget(new AboutDialog(&window));
}

void openPreferences(MainWindow &window)
{
    openAndForget(new PreferencesDialog(window.services().settings, &window));
}

void openFileFacts(MainWindow &window)
{
    const Document *document = window.currentDocument();
    if (!document || !document->loaded())
        return;
    auto *dialog = new QDialog(&window);
    dialog->setWindowTitle(document->name());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(new FileFactsView(*document->loaded(), document->file(), dialog));
    layout->addWidget(buttons);
    openAndForget(dialog);
}

} // namespace v8scope
