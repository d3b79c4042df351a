// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of a flame chart costs: fit, zoom sweep, pans and hit tests of charts with one and
// two million boxes (or of a file named on the command line) at 1920 × 1080, raster, offscreen. CPU
// time of this thread, because wall time on a shared machine says nothing. Prints a Markdown table.
#include "core/formats/registry.h"
#include "core/layout/flame_rows.h"
#include "core/profile/resolve.h"
#include "views/common/theme.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

using namespace v8scope;

namespace {

double cpuMs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

// Functions with names of the usual lengths, coloured by a table as a profile's source does it.
class BenchSource final : public FlameSource {
public:
    explicit BenchSource(const CallTree &tree) : m_tree(tree)
    {
        for (int i = 0; i < 500; ++i) {
            m_names.push_back(
                QStringLiteral("resolveDependencyGraphOfModule%1").arg(i).left(6 + (i * 7) % 28));
            m_colors.push_back(Theme(Theme::Mode::Light).category(static_cast<Category>(i % 8)));
        }
    }
    QString name(std::uint32_t node) const override
    {
        return m_names[m_tree.function[node].value % 500];
    }
    QColor color(std::uint32_t node) const override
    {
        return m_colors[m_tree.function[node].value % 500];
    }
    QString toolTip(std::uint32_t) const override { return {}; }
    QString description(std::uint32_t) const override { return {}; }
    std::uint32_t row(std::uint32_t node) const override { return m_tree.depth[node] - 1; }

private:
    const CallTree &m_tree;
    std::vector<QString> m_names;
    std::vector<QColor> m_colors;
};

struct Made {
    std::shared_ptr<const ResolvedProfile> resolved; // of a file
    std::shared_ptr<const CallTree> tree;
    std::shared_ptr<const FlameRows> rows;
    double layoutMs = 0.0;
};

// Stacks that grow and shrink at random up to 60 levels, as in a program of many small functions,
// until the chart has the wanted number of boxes.
Made makeChart(std::uint64_t boxes)
{
    constexpr std::uint32_t kDepth = 60;
    constexpr std::uint32_t kFunctions = 500;
    Made made;
    auto tree = std::make_shared<CallTree>();
    std::mt19937 random(7);
    std::vector<std::vector<std::uint32_t>> childrenOf(1);
    tree->addNode(NodeId::kNoneValue, FunctionId(0), SystemKind::Root, NodeId::kNoneValue);
    std::vector<std::uint32_t> stack{0};
    std::vector<std::int64_t> position{0};
    std::vector<std::uint32_t> node;
    // Some calls go on where the last sample was, which makes no new box.
    for (std::uint64_t pushed = 0; pushed < boxes + boxes * 2 / 5;) {
        // Most of a stack stays: leaves change often, roots seldom.
        const auto keep = static_cast<std::size_t>(
            static_cast<double>(stack.size()) * (1.0 - std::pow((random() % 1000) / 1000.0, 6.0)));
        stack.resize(std::max<std::size_t>(1, keep));
        const std::size_t grow = 1 + random() % 8;
        for (std::size_t i = 0; i < grow && stack.size() <= kDepth; ++i) {
            const std::uint32_t at = stack.back();
            if (childrenOf[at].size() < 6 && (childrenOf[at].empty() || random() % 4 == 0)) {
                const auto child = tree->addNode(at, FunctionId(random() % kFunctions),
                                                 SystemKind::None, NodeId::kNoneValue);
                childrenOf[at].push_back(child);
                childrenOf.emplace_back();
            }
            stack.push_back(childrenOf[at][random() % childrenOf[at].size()]);
            ++pushed;
        }
        position.push_back(position.back() + 20'000 + random() % 400'000);
        node.push_back(stack.back());
        tree->self[stack.back()] += 1;
    }
    tree->finish();
    SampleTimeline timeline;
    timeline.position = std::make_shared<const SampleTimeline::Positions>(std::move(position));
    timeline.node = std::make_shared<const SampleTimeline::Nodes>(std::move(node));
    Progress progress;
    const double before = cpuMs();
    auto rows = layoutFlameChart(*tree, timeline, progress);
    made.layoutMs = cpuMs() - before;
    made.tree = tree;
    made.rows = *rows;
    return made;
}

Made loadChart(const std::string &path)
{
    Made made;
    Progress progress;
    auto loaded = loadFile(path, progress);
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
        return made;
    }
    auto resolved = resolve(std::get<std::shared_ptr<const Profile>>(loaded->artifact),
                            CpuRules::Ours, progress);
    made.resolved = *resolved;
    made.tree = made.resolved->tree;
    const double before = cpuMs();
    auto rows = layoutFlameChart(*made.tree, made.resolved->timeline, progress);
    made.layoutMs = cpuMs() - before;
    made.rows = *rows;
    return made;
}

struct Times {
    std::vector<double> ms;

    void add(FlameWidget &widget, QImage &target, const std::function<void(int)> &step, int frames)
    {
        for (int i = 0; i < frames; ++i) {
            const double before = cpuMs();
            step(i);
            widget.viewport()->render(&target);
            ms.push_back(cpuMs() - before);
        }
    }
    void print(const char *what)
    {
        std::sort(ms.begin(), ms.end());
        std::printf("| %s | %.2f | %.2f | %.2f |\n", what, ms[ms.size() / 2],
                    ms[ms.size() * 95 / 100], ms.back());
    }
};

void measureHits(FlameWidget &widget)
{
    constexpr int kHits = 200'000;
    std::mt19937 random(3);
    const QSize size = widget.viewport()->size();
    std::uint64_t found = 0;
    const double before = cpuMs();
    for (int i = 0; i < kHits; ++i) {
        const QPoint pos(static_cast<int>(random() % static_cast<unsigned>(size.width())),
                         static_cast<int>(random() % static_cast<unsigned>(size.height())));
        found += widget.nodeAt(pos) != FlameWidget::kNoNode ? 1 : 0;
    }
    std::printf("\nHit test: %.2f µs each (%llu of %d hit).\n\n", (cpuMs() - before) * 1e3 / kHits,
                static_cast<unsigned long long>(found), kHits);
}

void measure(const Made &made, const char *title)
{
    if (!made.rows)
        return;
    FlameWidget widget;
    widget.resize(1920, 1080);
    widget.setContent(made.rows, std::make_shared<BenchSource>(*made.tree));
    widget.show();
    QApplication::processEvents();
    QImage target(1920, 1080, QImage::Format_RGB32);
    const std::int64_t begin = made.rows->begin();
    const std::int64_t span = made.rows->end() - begin;

    std::printf("**%s**: %llu boxes, %zu rows, laid out in %.0f ms CPU\n\n", title,
                static_cast<unsigned long long>(made.rows->boxCount), made.rows->rows.size(),
                made.layoutMs);
    std::printf("| ms CPU a frame | median | 95 %% | worst |\n|---|---|---|---|\n");
    Times fit;
    fit.add(
        widget, target,
        [&](int) {
            widget.refreshColors();
            widget.fit();
        },
        60);
    fit.print("whole chart");
    Times zoom;
    zoom.add(
        widget, target,
        [&](int i) {
            const double part = std::pow(0.93, i);
            const auto half = static_cast<std::int64_t>(static_cast<double>(span) * part / 2);
            widget.showRange(begin + span / 3 - half * 2 / 3, begin + span / 3 + half);
        },
        200);
    zoom.print("zoom sweep to a two-millionth");
    for (const auto &[part, what] :
         {std::pair{10, "pan at a tenth"}, std::pair{100, "pan at a hundredth"},
          std::pair{1000, "pan at a thousandth"}}) {
        Times pan;
        pan.add(
            widget, target,
            [&, p = part](int i) {
                const std::int64_t at = begin + span / 4 + span / p / 40 * i;
                widget.showRange(at, at + span / p);
            },
            200);
        pan.print(what);
    }
    widget.fit();
    Times hover;
    hover.add(
        widget, target, [&](int) { widget.refreshMarks(); }, 60);
    hover.print("hover or selection over the whole chart");
    measureHits(widget);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    if (argc > 1) {
        for (int i = 1; i < argc; ++i)
            measure(loadChart(argv[i]), argv[i]);
        return 0;
    }
    measure(makeChart(1'000'000), "One million");
    measure(makeChart(2'000'000), "Two million");
    return 0;
}
