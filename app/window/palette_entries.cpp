// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/palette_entries.h"

#include "app/documents/document.h"
#include "app/settings/recent_files.h"
#include "app/window/main_window.h"
#include "views/common/action_registry.h"

#include <QAction>
#include <QFileInfo>
#include <QPointer>

namespace v8scope {

namespace {

void addActions(QList<PaletteEntry> &entries, const ActionRegistry &registry)
{
    const QList<QAction *> actions = registry.all();
    for (QAction *action : actions) {
        if (!action->isEnabled() || ActionRegistry::idOf(action) == QLatin1String("edit.palette"))
            continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        entries.append({PaletteEntry::Kind::Action,
                        QStringLiteral("%1: %2").arg(ActionRegistry::menuOf(action), text),
                        action->shortcut().toString(QKeySequence::NativeText),
                        [guard = QPointer<QAction>(action)] {
                            if (guard)
                                guard->trigger();
                        }});
    }
}

} // namespace

QList<PaletteEntry> paletteEntries(MainWindow &window)
{
    QList<PaletteEntry> entries;
    MainWindow *target = &window;
    if (const Document *current = window.currentDocument(); current && current->panel().actions)
        addActions(entries, *current->panel().actions);
    addActions(entries, window.actions());
    const QList<Document *> documents = window.documents();
    for (const Document *document : documents)
        entries.append({PaletteEntry::Kind::Document, document->name(),
                        QFileInfo(document->file()).path(),
                        [target, file = document->file()] { target->openFiles({file}); }});
    const QList<RecentFile> recent = window.services().recent.files();
    for (const RecentFile &file : recent) {
        const QFileInfo info(file.path);
        if (info.exists())
            entries.append({PaletteEntry::Kind::RecentFile, info.fileName(), info.path(),
                            [target, path = file.path] { target->openFiles({path}); }});
    }
    return entries;
}

QList<PaletteEntry> functionEntries(const QList<PanelFunction> &functions)
{
    QList<PaletteEntry> entries;
    for (const PanelFunction &function : functions)
        entries.append(
            {PaletteEntry::Kind::Function, function.name, function.detail, function.select});
    return entries;
}

} // namespace v8scope
