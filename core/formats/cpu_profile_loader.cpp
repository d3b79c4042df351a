// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/cpu_profile_loader.h"

#include "core/formats/flat_nodes_reader.h"
#include "core/formats/node_linker.h"
#include "core/formats/one_based.h"
#include "core/formats/sample_reader.h"
#include "core/formats/sample_times.h"
#include "core/formats/tree_nodes_reader.h"
#include "core/formats/truncation.h"
#include "core/json/json_path.h"

#include <algorithm>
#include <string>
#include <utility>

namespace v8scope {

namespace {

// The part of the file that is being read; says what is missing when it ends there.
enum class Section { Other, Nodes, Samples, Times };

class CpuProfileLoader {
public:
    CpuProfileLoader(const ByteBuffer &bytes, Progress &progress)
        : m_bytes(bytes),
          m_progress(progress),
          m_cursor(bytes.text(), &progress),
          m_samplesReader(m_cursor, m_issues, progress)
    {}

    Result<std::shared_ptr<const Profile>> load()
    {
        m_progress.beginPhase("Reading the profile", 0.5);
        if (!readTop() && !canUseWhatIsThere())
            return cursorError(m_bytes, m_cursor.fault());
        if (m_nodes.size() == 0)
            return noNodes();
        m_progress.beginPhase("Linking the call tree", 0.05);
        finish();
        if (m_progress.isCancelled())
            return LoadError{LoadErrorCode::Cancelled, m_bytes.origin().name, {}, {}, {}, {}};
        return std::shared_ptr<const Profile>(std::move(m_profile));
    }

private:
    bool readTop()
    {
        std::string_view key;
        if (!m_cursor.enterObject())
            return false;
        while (m_cursor.nextKey(key)) {
            if (!readField(key))
                return false;
            m_section = Section::Other;
        }
        if (m_cursor.hasFailed())
            return false;
        if (!m_cursor.atEnd())
            m_issues.note(Issue::TrailingText, m_cursor.fault().offset);
        return true;
    }

    bool readField(std::string_view key)
    {
        if (key == "nodes")
            return readNodes();
        if (key == "head" && !m_hasFlatNodes)
            return readHead();
        if (key == "samples")
            return readSamples();
        if (key == "timeDeltas" || key == "timestamps")
            return readTimes(key == "timestamps");
        if (key == "startTime")
            return readClock(m_times.start);
        if (key == "endTime")
            return readClock(m_times.end);
        if (key == "title")
            return readTitle();
        if (key == "typeId")
            m_hasTypeId = true;
        return m_cursor.skipValue();
    }

    bool readNodes()
    {
        m_section = Section::Nodes;
        m_hasFlatNodes = true;
        m_nodes = RawNodes{};
        return FlatNodesReader(m_cursor, *m_profile, m_issues, m_progress).read(m_nodes);
    }

    bool readHead()
    {
        m_section = Section::Nodes;
        m_times.isTreeForm = true;
        m_nodes = RawNodes{};
        return TreeNodesReader(m_cursor, *m_profile, m_issues, m_progress).read(m_nodes);
    }

    bool readSamples()
    {
        m_section = Section::Samples;
        return m_cursor.skipNull() || m_samplesReader.readSamples(m_samples);
    }

    bool readTimes(bool areTimestamps)
    {
        if (m_cursor.skipNull())
            return true;
        // Absolute times are the better ones if a file has both.
        if (!areTimestamps && m_rawTimes.kind == RawTimes::Kind::Timestamps)
            return m_cursor.skipValue();
        m_section = Section::Times;
        return areTimestamps ? m_samplesReader.readTimestamps(m_rawTimes)
                             : m_samplesReader.readDeltas(m_rawTimes);
    }

    bool readClock(std::optional<std::string_view> &out)
    {
        if (m_cursor.skipNull())
            return true;
        m_cursor.peek();
        const std::uint64_t offset = m_cursor.offset();
        std::string_view text;
        if (!m_cursor.readNumberText(text))
            return false;
        if (!isJsonNumber(text))
            return m_cursor.failAtOffset(LoadErrorCode::WrongType, offset, "a number");
        if (!parseScaled(text, kMaxClockDigits))
            return m_cursor.failAtOffset(LoadErrorCode::OutOfRange, offset, "a time");
        out = text;
        return true;
    }

    bool readTitle()
    {
        if (m_cursor.peek() != JsonType::String)
            return m_cursor.skipValue();
        JsonString string;
        return m_cursor.readString(string) && (decodeJsonString(string, m_profile->title) || true);
    }

    // After a fault: whether the file merely ends too early and what came before is of use.
    bool canUseWhatIsThere()
    {
        if (m_cursor.fault().code != LoadErrorCode::Truncated || m_nodes.size() == 0)
            return false;
        const std::uint64_t offset = m_cursor.fault().offset;
        switch (m_section) {
        case Section::Nodes:
            if (m_hasFlatNodes && !hasRoot())
                return false;
            m_issues.note(Issue::TruncatedNodes, offset);
            break;
        case Section::Samples:
            m_times.samplesCut = true;
            m_issues.note(Issue::TruncatedSamples, offset);
            break;
        case Section::Times:
            m_times.timesCut = true;
            m_issues.note(Issue::TruncatedTimes, offset);
            break;
        case Section::Other: m_issues.note(Issue::TruncatedElsewhere, offset); break;
        }
        return true;
    }

    [[nodiscard]] bool hasRoot() const
    {
        return std::any_of(m_nodes.function.begin(), m_nodes.function.end(),
                           [&](FunctionId f) { return m_profile->name(f) == "(root)"; });
    }

    Result<std::shared_ptr<const Profile>> noNodes()
    {
        LoadError error;
        error.file = m_bytes.origin().name;
        error.code = m_hasFlatNodes ? LoadErrorCode::InvalidStructure : LoadErrorCode::MissingField;
        error.jsonPath = m_hasFlatNodes ? "nodes" : "";
        error.expected = m_hasFlatNodes ? "at least one node" : "\"nodes\" or \"head\"";
        return error;
    }

    void finish()
    {
        Profile &profile = *m_profile;
        profile.kind = ProfileKind::CpuTime;
        const bool oneBased = m_nodes.hasInlineFrames || m_hasTypeId;
        profile.format = formatName();
        m_nodes.selfBytes.clear();
        const bool nodesCut = m_issues.has(Issue::TruncatedNodes);
        const NodeIdMap ids = linkNodes(std::move(m_nodes), nodesCut, profile, m_issues);
        if (oneBased || rootLineIsZero()) {
            m_issues.note(Issue::OneBasedPositions);
            makePositionsZeroBased(profile);
        }
        takeSamples(ids);
        assignTimes(std::move(m_rawTimes), m_times, profile, m_issues);
        noteBufferDamage(m_bytes, profile.diagnostics);
        m_issues.report(m_bytes.text(), profile.diagnostics);
    }

    // v8-profiler-next counts from 1, which shows in its root: line 0 instead of -1.
    [[nodiscard]] bool rootLineIsZero() const
    {
        const FunctionId root = m_profile->nodes.function[0];
        return m_hasFlatNodes && m_profile->name(root) == "(root)" &&
               m_profile->functions.key(root).line == 0;
    }

    void takeSamples(const NodeIdMap &ids)
    {
        std::uint64_t unknown = 0;
        m_profile->sampleNode = std::move(m_samples).resolve([&](std::uint64_t id) {
            const std::uint32_t node = ids.find(id);
            unknown += node == NodeIdMap::kNone && id != RawSamples::kNone ? 1 : 0;
            return node;
        });
        if (unknown > 0)
            m_issues.note(Issue::UnknownSample, {}, unknown);
    }

    [[nodiscard]] std::string formatName() const
    {
        if (!m_hasFlatNodes)
            return "V8 CPU profile, old tree form";
        if (m_hasTypeId)
            return "V8 CPU profile, flat nodes as v8-profiler-next writes them";
        return m_nodes.hasChildLists || m_nodes.parentId.empty()
                   ? "V8 CPU profile, flat nodes with children"
                   : "V8 CPU profile, flat nodes with parents";
    }

    // What start and end may at most be scaled by: seconds to nanoseconds.
    static constexpr int kMaxClockDigits = 9;

    const ByteBuffer &m_bytes;
    Progress &m_progress;
    JsonCursor m_cursor;
    IssueLog m_issues;
    std::shared_ptr<Profile> m_profile = std::make_shared<Profile>();
    SampleReader m_samplesReader;
    RawNodes m_nodes;
    RawSamples m_samples;
    RawTimes m_rawTimes;
    FileTimes m_times;
    Section m_section = Section::Other;
    bool m_hasFlatNodes = false;
    bool m_hasTypeId = false;
};

} // namespace

Result<std::shared_ptr<const Profile>> loadCpuProfile(const ByteBuffer &bytes, Progress &progress)
{
    return CpuProfileLoader(bytes, progress).load();
}

} // namespace v8scope
