// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that every kind of profile node shares: names, positions, ticks. Used by the flat and
// by the tree reader. One thread.
#pragma once

#include "core/formats/load_issues.h"
#include "core/json/json_cursor.h"
#include "core/profile/profile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

// A node's function while its fields come in, in any order.
struct FrameFields {
    FunctionKey key{StringId(0), StringId(0), -1, -1};
    StringId scriptId{0};
    bool seen = false;
    bool isInline = false; // the fields stand in the node itself, as old files have them
};

class FrameReader {
public:
    FrameReader(JsonCursor &cursor, Profile &profile, IssueLog &issues)
        : m_cursor(cursor), m_profile(profile), m_issues(issues)
    {}

    // functionName, url, scriptId, lineNumber, columnNumber.
    [[nodiscard]] static bool isFrameField(std::string_view key);
    // Reads the value of such a key.
    bool readFrameField(std::string_view key, FrameFields &frame);
    // A callFrame object: those fields and others, which are skipped.
    bool readCallFrame(FrameFields &frame);
    // A string (null counts as empty), interned.
    bool readName(StringId &out);
    // [{line, ticks}] or, in older files, [{line, hitCount}], added to out.
    bool readTicks(std::vector<PositionTick> &out);
    bool readHitCount(std::uint32_t &out);
    bool readSelfBytes(std::int64_t &out);
    // A deoptReason or bailoutReason; "no reason" is none.
    bool readDeoptReason(StringId &out);

private:
    bool readScriptId(StringId &out);
    bool readPosition(std::int32_t &out);
    bool readTick(PositionTick &out);

    void note(Issue issue, std::uint64_t offset);
    bool readFields(FrameFields &frame);

    // A profile repeats the text of a few thousand call frames over all its nodes, so the last
    // frame of each hash is remembered with its text and not read again.
    struct Known {
        std::string_view text;
        FrameFields frame;
    };

    JsonCursor &m_cursor;
    Profile &m_profile;
    IssueLog &m_issues;
    std::string m_scratch;
    std::vector<Known> m_known;
    bool m_hasNoted = false; // during the current call frame
};

} // namespace v8scope
