// SPDX-License-Identifier: GPL-3.0-or-later
// Trees and sources for tests of flame widgets: functions are named by letters and numbers, boxes
// coloured by category, nothing comes from a file.
#pragma once

#include "core/layout/flame_rows.h"
#include "views/common/theme.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include <QApplication>
#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace v8scope::test {

struct FlameFixture {
    CallTree tree;
    std::vector<QString> names; // by node
    SampleTimeline timeline;

    FlameFixture() { add(NodeId::kNoneValue, QStringLiteral("(root)")); }

    std::uint32_t add(std::uint32_t parent, const QString &name, std::int64_t self = 0)
    {
        const std::uint32_t node =
            tree.addNode(parent, FunctionId(static_cast<std::uint32_t>(names.size())),
                         SystemKind::None, NodeId::kNoneValue);
        tree.self[node] = self;
        names.push_back(name);
        return node;
    }

    // One sample of each (length, node) after the other.
    void setSamples(const std::vector<std::pair<std::int64_t, std::uint32_t>> &samples)
    {
        std::vector<std::int64_t> position{0};
        std::vector<std::uint32_t> node;
        for (const auto &[length, n] : samples) {
            position.push_back(position.back() + length);
            node.push_back(n);
            if (n != NodeId::kNoneValue)
                tree.self[n] += length;
        }
        timeline.position = std::make_shared<const SampleTimeline::Positions>(position);
        timeline.node = std::make_shared<const SampleTimeline::Nodes>(node);
    }

    [[nodiscard]] std::shared_ptr<const FlameRows> chart()
    {
        tree.finish();
        Progress progress;
        auto rows = layoutFlameChart(tree, timeline, progress);
        return rows ? *rows : nullptr;
    }

    [[nodiscard]] std::shared_ptr<const FlameRows> graph()
    {
        tree.finish();
        Progress progress;
        const ProfileView noNames;
        auto rows = layoutFlameGraph(tree, noNames, FlameOrder::LeftHeavy, progress);
        return rows ? *rows : nullptr;
    }
};

class FixtureSource : public FlameSource {
public:
    explicit FixtureSource(const FlameFixture &fixture, bool dark = false)
        : m_fixture(fixture), m_theme(dark ? Theme::Mode::Dark : Theme::Mode::Light)
    {}

    QString name(std::uint32_t node) const override { return m_fixture.names[node]; }
    QColor color(std::uint32_t node) const override
    {
        return m_theme.category(static_cast<Category>(node % 6));
    }
    QString toolTip(std::uint32_t node) const override
    {
        return QStringLiteral("<b>%1</b>").arg(name(node));
    }
    QString description(std::uint32_t node) const override
    {
        return QStringLiteral("%1, self %2, total %3")
            .arg(name(node))
            .arg(m_fixture.tree.self[node])
            .arg(m_fixture.tree.total[node]);
    }
    std::uint32_t row(std::uint32_t node) const override { return m_fixture.tree.depth[node] - 1; }
    FlameMatch match(std::uint32_t node) const override
    {
        return search.isEmpty()              ? FlameMatch::None
               : name(node).contains(search) ? FlameMatch::Match
                                             : FlameMatch::Dimmed;
    }
    FlameMark mark(std::uint32_t node) const override
    {
        return highlighted.contains(node) ? FlameMark::Highlighted : FlameMark::None;
    }
    bool isHot(std::uint32_t node) const override { return hot.contains(node); }

    QString search;
    QSet<std::uint32_t> highlighted;
    QSet<std::uint32_t> hot;

private:
    const FlameFixture &m_fixture;
    Theme m_theme;
};

} // namespace v8scope::test
