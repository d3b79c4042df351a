// SPDX-License-Identifier: GPL-3.0-or-later
// Reads `head` of the nested form: old CPU profiles (fields in the node itself) and heap profiles
// (fields in a callFrame). Keeps its own stack: real files nest thousands of levels deep.
#pragma once

#include "core/base/progress.h"
#include "core/formats/frame_reader.h"
#include "core/formats/raw_nodes.h"

#include <vector>

namespace v8scope {

class TreeNodesReader {
public:
    TreeNodesReader(JsonCursor &cursor, Profile &profile, IssueLog &issues, Progress &progress)
        : m_cursor(cursor),
          m_profile(profile),
          m_issues(issues),
          m_progress(progress),
          m_frames(cursor, profile, issues)
    {}

    // The cursor stands before the head object. False: the cursor has a fault; out then holds the
    // nodes whose function was read before it, parents first.
    bool read(RawNodes &out);

private:
    // A node whose closing brace is still to come.
    struct Open {
        std::uint32_t index = 0;
        std::uint64_t offset = 0;
        FrameFields frame;
        std::vector<PositionTick> ticks;
        bool inChildren = false; // between the brackets of its children
    };

    bool openNode(RawNodes &out);
    // Reads on to the next child, or to the end of the innermost node.
    bool advance(RawNodes &out);
    bool readField(std::string_view key, RawNodes &out);
    void closeNode(RawNodes &out);
    void dropUnfinished(RawNodes &out);
    void gatherTicks(RawNodes &out);

    JsonCursor &m_cursor;
    Profile &m_profile;
    IssueLog &m_issues;
    Progress &m_progress;
    FrameReader m_frames;
    std::vector<Open> m_open;
    // Ticks come when a node closes, which is not the order of node numbers.
    struct NodeTick {
        std::uint32_t node;
        PositionTick tick;
    };
    std::vector<NodeTick> m_ticks;
};

} // namespace v8scope
