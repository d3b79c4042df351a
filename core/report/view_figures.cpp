// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/view_figures.h"

namespace v8scope {

ViewFigures summaryFigures(const ResolvedProfile &resolved)
{
    const ProfileSummary &summary = resolved.summary;
    ViewFigures figures;
    figures.unit = resolved.tree->unit;
    figures.total = resolved.tree->rootTotal();
    figures.leadIn = summary.leadIn;
    figures.idle = summary.idle;
    figures.program = summary.program;
    figures.gc = summary.gc;
    figures.unknown = summary.unknown;
    figures.samples = summary.samples;
    figures.patchedProgram = summary.patchedProgram;
    figures.nodes = summary.nodes;
    figures.maxDepth = summary.maxDepth;
    return figures;
}

ViewFigures figuresOf(const ProfileView &view)
{
    if (view.filters.empty())
        return summaryFigures(*view.base);
    const CallTree &tree = *view.tree;
    ViewFigures figures;
    figures.unit = tree.unit;
    figures.total = tree.rootTotal();
    figures.patchedProgram = view.base->summary.patchedProgram;
    figures.nodes = tree.size();
    figures.maxDepth = tree.maxDepth;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        figures.samples += tree.samples[i];
        switch (tree.system[i]) {
        case SystemKind::Idle: figures.idle += tree.self[i]; break;
        case SystemKind::Program: figures.program += tree.self[i]; break;
        case SystemKind::GarbageCollector: figures.gc += tree.self[i]; break;
        case SystemKind::Unknown: figures.unknown += tree.self[i]; break;
        default: break;
        }
    }
    return figures;
}

} // namespace v8scope
