// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a window needs, in a temporary folder: a test never sees the user's settings.
#pragma once

#include "app/appearance.h"
#include "app/jobs/job_runner.h"
#include "app/resources.h"
#include "app/settings/recent_files.h"
#include "app/settings/settings.h"
#include "app/sources/source_finder.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace v8scope::test {

// A profile of two functions: (root) > main > work.
inline QByteArray smallProfile()
{
    // clang-format off
    return R"json({"nodes":[
        {"id":1,"callFrame":{"functionName":"(root)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1},"hitCount":0,"children":[2]},
        {"id":2,"callFrame":{"functionName":"main","scriptId":"1","url":"file:///app/main.js","lineNumber":0,"columnNumber":0},"hitCount":1,"children":[3]},
        {"id":3,"callFrame":{"functionName":"work","scriptId":"1","url":"file:///app/main.js","lineNumber":9,"columnNumber":4},"hitCount":2}],
        "startTime":1000,"endTime":4000,"samples":[2,3,3],"timeDeltas":[0,1000,1000]})json";
    // clang-format on
}

class AppFixture {
public:
    AppFixture()
        : appearance(*qApp),
          settings(path(QStringLiteral("settings.ini"))),
          recent(settings),
          sources(std::make_shared<SourceFinder>())
    {
        initResources();
    }

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    [[nodiscard]] Services services()
    {
        return {settings,
                recent,
                jobs,
                appearance,
                sources,
                path(QStringLiteral("session.json")),
                {QStringLiteral(V8SCOPE_SOURCE_DIR "/sample-data")}};
    }

    QTemporaryDir folder;
    Appearance appearance;
    Settings settings;
    RecentFiles recent;
    std::shared_ptr<SourceFinder> sources;
    JobRunner jobs;
};

} // namespace v8scope::test
