// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/export_actions.h"

#include "views/common/action_registry.h"
#include "views/common/background.h"
#include "views/flame/flame_picture.h"
#include "views/flame/flame_widget.h"
#include "views/profile/carry_over.h"
#include "views/profile/flame_chart_view.h"
#include "views/profile/flame_view.h"
#include "views/profile/profile_data_view.h"
#include "views/profile/profile_session.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPixmap>

#include <utility>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ExportActions", text);
}

// "server.cpuprofile" -> "server-functions.csv"
QString suggestedName(const QString &fileName, const QString &ending)
{
    QString stem = fileName;
    for (const char *suffix : {".gz", ".cpuprofile", ".heapprofile", ".json"}) {
        if (stem.endsWith(QLatin1String(suffix)))
            stem.chop(static_cast<qsizetype>(qstrlen(suffix)));
    }
    return (stem.isEmpty() ? QStringLiteral("profile") : stem) + ending;
}

using MakeBytes = std::function<QByteArray(const SharedView &, Progress &)>;

void exportInBackground(ProfileSession &session, const ExportContext &context,
                        const QString &ending, const QString &nameFilter, MakeBytes make)
{
    session.background().run(
        context.parent, QStringLiteral("export"), words("Exporting"),
        [view = session.view(), make = std::move(make), save = context.save,
         report = context.report, name = suggestedName(context.fileName, ending),
         nameFilter](Progress &progress) -> Background::Deliver {
            QByteArray bytes = make(view, progress);
            if (progress.isCancelled())
                return {};
            if (bytes.isEmpty())
                return [=] {
                    report(words("Nothing was exported: the filters and the time range leave no "
                                 "stack."));
                };
            return [=] { save(name, nameFilter, bytes); };
        });
}

FlamePictureText pictureText(const ProfileSession &session, const ExportContext &context)
{
    QString title = context.currentTitle();
    for (const Filter &filter : session.filters())
        title += QStringLiteral(" · ") + session.describe(filter);
    return {title, context.fileName};
}

// The widget as it is seen, below its title and file name.
QByteArray pngOf(QWidget &widget, const FlamePictureText &text)
{
    constexpr int kMargin = 8;
    const QPixmap seen = widget.grab();
    QFont bold = widget.font();
    bold.setBold(true);
    const int line = QFontMetrics(bold).lineSpacing();
    const int head = 2 * line + 2 * kMargin;
    const double scale = seen.devicePixelRatio();
    QImage picture(QSizeF(seen.width(), seen.height() + head * scale).toSize(),
                   QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    QPainter painter(&picture);
    const QRect row(kMargin, kMargin, widget.width() - 2 * kMargin, line);
    painter.setFont(bold);
    painter.setPen(widget.palette().color(QPalette::WindowText));
    painter.drawText(row, Qt::AlignLeft | Qt::TextSingleLine, text.title);
    painter.setFont(widget.font());
    painter.drawText(row.translated(0, line), Qt::AlignLeft | Qt::TextSingleLine, text.fileName);
    painter.drawPixmap(0, head, seen);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

void exportPng(const ProfileSession &session, const ExportContext &context)
{
    QWidget *shown = context.currentView();
    if (!shown)
        return;
    const QString name = suggestedName(context.fileName, QStringLiteral(".png"));
    const QString nameFilter = words("PNG pictures (*.png)");
    const FlamePictureText text = pictureText(session, context);
    if (auto *flame = qobject_cast<FlameView *>(shown))
        context.save(name, nameFilter,
                     flamePng(flame->flame(), text, flame->flame().viewport()->width()));
    else
        context.save(name, nameFilter, pngOf(*shown, text));
}

void exportSvg(ProfileSession &session, const ExportContext &context)
{
    const QString nameFilter = words("SVG pictures (*.svg)");
    if (auto *chart = qobject_cast<FlameChartView *>(context.currentView())) {
        context.save(suggestedName(context.fileName, QStringLiteral("-chart.svg")), nameFilter,
                     flameSvg(chart->flame(), pictureText(session, context)));
        return;
    }
    exportInBackground(session, context, QStringLiteral("-flame.svg"), nameFilter,
                       [fileName = context.fileName, look = context.look()](const SharedView &view,
                                                                            Progress &progress) {
                           return flameGraphSvg(*view, fileName, look, progress);
                       });
}

void exportCsv(ProfileSession &session, const ExportContext &context)
{
    const QString nameFilter = words("CSV tables (*.csv)");
    if (auto *table = qobject_cast<ProfileDataView *>(context.currentView())) {
        context.save(suggestedName(context.fileName, QStringLiteral(".csv")), nameFilter,
                     table->toCsv());
        return;
    }
    exportInBackground(session, context, QStringLiteral("-functions.csv"), nameFilter,
                       [](const SharedView &view, Progress &) { return functionsCsv(*view); });
}

ActionSpec fileAction(const char *id, const char *text, const char *tip)
{
    ActionSpec spec;
    spec.id = QLatin1String(id);
    spec.text = words(text);
    spec.menu = QStringLiteral("File");
    spec.toolTip = words(tip);
    return spec;
}

} // namespace

void registerExportActions(ActionRegistry &actions, ProfileSession &session,
                           const ExportContext &context)
{
    ActionSpec png = fileAction("profile.export-png", "Export picture as &PNG…",
                                "Save the view as a picture, with its title and file name");
    png.shortcuts = {QKeySequence(QStringLiteral("Ctrl+Shift+E"))};
    actions.add(png, [&session, context] { exportPng(session, context); });
    actions.add(fileAction("profile.export-svg", "Export flame picture as S&VG…",
                           "Save the flame chart as shown, or else the whole flame graph"),
                [&session, context] { exportSvg(session, context); });
    actions.add(fileAction("profile.export-csv", "Export table as &CSV…",
                           "Save the table of this view, or else all functions, for a spreadsheet"),
                [&session, context] { exportCsv(session, context); });
    actions.add(fileAction("profile.export-json", "Export report as &JSON…",
                           "Save all functions with the numbers of v8scope-cli cpu --json"),
                [&session, context] {
                    exportInBackground(
                        session, context, QStringLiteral("-report.json"),
                        words("JSON files (*.json)"),
                        [name = context.fileName](const SharedView &view, Progress &) {
                            return jsonReport(view, name);
                        });
                });
    actions.add(fileAction("profile.export-folded", "Export &folded stacks…",
                           "Save the stacks as flamegraph.pl and speedscope read them"),
                [&session, context] {
                    exportInBackground(
                        session, context, QStringLiteral(".folded.txt"),
                        words("Folded stacks (*.txt *.folded)"),
                        [](const SharedView &view, Progress &) { return foldedStacks(*view); });
                });
    actions.add(fileAction("profile.export-markdown", "Export functions as Mar&kdown…",
                           "Save the functions as a table for a report or a pull request"),
                [&session, context] {
                    exportInBackground(session, context, QStringLiteral("-functions.md"),
                                       words("Markdown files (*.md)"),
                                       [](const SharedView &view, Progress &) {
                                           return functionsMarkdown(*view);
                                       });
                });
}

void copySelectedSubtree(ProfileSession &session, SubtreeFormat format, const QString &fileName,
                         QObject *context)
{
    const ProfileItem item = session.selection();
    if (!item.isValid())
        return;
    FilterStack filters = session.view()->filters;
    filter::FocusPath path;
    for (const PathStep &step : pathOf(*session.view()->tree, item.node))
        path.path.push_back(step.function);
    if (path.path.empty())
        filters.emplace_back(std::in_place_type<filter::FocusFunction>,
                             filter::FocusFunction{item.function});
    else
        filters.emplace_back(std::in_place_type<filter::FocusPath>, std::move(path));
    session.background().run(context, QStringLiteral("copy"), words("Copying"),
                             [base = session.view()->base, filters = std::move(filters), format,
                              fileName](Progress &progress) -> Background::Deliver {
                                 const auto view = makeView(base, filters, progress);
                                 if (!view)
                                     return {};
                                 const QString text =
                                     QString::fromUtf8(subtree(*view, format, fileName));
                                 return [text] { QGuiApplication::clipboard()->setText(text); };
                             });
}

} // namespace v8scope
