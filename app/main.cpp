// SPDX-License-Identifier: GPL-3.0-or-later
// Entry of the window program: answers what needs no window, then makes everything and shows it.
#include "app/appearance.h"
#include "app/arguments.h"
#include "app/display.h"
#include "app/jobs/job_runner.h"
#include "app/resources.h"
#include "app/settings/recent_files.h"
#include "app/settings/session_file.h"
#include "app/settings/settings.h"
#include "app/sources/source_finder.h"
#include "app/window/main_window.h"
#include "app/window/samples.h"
#include "app/window/screenshot.h"
#include "core/base/version.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>
#include <memory>

namespace {

using namespace v8scope;

constexpr int kUsageError = 2;

ThemeChoice themeOf(const std::string &name)
{
    if (name == "dark")
        return ThemeChoice::Dark;
    return name == "light" ? ThemeChoice::Light : ThemeChoice::System;
}

QStringList filesOf(const Arguments &arguments)
{
    QStringList files;
    for (const std::string &file : arguments.files)
        files.append(QString::fromLocal8Bit(file.c_str()));
    return files;
}

int runWindow(QApplication &application, const Arguments &arguments)
{
    Appearance appearance(application);
    Settings settings(Settings::defaultFile());
    if (arguments.theme)
        settings.overrideTheme(themeOf(*arguments.theme));
    RecentFiles recent(settings);
    const auto sources = std::make_shared<SourceFinder>();
    JobRunner jobs;
    const bool isPicture = arguments.screenshot.has_value();
    MainWindow window({settings, recent, jobs, appearance, sources,
                       isPicture ? QString() : defaultSessionFile(), sampleFolders()});
    if (!isPicture)
        window.restoreSession();
    if (arguments.width > 0)
        window.resize(arguments.width, arguments.height);
    window.show();
    window.openFiles(filesOf(arguments));

    std::unique_ptr<Screenshot> screenshot;
    if (isPicture) {
        screenshot = std::make_unique<Screenshot>(
            window, QString::fromLocal8Bit(arguments.screenshot->c_str()), arguments.view - 1);
        QObject::connect(screenshot.get(), &Screenshot::finished, &application, [](bool saved) {
            if (!saved)
                std::fputs("v8scope: the picture could not be written\n", stderr);
            QApplication::exit(saved ? 0 : 1);
        });
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments = parseArguments({argv + 1, argv + argc});
    if (!arguments.error.empty()) {
        std::fprintf(stderr, "v8scope: %s\n", arguments.error.c_str());
        return kUsageError;
    }
    if (arguments.showHelp || arguments.showVersion) {
        std::puts(arguments.showHelp ? helpText().c_str()
                                     : (std::string("v8scope ") + kVersion).c_str());
        return 0;
    }
    if (!hasDisplay(argc, argv)) {
        std::fputs("v8scope: there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY "
                   "are not set); v8scope-cli prints the same numbers\n",
                   stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("v8scope"));
    QApplication::setApplicationVersion(QLatin1String(kVersion));
    QApplication::setDesktopFileName(QStringLiteral("io.github.v8scope.v8scope"));
    initResources();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/v8scope.svg")));
    return runWindow(application, arguments);
}
