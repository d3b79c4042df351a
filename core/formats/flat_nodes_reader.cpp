// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/flat_nodes_reader.h"

#include <array>
#include <limits>

namespace v8scope {

namespace {
constexpr std::uint32_t kPollNodes = 1u << 12;
constexpr std::uint32_t kMaxNodes = std::numeric_limits<std::uint32_t>::max() - 2;
} // namespace

bool FlatNodesReader::read(RawNodes &out)
{
    if (!m_cursor.enterArray())
        return false;
    const auto size = static_cast<double>(m_cursor.size());
    while (m_cursor.nextElement()) {
        const std::size_t ticks = out.ticks.size();
        const std::size_t children = out.childIds.size();
        if (!readNode(out)) {
            out.ticks.resize(ticks);
            out.childIds.resize(children);
            return false;
        }
        if (out.size() >= kMaxNodes)
            return m_cursor.fail(LoadErrorCode::TooLarge, "fewer than 4294967293 nodes");
        if (out.size() % kPollNodes == 0) {
            m_progress.update(static_cast<double>(m_cursor.offset()) / size);
            if (m_progress.isCancelled())
                return m_cursor.fail(LoadErrorCode::Cancelled, {});
        }
    }
    return !m_cursor.hasFailed();
}

bool FlatNodesReader::readNode(RawNodes &out)
{
    m_cursor.peek();
    const std::uint64_t offset = m_cursor.offset();
    if (!m_cursor.enterObject())
        return false;
    Node node;
    std::string_view key;
    while (m_cursor.nextKey(key)) {
        if (!readField(key, node, out))
            return false;
    }
    if (m_cursor.hasFailed())
        return false;
    if (!node.hasId)
        return m_cursor.failAtOffset(LoadErrorCode::MissingField, offset, "a node with an id");
    append(node, offset, out);
    return true;
}

bool FlatNodesReader::readField(std::string_view key, Node &node, RawNodes &out)
{
    if (key == "id") {
        node.hasId = true;
        m_cursor.peek();
        const std::uint64_t offset = m_cursor.offset();
        return m_cursor.readInteger(node.id) &&
               (node.id >= 0 ||
                m_cursor.failAtOffset(LoadErrorCode::OutOfRange, offset, "a node id of 0 or more"));
    }
    if (key == "callFrame")
        return m_frames.readCallFrame(node.frame);
    if (key == "hitCount")
        return m_frames.readHitCount(node.hitCount);
    if (key == "children")
        return readChildren(out);
    if (key == "positionTicks" || key == "lineTicks")
        return m_frames.readTicks(out.ticks);
    if (key == "parent") {
        if (m_cursor.skipNull())
            return true;
        node.hasParent = true;
        return m_cursor.readInteger(node.parent);
    }
    if (key == "deoptReason" || key == "bailoutReason")
        return m_frames.readDeoptReason(node.deoptReason);
    if (FrameReader::isFrameField(key)) {
        node.frame.isInline = true;
        return m_frames.readFrameField(key, node.frame);
    }
    return m_cursor.skipValue();
}

bool FlatNodesReader::readChildren(RawNodes &out)
{
    if (m_cursor.skipNull())
        return true;
    if (!m_cursor.enterArray())
        return false;
    out.hasChildLists = true;
    std::array<std::int64_t, 256> block;
    while (true) {
        const std::size_t count = m_cursor.readIntegers(block.data(), block.size());
        for (std::size_t i = 0; i < count; ++i)
            out.childIds.push_back(static_cast<std::uint64_t>(block[i]));
        if (count == block.size())
            continue;
        if (!m_cursor.nextElement())
            return !m_cursor.hasFailed();
        std::int64_t id = 0;
        if (!m_cursor.readInteger(id))
            return false;
        out.childIds.push_back(static_cast<std::uint64_t>(id));
    }
}

void FlatNodesReader::append(const Node &node, std::uint64_t offset, RawNodes &out)
{
    if (!node.frame.seen)
        m_issues.note(Issue::NodeWithoutFrame, offset);
    out.id.push_back(static_cast<std::uint64_t>(node.id));
    out.offset.push_back(offset);
    out.function.push_back(m_profile.functions.intern(node.frame.key));
    out.hitCount.push_back(node.hitCount);
    out.scriptId.push_back(node.frame.scriptId);
    out.hasInlineFrames |= node.frame.isInline;
    out.hasScriptIds |= node.frame.scriptId.value != 0;
    out.deoptReason.push_back(node.deoptReason);
    out.hasDeoptReasons |= node.deoptReason.value != 0;
    out.tickEnd.push_back(static_cast<std::uint32_t>(out.ticks.size()));
    out.childEnd.push_back(out.childIds.size());
    if (node.hasParent) {
        out.parentId.resize(out.id.size() - 1, RawNodes::kNoId);
        out.parentId.push_back(static_cast<std::uint64_t>(node.parent));
    }
}

} // namespace v8scope
