// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/load_document.h"

#include "core/base/too_large.h"

#include <new>
#include <utility>
#include <variant>

namespace v8scope {

namespace {

LoadError notShown(const std::string &path, const Loaded &loaded)
{
    LoadError error;
    error.code = LoadErrorCode::UnsupportedFormat;
    error.file = path;
    error.expected = "a CPU profile or a sampling heap profile (this window does not show heap "
                     "snapshots yet; \"v8scope-cli heap FILE\" does)";
    error.found = "a " + loaded.format;
    return error;
}

Result<LoadedDocument> loadAndResolve(const std::string &path, CpuRules rules,
                                      const ReadOptions &options, Progress &progress)
{
    Result<Loaded> loaded = loadFile(path, progress, options);
    if (!loaded)
        return std::move(loaded.error());
    const auto *artifact = std::get_if<std::shared_ptr<const Profile>>(&loaded->artifact);
    if (!artifact)
        return notShown(path, *loaded);
    const std::shared_ptr<const Profile> &profile = *artifact;
    auto resolved = resolve(profile, rules, progress);
    if (!resolved)
        return std::move(resolved.error());
    return LoadedDocument{loaded->kind, loaded->format, std::move(*resolved),
                          profile->diagnostics.all()};
}

} // namespace

Result<LoadedDocument> loadDocument(const std::string &path, CpuRules rules,
                                    const ReadOptions &options, Progress &progress)
{
    try {
        return loadAndResolve(path, rules, options, progress);
    } catch (const std::bad_alloc &) {
        return tooLargeError("a file that fits into the free memory of this machine", path);
    }
}

} // namespace v8scope
