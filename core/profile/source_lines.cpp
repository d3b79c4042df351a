// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/source_lines.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <variant>

namespace v8scope {

namespace {

constexpr std::int32_t kLastLine = std::numeric_limits<std::int32_t>::max();

struct Entry {
    StringId url;
    std::int32_t line;
    std::uint64_t ticks;
    std::int64_t self;
};

// Goes through the nodes of the base, since only these know lines, and asks the view where their
// weight went.
class LineCollector {
public:
    explicit LineCollector(const ProfileView &view)
        : m_view(view), m_base(*view.base->tree), m_nodes(view.profile().nodes)
    {
        m_isRanged = std::any_of(view.filters.begin(), view.filters.end(), [](const Filter &f) {
            return std::holds_alternative<filter::Range>(f);
        });
    }

    std::vector<Entry> run()
    {
        for (std::uint32_t node = 0; node < m_base.size(); ++node) {
            const std::uint32_t shown = m_view.nodeOfBase ? (*m_view.nodeOfBase)[node] : node;
            if (shown != NodeId::kNoneValue)
                add(node, shown, m_view.baseSelf ? (*m_view.baseSelf)[node] : m_base.self[node]);
        }
        return std::move(m_entries);
    }

private:
    void add(std::uint32_t node, std::uint32_t shown, std::int64_t self)
    {
        if (m_view.tree->system[shown] != SystemKind::None)
            return;
        const FunctionId own = m_base.function[node];
        FunctionId function = m_view.tree->function[shown];
        if (function.value >= m_view.profile().functions.size())
            function = own; // a collapsed package is no place in a file, its functions are
        if (function.value >= m_view.profile().functions.size())
            return;
        if (m_view.url(function).empty())
            return; // native code has no lines
        const bool isOwn = function == own && node < m_nodes.size();
        const std::uint32_t source = isOwn ? node : m_view.tree->sourceNode[shown];
        const bool countTicks = isOwn && (self != 0 || !m_isRanged);
        spread(function, source, self, countTicks);
    }

    // Over the lines on which the sampler found the node; the parts add up to the whole exactly.
    void spread(FunctionId function, std::uint32_t source, std::int64_t self, bool countTicks)
    {
        const FunctionKey &key = m_view.profile().functions.key(function);
        std::span<const PositionTick> ticks;
        if (source < m_nodes.size() && m_nodes.function[source] == function)
            ticks = m_nodes.ticksOf(source);
        std::uint64_t all = 0;
        for (const PositionTick &tick : ticks)
            all += tick.ticks;
        if (all == 0) {
            const std::int32_t first = std::clamp(key.line, -1, kLastLine - 1) + 1;
            m_entries.push_back({key.url, first, 0, self});
            return;
        }
        std::uint64_t seen = 0;
        std::int64_t given = 0;
        for (const PositionTick &tick : ticks) {
            seen += tick.ticks;
            const auto upToHere = static_cast<std::int64_t>(static_cast<__int128>(self) *
                                                            static_cast<__int128>(seen) / all);
            m_entries.push_back(
                {key.url, tick.line, countTicks ? tick.ticks : 0, upToHere - given});
            given = upToHere;
        }
    }

    const ProfileView &m_view;
    const CallTree &m_base;
    const ProfileNodes &m_nodes;
    bool m_isRanged = false;
    std::vector<Entry> m_entries;
};

} // namespace

std::vector<FileLines> sourceLines(const ProfileView &view)
{
    std::vector<Entry> entries = LineCollector(view).run();
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::tuple(a.url, a.line) < std::tuple(b.url, b.line);
    });
    std::vector<FileLines> files;
    StringId url;
    for (const Entry &entry : entries) {
        if (files.empty() || entry.url != url) {
            url = entry.url;
            files.emplace_back().url = view.profile().strings.view(url);
        }
        FileLines &file = files.back();
        if (file.lines.empty() || file.lines.back().line != entry.line)
            file.lines.push_back({entry.line, 0, 0});
        file.lines.back().ticks += entry.ticks;
        file.lines.back().self += entry.self;
        file.ticks += entry.ticks;
        file.self += entry.self;
    }
    for (FileLines &file : files)
        std::erase_if(file.lines, [](const LineRow &l) { return l.self == 0 && l.ticks == 0; });
    std::erase_if(files, [](const FileLines &file) { return file.self == 0; });
    std::sort(files.begin(), files.end(), [](const FileLines &a, const FileLines &b) {
        return std::tuple(b.self, b.ticks, std::string_view(a.url)) <
               std::tuple(a.self, a.ticks, std::string_view(b.url));
    });
    return files;
}

} // namespace v8scope
