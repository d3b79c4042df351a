// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/registry.h"

#include "core/formats/cpu_profile_loader.h"
#include "core/formats/file_content.h"
#include "core/formats/heap/heap_snapshot_loader.h"
#include "core/formats/heap_profile_loader.h"
#include "core/formats/known_formats.h"

#include <algorithm>
#include <array>
#include <utility>

namespace v8scope {

namespace {

constexpr std::array<std::string_view, 1> kCpuSuffixes = {".cpuprofile"};
constexpr std::array<std::string_view, 1> kHeapSuffixes = {".heapprofile"};
constexpr std::array<std::string_view, 2> kSnapshotSuffixes = {".heapsnapshot", ".heaptimeline"};

bool hasKey(const TopMember &member, std::string_view key)
{
    return std::find(member.innerKeys.begin(), member.innerKeys.end(), key) !=
           member.innerKeys.end();
}

// Both CPU and heap profiles have a tree below `head`; its first node tells them apart.
bool isHeapHead(const FileContent &content)
{
    const TopMember *head = content.member("head");
    return head && (head->type == JsonType::Object || head->type == JsonType::Null) &&
           !hasKey(*head, "functionName") && !hasKey(*head, "hitCount") &&
           !content.has("timestamps") && !content.has("timeDeltas");
}

int sniffCpuProfile(const FileContent &content)
{
    if (const TopMember *nodes = content.member("nodes")) {
        if (nodes->firstElement == JsonType::Object)
            return 100;
        if (nodes->firstElement == JsonType::Number || content.has("snapshot"))
            return 0;
        return 80; // an empty or wrong one: the loader says what is wrong with it
    }
    if (content.has("head"))
        return isHeapHead(content) ? 10 : 100;
    if (content.has("samples") && (content.has("timeDeltas") || content.has("timestamps")))
        return 60;
    return 0;
}

int sniffHeapProfile(const FileContent &content)
{
    return !content.has("nodes") && isHeapHead(content) ? 90 : 0;
}

int sniffHeapSnapshot(const FileContent &content)
{
    const TopMember *snapshot = content.member("snapshot");
    if (snapshot && snapshot->type == JsonType::Object)
        return hasKey(*snapshot, "meta") ? 100 : 50;
    const TopMember *nodes = content.member("nodes");
    if (nodes && nodes->firstElement == JsonType::Number)
        return 90;
    return snapshot ? 20 : 0; // a wrong one: the loader says what is wrong with it
}

Result<Loaded> wrap(Result<std::shared_ptr<const Profile>> profile, std::string kind)
{
    if (!profile)
        return std::move(profile.error());
    std::string format = (*profile)->format;
    return Loaded{std::move(kind), std::move(format), std::move(*profile)};
}

Result<Loaded> loadCpu(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    return wrap(loadCpuProfile(*bytes, progress), "cpuprofile");
}

Result<Loaded> loadHeap(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    return wrap(loadHeapProfile(*bytes, progress), "heapprofile");
}

Result<Loaded> loadSnapshot(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    Result<std::shared_ptr<const HeapSnapshot>> snapshot = loadHeapSnapshot(bytes, progress);
    if (!snapshot)
        return std::move(snapshot.error());
    std::string format = (*snapshot)->format;
    return Loaded{(*snapshot)->isTimeline ? "heaptimeline" : "heapsnapshot", std::move(format),
                  std::move(*snapshot)};
}

const std::array<Loader, 3> kLoaders = {
    Loader{"cpuprofile", "V8 CPU profile", kCpuSuffixes, sniffCpuProfile, loadCpu},
    Loader{"heapprofile", "V8 sampling heap profile", kHeapSuffixes, sniffHeapProfile, loadHeap},
    Loader{"heapsnapshot", "V8 heap snapshot", kSnapshotSuffixes, sniffHeapSnapshot, loadSnapshot},
};

LoadError notRead(const FileContent &content, const ByteBuffer &bytes)
{
    LoadError error;
    error.file = bytes.origin().name;
    error.expected = "a V8 CPU profile, a sampling heap profile or a heap snapshot";
    if (std::optional<std::string> known = nameKnownFormat(content)) {
        error.code = LoadErrorCode::UnsupportedFormat;
        error.found = std::move(*known);
    } else {
        const bool json = content.type == JsonType::Object || content.type == JsonType::Array;
        error.code = json ? LoadErrorCode::UnknownFormat : LoadErrorCode::NotJson;
        error.found = describeUnknown(content);
    }
    return error;
}

} // namespace

std::span<const Loader> loaders()
{
    return kLoaders;
}

Result<Loaded> loadBuffer(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    if (bytes->text().empty())
        return LoadError{LoadErrorCode::Empty, bytes->origin().name, {}, {}, {}, {}};
    const FileContent content = lookAt(bytes->text(), progress);
    const Loader *best = nullptr;
    int bestConfidence = 0;
    for (const Loader &loader : kLoaders) {
        const int confidence = loader.sniff(content);
        if (confidence > bestConfidence) {
            best = &loader;
            bestConfidence = confidence;
        }
    }
    if (progress.isCancelled())
        return LoadError{LoadErrorCode::Cancelled, bytes->origin().name, {}, {}, {}, {}};
    if (!best)
        return notRead(content, *bytes);
    return best->load(bytes, progress);
}

Result<Loaded> loadFile(const std::string &path, Progress &progress, const ReadOptions &options)
{
    Result<std::shared_ptr<const ByteBuffer>> bytes = readFile(path, progress, options);
    if (!bytes)
        return std::move(bytes.error());
    return loadBuffer(*bytes, progress);
}

} // namespace v8scope
