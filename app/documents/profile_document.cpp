// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/profile_document.h"

#include "app/settings/settings.h"
#include "app/sources/editor_launcher.h"
#include "app/sources/file_saver.h"
#include "app/sources/source_finder.h"
#include "core/profile/function_list.h"
#include "views/common/background.h"
#include "views/common/formats.h"
#include "views/profile/profile_panel.h"
#include "views/profile/profile_session.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>

#include <utility>
#include <vector>

namespace v8scope {

namespace {

// More would be no help to a person who types a name.
constexpr std::size_t kMostFunctions = 20000;

QString text(const char *source)
{
    return QCoreApplication::translate("ProfileDocument", source);
}

bool askForSourceFolder(QWidget *parent, Settings &settings)
{
    const QString folder = QFileDialog::getExistingDirectory(
        parent, text("Folder with the sources of this program"), settings.lastFolder());
    QStringList folders = settings.sourceFolders();
    if (folder.isEmpty() || folders.contains(folder))
        return false;
    folders.prepend(folder);
    settings.setSourceFolders(folders);
    return true;
}

void showInEditor(const PanelServices &services, const QString &url, int line, int column)
{
    const std::optional<QString> file = services.sources->locate(url);
    if (!file) {
        services.report(text("The file of %1 was not found. Name the folder with the sources in "
                             "the preferences.")
                            .arg(url));
        return;
    }
    if (const auto problem = openEditor(services.settings.editorCommand(), *file, line, column))
        services.report(*problem);
}

ProfilePanelHooks makeHooks(const PanelServices &services)
{
    ProfilePanelHooks hooks;
    hooks.readSource = [sources = services.sources](const QString &url) {
        return sources->read(url);
    };
    Settings *settings = &services.settings;
    hooks.chooseSourceFolder = [settings](QWidget *parent) {
        return askForSourceFolder(parent, *settings);
    };
    hooks.openInEditor = [services](const QString &url, int line, int column) {
        showInEditor(services, url, line, column);
    };
    hooks.report = services.report;
    hooks.save = [services](QWidget *parent, const QString &name, const QString &filter,
                            const QByteArray &bytes) {
        const QString path = askForSavePath(parent, services.settings, name, filter);
        if (path.isEmpty())
            return;
        if (const auto problem = writeFile(path, bytes))
            services.report(*problem);
        else
            services.tell(text("Saved as %1").arg(path));
    };
    return hooks;
}

// "3 rows: self 5 ms (2 %) · Range 120 ms · Shown 118 ms of 1.37 s (8.6 %)": what filters and range
// leave of the whole.
QString summaryOf(const ProfileSession &session, const QString &selectedRows)
{
    const CallTree &whole = *session.base().tree;
    const std::int64_t total = whole.rootTotal();
    const std::int64_t shown = session.view()->tree->rootTotal();
    QString summary = text("Total %1").arg(formatWeight(total, whole.unit));
    if (shown != total && total > 0) {
        const double share = static_cast<double>(shown) / static_cast<double>(total);
        summary = text("Shown %1 of %2 (%3)")
                      .arg(formatWeight(shown, whole.unit), formatWeight(total, whole.unit),
                           formatPercent(share));
    }
    if (const auto range = session.range())
        summary =
            text("Range %1 · %2").arg(formatWeight(range->end - range->begin, whole.unit), summary);
    return selectedRows.isEmpty() ? summary : QStringLiteral("%1 · %2").arg(selectedRows, summary);
}

struct FoundFunction {
    FunctionId id;
    QString name;
    QString detail;
};

std::vector<FoundFunction> findFunctions(const ProfileView &view, const Progress &progress)
{
    std::vector<FoundFunction> found;
    for (const FunctionRow &row : functionList(view)) {
        if (found.size() == kMostFunctions || progress.isCancelled())
            break;
        const QString place = formatLocation(view.url(row.function), view.line(row.function),
                                             view.column(row.function));
        const QString self = formatWeight(row.self, view.tree->unit);
        found.push_back({row.function, formatFunctionName(view.name(row.function)),
                         text("%1 · self %2").arg(place, self)});
    }
    return found;
}

void listFunctions(const QPointer<ProfilePanel> &panel,
                   std::function<void(const QList<PanelFunction> &)> deliver)
{
    ProfileSession &session = panel->session();
    session.background().run(
        panel, QStringLiteral("palette"), text("Listing the functions"),
        [panel, view = session.view(),
         deliver = std::move(deliver)](Progress &progress) -> Background::Deliver {
            return [panel, deliver, functions = findFunctions(*view, progress)] {
                QList<PanelFunction> entries;
                for (const FoundFunction &function : functions)
                    entries.append({function.name, function.detail, [panel, id = function.id] {
                                        // The view may have changed and know fewer functions.
                                        if (panel &&
                                            id.value < panel->session().view()->functionCount())
                                            panel->session().select({id});
                                    }});
                deliver(entries);
            };
        });
}

} // namespace

DocumentPanel makeProfilePanel(std::shared_ptr<const ResolvedProfile> profile,
                               const QString &fileName, const PanelServices &services,
                               const PanelOutlet &outlet, QWidget *parent)
{
    auto *panel = new ProfilePanel(std::move(profile), fileName, services.background,
                                   makeHooks(services), parent);
    ProfileSession *session = &panel->session();
    QObject::connect(panel, &ProfilePanel::statusTextChanged, panel, outlet.setStatus);
    const auto summarise = [panel, session, setSummary = outlet.setSummary] {
        setSummary(summaryOf(*session, panel->selectedRowsText()));
    };
    QObject::connect(panel, &ProfilePanel::selectedRowsChanged, panel, summarise);
    QObject::connect(session, &ProfileSession::viewChanged, panel, summarise);
    summarise();

    Settings *settings = &services.settings;
    const auto followSettings = [panel, settings] { panel->setWheelZooms(settings->wheelZooms()); };
    QObject::connect(settings, &Settings::changed, panel, followSettings);
    followSettings();

    DocumentPanel handle;
    handle.keys = flameKeys();
    handle.widget = panel;
    handle.actions = &panel->actions();
    handle.saveState = [panel] { return panel->saveState(); };
    handle.restoreState = [panel](const QJsonObject &state) { panel->restoreState(state); };
    handle.setView = [panel](int index) { panel->setCurrentView(index); };
    handle.listFunctions = [panel](auto deliver) { listFunctions(panel, std::move(deliver)); };
    handle.setProfile = [session](std::shared_ptr<const ResolvedProfile> base) {
        session->setBase(std::move(base));
    };
    return handle;
}

} // namespace v8scope
