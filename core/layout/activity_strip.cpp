// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/activity_strip.h"

#include "core/base/cancelled.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

// Adds lengths of time to columns of equal length.
class ColumnFiller {
public:
    explicit ColumnFiller(ActivityStrip &strip)
        : m_strip(strip),
          m_perUnit(static_cast<double>(strip.columns.size()) /
                    static_cast<double>(strip.end - strip.begin))
    {}

    void add(std::int64_t from, std::int64_t to, std::size_t category)
    {
        double x = static_cast<double>(from - m_strip.begin) * m_perUnit;
        const double right = static_cast<double>(to - m_strip.begin) * m_perUnit;
        std::size_t column = static_cast<std::size_t>(x);
        while (x < right && column < m_strip.columns.size()) {
            const double edge = std::min(right, static_cast<double>(column + 1));
            m_strip.columns[column][category] += static_cast<float>(edge - x);
            x = edge;
            ++column;
        }
    }

private:
    ActivityStrip &m_strip;
    double m_perUnit;
};

} // namespace

float ActivityStrip::active(const Column &column)
{
    float sum = 0;
    for (int i = 0; i < kCategoryCount; ++i) {
        const auto category = static_cast<Category>(i);
        if (category != Category::Idle && category != Category::Program &&
            category != Category::Root && category != Category::Unknown)
            sum += column[static_cast<std::size_t>(i)];
    }
    return sum;
}

ActivityStrip::Column ActivityStrip::mean(double from, double to) const
{
    Column result{};
    const auto length = static_cast<double>(end - begin);
    if (columns.empty() || length <= 0 || to <= from)
        return result;
    const auto count = static_cast<double>(columns.size());
    const double x0 = std::clamp((from - static_cast<double>(begin)) / length * count, 0.0, count);
    const double x1 = std::clamp((to - static_cast<double>(begin)) / length * count, 0.0, count);
    const double span = (to - from) / length * count;
    for (auto i = static_cast<std::size_t>(x0); i < columns.size() && static_cast<double>(i) < x1;
         ++i) {
        const double left = std::max(x0, static_cast<double>(i));
        const double right = std::min(x1, static_cast<double>(i + 1));
        const auto weight = static_cast<float>((right - left) / span);
        for (std::size_t c = 0; c < result.size(); ++c)
            result[c] += columns[i][c] * weight;
    }
    return result;
}

Result<std::shared_ptr<const ActivityStrip>> activityStrip(const SampleTimeline &timeline,
                                                           std::span<const Category> categoryOfNode,
                                                           std::uint32_t columns,
                                                           Progress &progress)
{
    auto strip = std::make_shared<ActivityStrip>();
    strip->begin = timeline.begin();
    strip->end = timeline.end();
    if (strip->end <= strip->begin)
        return std::shared_ptr<const ActivityStrip>(std::move(strip));
    strip->columns.resize(columns);
    const std::vector<std::int64_t> &position = *timeline.position;
    const std::vector<std::uint32_t> &node = *timeline.node;
    ColumnFiller filler(*strip);
    const std::uint32_t count = timeline.count();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % Progress::kPollInterval == 0) {
            if (progress.isCancelled())
                return cancelledError();
            progress.update(static_cast<double>(i) / count);
        }
        if (node[i] < categoryOfNode.size())
            filler.add(position[i], position[i + 1],
                       static_cast<std::size_t>(categoryOfNode[node[i]]));
    }
    return std::shared_ptr<const ActivityStrip>(std::move(strip));
}

} // namespace v8scope
