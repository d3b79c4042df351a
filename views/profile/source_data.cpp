// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_data.h"

#include "core/profile/function_list.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace v8scope {

std::span<const SourceFunction> SourceFile::startingOn(std::int32_t line) const
{
    const auto first =
        std::lower_bound(functions.begin(), functions.end(), line,
                         [](const SourceFunction &f, std::int32_t l) { return f.line < l; });
    auto last = first;
    while (last != functions.end() && last->line == line)
        ++last;
    return {first, last};
}

int SourceData::find(std::string_view url) const
{
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].lines.url == url)
            return static_cast<int>(i);
    }
    return -1;
}

std::shared_ptr<const SourceData> collectSources(std::shared_ptr<const ProfileView> view)
{
    auto data = std::make_shared<SourceData>();
    data->view = view;
    std::unordered_map<std::string_view, std::size_t> fileOf;
    std::vector<FileLines> files = sourceLines(*view);
    std::erase_if(files, [](const FileLines &f) { return f.url.empty(); });
    data->files.reserve(files.size()); // the map's keys point into it
    for (FileLines &lines : files) {
        data->files.push_back({std::move(lines), {}});
        fileOf.emplace(data->files.back().lines.url, data->files.size() - 1);
    }
    for (const FunctionRow &row : functionList(*view)) {
        const auto file = fileOf.find(view->url(row.function));
        if (file == fileOf.end() || view->line(row.function) < 0)
            continue;
        data->files[file->second].functions.push_back({row.function, view->line(row.function) + 1,
                                                       std::max(view->column(row.function), 0),
                                                       row.self, row.total});
    }
    for (SourceFile &file : data->files) {
        std::stable_sort(file.functions.begin(), file.functions.end(),
                         [](const SourceFunction &a, const SourceFunction &b) {
                             return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                         });
    }
    return data;
}

} // namespace v8scope
