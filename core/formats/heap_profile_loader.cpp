// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap_profile_loader.h"

#include "core/formats/node_linker.h"
#include "core/formats/one_based.h"
#include "core/formats/tree_nodes_reader.h"
#include "core/formats/truncation.h"

#include <utility>
#include <vector>

namespace v8scope {

namespace {

constexpr std::uint64_t kPollSamples = 1u << 12;

class HeapProfileLoader {
public:
    HeapProfileLoader(const ByteBuffer &bytes, Progress &progress)
        : m_bytes(bytes),
          m_progress(progress),
          m_cursor(bytes.text(), &progress),
          m_frames(m_cursor, *m_profile, m_issues)
    {}

    Result<std::shared_ptr<const Profile>> load()
    {
        m_progress.beginPhase("Reading the profile", 0.5);
        if (!readTop() && !canUseWhatIsThere())
            return cursorError(m_bytes, m_cursor.fault());
        if (m_nodes.size() == 0) {
            LoadError error;
            error.code = LoadErrorCode::MissingField;
            error.file = m_bytes.origin().name;
            error.expected = "\"head\"";
            return error;
        }
        finish();
        return std::shared_ptr<const Profile>(std::move(m_profile));
    }

private:
    bool readTop()
    {
        std::string_view key;
        if (!m_cursor.enterObject())
            return false;
        while (m_cursor.nextKey(key)) {
            const bool ok = key == "head"      ? readHead()
                            : key == "samples" ? readSamples()
                                               : m_cursor.skipValue();
            if (!ok)
                return false;
            m_inSamples = false;
        }
        if (m_cursor.hasFailed())
            return false;
        if (!m_cursor.atEnd())
            m_issues.note(Issue::TrailingText, m_cursor.fault().offset);
        return true;
    }

    bool readHead()
    {
        m_nodes = RawNodes{};
        return TreeNodesReader(m_cursor, *m_profile, m_issues, m_progress).read(m_nodes);
    }

    bool readSamples()
    {
        m_sampleIds.clear();
        m_profile->allocationBytes.clear();
        m_profile->allocationOrdinal.clear();
        if (m_cursor.skipNull())
            return true;
        m_inSamples = true;
        if (!m_cursor.enterArray())
            return false;
        while (m_cursor.nextElement()) {
            if (!readSample())
                return false;
            if (m_sampleIds.size() % kPollSamples != 0)
                continue;
            m_progress.update(static_cast<double>(m_cursor.offset()) /
                              static_cast<double>(m_cursor.size()));
            if (m_progress.isCancelled())
                return m_cursor.fail(LoadErrorCode::Cancelled, {});
        }
        return !m_cursor.hasFailed();
    }

    bool readSample()
    {
        std::int64_t size = 0;
        std::int64_t node = -1;
        auto ordinal = static_cast<std::int64_t>(m_sampleIds.size());
        std::string_view key;
        m_cursor.peek();
        const std::uint64_t offset = m_cursor.offset();
        if (!m_cursor.enterObject())
            return false;
        while (m_cursor.nextKey(key)) {
            const bool ok = key == "size"      ? m_frames.readSelfBytes(size)
                            : key == "nodeId"  ? m_cursor.readSaturated(node)
                            : key == "ordinal" ? m_cursor.readSaturated(ordinal)
                                               : m_cursor.skipValue();
            if (!ok)
                return false;
        }
        if (m_cursor.hasFailed())
            return false;
        if (node < 0)
            m_issues.note(Issue::UnknownAllocation, offset);
        m_sampleIds.push_back(node < 0 ? RawNodes::kNoId : static_cast<std::uint64_t>(node));
        m_profile->allocationBytes.push_back(size);
        m_profile->allocationOrdinal.push_back(static_cast<std::uint64_t>(ordinal));
        return true;
    }

    bool canUseWhatIsThere()
    {
        if (m_cursor.fault().code != LoadErrorCode::Truncated || m_nodes.size() == 0)
            return false;
        m_issues.note(m_inSamples ? Issue::TruncatedSamples : Issue::TruncatedElsewhere,
                      m_cursor.fault().offset);
        return true;
    }

    void finish()
    {
        m_progress.beginPhase("Linking the call tree", 0.05);
        Profile &profile = *m_profile;
        profile.kind = ProfileKind::SampledAllocations;
        profile.format = m_sampleIds.empty() ? "V8 sampling heap profile, without samples"
                                             : "V8 sampling heap profile";
        const bool oneBased = m_nodes.hasInlineFrames;
        const NodeIdMap ids = linkNodes(std::move(m_nodes), false, profile, m_issues);
        if (oneBased) {
            m_issues.note(Issue::OneBasedPositions);
            makePositionsZeroBased(profile);
        }
        std::uint64_t unknown = 0;
        profile.sampleNode.reserve(m_sampleIds.size());
        for (const std::uint64_t id : m_sampleIds) {
            const std::uint32_t node = id == RawNodes::kNoId ? NodeIdMap::kNone : ids.find(id);
            unknown += node == NodeIdMap::kNone && id != RawNodes::kNoId ? 1 : 0;
            profile.sampleNode.push_back(node);
        }
        if (unknown > 0)
            m_issues.note(Issue::UnknownAllocation, {}, unknown);
        noteBufferDamage(m_bytes, profile.diagnostics);
        m_issues.report(m_bytes.text(), profile.diagnostics);
    }

    const ByteBuffer &m_bytes;
    Progress &m_progress;
    JsonCursor m_cursor;
    IssueLog m_issues;
    std::shared_ptr<Profile> m_profile = std::make_shared<Profile>();
    FrameReader m_frames;
    RawNodes m_nodes;
    std::vector<std::uint64_t> m_sampleIds;
    bool m_inSamples = false;
};

} // namespace

Result<std::shared_ptr<const Profile>> loadHeapProfile(const ByteBuffer &bytes, Progress &progress)
{
    return HeapProfileLoader(bytes, progress).load();
}

} // namespace v8scope
