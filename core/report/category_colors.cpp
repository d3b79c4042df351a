// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/category_colors.h"

namespace v8scope {

namespace {

struct Fill {
    std::string_view light;
    std::string_view dark;
};

Fill fillOf(Category category)
{
    switch (category) {
    case Category::App: return {"#f2b84b", "#8a5a00"};
    case Category::Dependency: return {"#7fc3ee", "#1f6590"};
    case Category::NodeCore: return {"#6cc9a8", "#0b6a50"};
    case Category::Native: return {"#c3b5d9", "#5e5278"};
    case Category::Wasm: return {"#9a93ec", "#4a43a6"};
    case Category::RegExp: return {"#e39cc4", "#8a3f6c"};
    case Category::Eval: return {"#f2e65c", "#6b6400"};
    case Category::Extension: return {"#cfa78a", "#744a2e"};
    case Category::Program: return {"#bdbdbd", "#5a5a5a"};
    case Category::Idle: return {"#e4e4e4", "#3c3c3c"};
    case Category::GarbageCollector: return {"#e8794a", "#9c3d08"};
    case Category::Root: return {"#cfcfcf", "#4a4a4a"};
    case Category::Unknown: break;
    }
    return {"#a6a6a6", "#666666"};
}

} // namespace

std::string_view categoryColor(Category category, bool dark)
{
    const Fill fill = fillOf(category);
    return dark ? fill.dark : fill.light;
}

} // namespace v8scope
