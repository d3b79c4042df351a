// SPDX-License-Identifier: GPL-3.0-or-later
// Names, colours and words of a profile's boxes for a flame widget: one view, one way of colouring.
// Hover, selection and search are asked of the session. GUI thread.
#pragma once

#include "core/profile/profile_view.h"
#include "views/common/theme.h"
#include "views/flame/flame_source.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace v8scope {

class ProfileSession;

// By what the boxes are coloured.
enum class ColorMode {
    Category,
    Package,
    File,
    Self, // strong = much of it is the box's own
};

class ProfileFlameSource final : public FlameSource {
    Q_DECLARE_TR_FUNCTIONS(v8scope::ProfileFlameSource)
public:
    // session outlives this.
    ProfileFlameSource(const ProfileSession &session, std::shared_ptr<const ProfileView> view,
                       ColorMode mode, Theme theme);

    [[nodiscard]] const std::shared_ptr<const ProfileView> &view() const { return m_view; }

    [[nodiscard]] QString name(std::uint32_t node) const override;
    [[nodiscard]] QColor color(std::uint32_t node) const override;
    [[nodiscard]] QString toolTip(std::uint32_t node) const override;
    [[nodiscard]] QString description(std::uint32_t node) const override;
    [[nodiscard]] std::uint32_t row(std::uint32_t node) const override;
    [[nodiscard]] FlameMatch match(std::uint32_t node) const override;
    [[nodiscard]] FlameMark mark(std::uint32_t node) const override;
    [[nodiscard]] bool isHot(std::uint32_t node) const override;

private:
    [[nodiscard]] FunctionId function(std::uint32_t node) const
    {
        return m_view->tree->function[node];
    }
    [[nodiscard]] QColor computeColor(std::uint32_t node) const;
    [[nodiscard]] QString share(std::int64_t weight) const;

    const ProfileSession &m_session;
    std::shared_ptr<const ProfileView> m_view;
    ColorMode m_mode;
    Theme m_theme;
    std::int64_t m_greatestSelf = 0;
    // By function; made when first asked for.
    mutable std::vector<QString> m_names;
    mutable std::vector<QColor> m_colors;
};

} // namespace v8scope
