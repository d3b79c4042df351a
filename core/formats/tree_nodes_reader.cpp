// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tree_nodes_reader.h"

#include <limits>

namespace v8scope {

namespace {
constexpr std::uint32_t kPollNodes = 1u << 12;
constexpr std::uint32_t kMaxNodes = std::numeric_limits<std::uint32_t>::max() - 2;
} // namespace

bool TreeNodesReader::read(RawNodes &out)
{
    bool ok = openNode(out);
    while (ok && !m_open.empty())
        ok = advance(out);
    if (!ok)
        dropUnfinished(out);
    gatherTicks(out);
    return ok;
}

bool TreeNodesReader::openNode(RawNodes &out)
{
    m_cursor.peek();
    const std::uint64_t offset = m_cursor.offset();
    if (!m_cursor.enterObject())
        return false;
    if (out.size() >= kMaxNodes)
        return m_cursor.fail(LoadErrorCode::TooLarge, "fewer than 4294967293 nodes");
    Open node;
    node.index = out.size();
    node.offset = offset;
    out.parent.push_back(m_open.empty() ? NodeId::kNoneValue : m_open.back().index);
    out.id.push_back(RawNodes::kNoId);
    out.function.emplace_back();
    out.hitCount.push_back(0);
    out.selfBytes.push_back(0);
    out.scriptId.emplace_back(0);
    out.deoptReason.emplace_back(0);
    m_open.push_back(std::move(node));
    if (out.size() % kPollNodes == 0) {
        m_progress.update(static_cast<double>(offset) / static_cast<double>(m_cursor.size()));
        if (m_progress.isCancelled())
            return m_cursor.fail(LoadErrorCode::Cancelled, {});
    }
    return true;
}

bool TreeNodesReader::advance(RawNodes &out)
{
    // Inside a children array unless the innermost node has only just been opened.
    if (m_open.back().inChildren) {
        if (m_cursor.nextElement())
            return openNode(out);
        if (m_cursor.hasFailed())
            return false;
        m_open.back().inChildren = false;
    }
    std::string_view key;
    while (m_cursor.nextKey(key)) {
        if (key == "children" && !m_cursor.skipNull()) {
            m_open.back().inChildren = true;
            return m_cursor.enterArray();
        }
        if (key != "children" && !readField(key, out))
            return false;
    }
    if (m_cursor.hasFailed())
        return false;
    closeNode(out);
    return true;
}

bool TreeNodesReader::readField(std::string_view key, RawNodes &out)
{
    Open &node = m_open.back();
    if (key == "id") {
        std::int64_t id = 0;
        if (!m_cursor.readInteger(id))
            return false;
        out.id[node.index] = static_cast<std::uint64_t>(id);
        return true;
    }
    if (key == "callFrame")
        return m_frames.readCallFrame(node.frame);
    if (key == "hitCount")
        return m_frames.readHitCount(out.hitCount[node.index]);
    if (key == "selfSize")
        return m_frames.readSelfBytes(out.selfBytes[node.index]);
    if (key == "lineTicks" || key == "positionTicks")
        return m_frames.readTicks(node.ticks);
    if (key == "deoptReason" || key == "bailoutReason")
        return m_frames.readDeoptReason(out.deoptReason[node.index]);
    if (FrameReader::isFrameField(key)) {
        node.frame.isInline = true;
        return m_frames.readFrameField(key, node.frame);
    }
    return m_cursor.skipValue();
}

void TreeNodesReader::closeNode(RawNodes &out)
{
    const Open &node = m_open.back();
    if (!node.frame.seen)
        m_issues.note(Issue::NodeWithoutFrame, node.offset);
    out.function[node.index] = m_profile.functions.intern(node.frame.key);
    out.scriptId[node.index] = node.frame.scriptId;
    out.hasInlineFrames |= node.frame.isInline;
    out.hasScriptIds |= node.frame.scriptId.value != 0;
    out.hasDeoptReasons |= out.deoptReason[node.index].value != 0;
    for (const PositionTick &tick : node.ticks)
        m_ticks.push_back({node.index, tick});
    m_open.pop_back();
}

void TreeNodesReader::dropUnfinished(RawNodes &out)
{
    // The innermost node is worth keeping only if it already said what it is.
    if (!m_open.empty() && !m_open.back().frame.seen && m_open.back().index + 1 == out.size()) {
        m_open.pop_back();
        out.parent.pop_back();
        out.id.pop_back();
        out.function.pop_back();
        out.hitCount.pop_back();
        out.selfBytes.pop_back();
        out.scriptId.pop_back();
        out.deoptReason.pop_back();
    }
    while (!m_open.empty())
        closeNode(out);
}

void TreeNodesReader::gatherTicks(RawNodes &out)
{
    if (m_ticks.empty()) {
        out.tickEnd.assign(out.size(), 0);
        return;
    }
    // Counting sort by node; a node's own ticks keep their order.
    std::vector<std::uint32_t> next(out.size() + 1, 0);
    for (const NodeTick &tick : m_ticks)
        ++next[tick.node + 1];
    for (std::size_t i = 1; i < next.size(); ++i)
        next[i] += next[i - 1];
    out.ticks.resize(m_ticks.size());
    out.tickEnd.assign(next.begin() + 1, next.end());
    for (const NodeTick &tick : m_ticks)
        out.ticks[next[tick.node]++] = tick.tick;
}

} // namespace v8scope
