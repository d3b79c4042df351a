// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a profile as the window does, to the first picture of its flame chart at 1920×1080, and
// prints what each stage cost. One run is one process, so that compare.py can set it beside others.
// usage: open_profile_bench FILE
#include "core/formats/registry.h"
#include "core/layout/flame_rows.h"
#include "core/profile/category.h"
#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"
#include "core/profile/resolve.h"
#include "views/common/formats.h"
#include "views/common/theme.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include <QApplication>
#include <QPixmap>

#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <memory>

using namespace v8scope;

namespace {

class PlainSource final : public FlameSource {
public:
    explicit PlainSource(std::shared_ptr<const ProfileView> view)
        : m_view(std::move(view)), m_categories(m_view->profile())
    {}
    QString name(std::uint32_t node) const override
    {
        return formatFunctionName(m_view->name(m_view->tree->function[node]));
    }
    QColor color(std::uint32_t node) const override
    {
        const CallTree &tree = *m_view->tree;
        return m_theme.category(m_categories.of(tree.function[node], tree.system[node]));
    }
    QString toolTip(std::uint32_t) const override { return {}; }
    QString description(std::uint32_t) const override { return {}; }
    std::uint32_t row(std::uint32_t node) const override { return m_view->tree->depth[node] - 1; }

private:
    std::shared_ptr<const ProfileView> m_view;
    FunctionCategories m_categories;
    Theme m_theme{Theme::Mode::Light};
};

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

long peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

class Stages {
public:
    void done(const char *name)
    {
        const double now = cpuSeconds();
        std::printf("%-16s %8.1f ms CPU   peak %5ld MB\n", name, (now - m_last) * 1e3,
                    peakMegabytes());
        m_last = now;
    }

private:
    double m_last = cpuSeconds();
};

int fail(const LoadError &error)
{
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 3;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: open_profile_bench FILE\n", stderr);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Stages stages;
    Progress progress;
    Result<Loaded> loaded = loadFile(argv[1], progress);
    if (!loaded)
        return fail(loaded.error());
    const auto profile = std::get<std::shared_ptr<const Profile>>(loaded->artifact);
    stages.done("load");
    auto resolved = resolve(profile, CpuRules::Ours, progress);
    if (!resolved)
        return fail(resolved.error());
    auto view = makeView(*resolved, {}, progress);
    if (!view)
        return fail(view.error());
    stages.done("resolve");
    auto rows = layoutFlameChart(**view, progress);
    if (!rows)
        return fail(rows.error());
    stages.done("layout chart");

    QApplication application(argc, argv);
    FlameWidget widget;
    widget.resize(1920, 1080);
    widget.setAxis(FlameWidget::Axis::Position, (*view)->tree->unit);
    widget.setContent(*rows, std::make_shared<PlainSource>(*view));
    const QPixmap picture = widget.grab();
    stages.done("first picture");
    auto graph = layoutFlameGraph(*(*view)->tree, **view, FlameOrder::LeftHeavy, progress);
    if (!graph)
        return fail(graph.error());
    stages.done("layout graph");
    const std::vector<FunctionRow> functions = functionList(**view);
    stages.done("functions");
    std::printf("%u nodes, %u samples, %llu boxes, %zu functions, picture %dx%d\n",
                (*view)->tree->size(), (*view)->timeline.count(),
                static_cast<unsigned long long>((*rows)->boxCount), functions.size(),
                picture.width(), picture.height());
    return 0;
}
