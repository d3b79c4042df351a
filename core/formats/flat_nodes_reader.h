// SPDX-License-Identifier: GPL-3.0-or-later
// Reads `nodes` of the flat form: an array of nodes that name their children or their parent by id.
#pragma once

#include "core/base/progress.h"
#include "core/formats/frame_reader.h"
#include "core/formats/raw_nodes.h"

namespace v8scope {

class FlatNodesReader {
public:
    FlatNodesReader(JsonCursor &cursor, Profile &profile, IssueLog &issues, Progress &progress)
        : m_cursor(cursor),
          m_profile(profile),
          m_issues(issues),
          m_progress(progress),
          m_frames(cursor, profile, issues)
    {}

    // The cursor stands before the array. False: the cursor has a fault; the nodes before it are
    // whole.
    bool read(RawNodes &out);

private:
    // The fields of one node that go to columns when it is complete.
    struct Node {
        FrameFields frame;
        std::int64_t id = 0;
        std::int64_t parent = 0;
        std::uint32_t hitCount = 0;
        StringId deoptReason{0};
        bool hasId = false;
        bool hasParent = false;
    };

    bool readNode(RawNodes &out);
    bool readField(std::string_view key, Node &node, RawNodes &out);
    bool readChildren(RawNodes &out);
    void append(const Node &node, std::uint64_t offset, RawNodes &out);

    JsonCursor &m_cursor;
    Profile &m_profile;
    IssueLog &m_issues;
    Progress &m_progress;
    FrameReader m_frames;
};

} // namespace v8scope
