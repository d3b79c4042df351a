// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/filter_text.h"

#include "core/report/frame_text.h"
#include "core/report/numbers.h"

namespace v8scope {

namespace {

class Describe {
public:
    explicit Describe(const ProfileView &view) : m_view(view) {}

    std::string operator()(const filter::Range &f) const
    {
        const WeightUnit unit = m_view.tree->unit;
        const char *name = unit == WeightUnit::Bytes ? " bytes" : " µs";
        return "range " + exactWeight(f.begin, unit) + " to " + exactWeight(f.end, unit) + name;
    }
    std::string operator()(const filter::FocusFunction &f) const
    {
        return "focus on " + name(f.function);
    }
    std::string operator()(const filter::FocusPath &f) const
    {
        return "focus on one path to " + (f.path.empty() ? "the root" : name(f.path.back()));
    }
    std::string operator()(const filter::MergeFunction &f) const
    {
        return "merge " + name(f.function) + " into its callers";
    }
    std::string operator()(const filter::CollapseFunction &f) const
    {
        return "collapse " + name(f.function);
    }
    std::string operator()(const filter::DropFunction &f) const
    {
        return "drop " + name(f.function);
    }
    std::string operator()(const filter::CollapseRecursion &f) const
    {
        const std::string what = f.directOnly ? "collapse direct recursion" : "collapse recursion";
        return f.function.isValid() ? what + " of " + name(f.function) : what;
    }
    std::string operator()(const filter::CollapsePackage &f) const
    {
        return "collapse package " + f.package;
    }
    std::string operator()(const filter::Hide &f) const
    {
        switch (f.what) {
        case filter::Hidden::Idle: return "hide idle";
        case filter::Hidden::Program: return "hide program";
        case filter::Hidden::GarbageCollector: return "hide gc";
        case filter::Hidden::Native: return "hide native";
        case filter::Hidden::NodeCore: return "hide node";
        case filter::Hidden::Dependencies: return "hide node_modules";
        }
        return {};
    }

private:
    [[nodiscard]] std::string name(FunctionId f) const { return displayName(m_view, {f}); }

    const ProfileView &m_view;
};

} // namespace

std::string filterText(const ProfileView &view, const Filter &filter)
{
    return std::visit(Describe(view), filter);
}

} // namespace v8scope
