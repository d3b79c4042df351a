// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/load_document.h"

#include <new>
#include <utility>
#include <variant>

namespace v8scope {

namespace {

Result<LoadedDocument> loadAndResolve(const std::string &path, CpuRules rules,
                                      const ReadOptions &options, Progress &progress)
{
    Result<Loaded> loaded = loadFile(path, progress, options);
    if (!loaded)
        return std::move(loaded.error());
    const auto profile = std::get<std::shared_ptr<const Profile>>(loaded->artifact);
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
        LoadError error;
        error.code = LoadErrorCode::TooLarge;
        error.file = path;
        error.expected = "a file that fits into the free memory of this machine";
        return error;
    }
}

} // namespace v8scope
