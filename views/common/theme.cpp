// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace v8scope {

namespace {

// Hues after Okabe and Ito's colour-blind-safe set; greys for what is not code.
struct CategoryColors {
    QRgb light;
    QRgb dark;
};
constexpr std::array<CategoryColors, kCategoryCount> kCategoryColors = {{
    {0xfff2b84b, 0xff8a5a00}, // App: orange
    {0xff7fc3ee, 0xff1f6590}, // Dependency: sky blue
    {0xff6cc9a8, 0xff0b6a50}, // NodeCore: bluish green
    {0xffc3b5d9, 0xff5e5278}, // Native: grey violet
    {0xff9a93ec, 0xff4a43a6}, // Wasm: indigo
    {0xffe39cc4, 0xff8a3f6c}, // RegExp: reddish purple
    {0xfff2e65c, 0xff6b6400}, // Eval: yellow
    {0xffcfa78a, 0xff744a2e}, // Extension: brown
    {0xffbdbdbd, 0xff5a5a5a}, // Program
    {0xffe4e4e4, 0xff3c3c3c}, // Idle
    {0xffe8794a, 0xff9c3d08}, // GarbageCollector: vermilion
    {0xffcfcfcf, 0xff4a4a4a}, // Root
    {0xffa6a6a6, 0xff666666}, // Unknown
}};

double linearChannel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2 relative luminance.
double luminance(const QColor &color)
{
    return 0.2126 * linearChannel(color.redF()) + 0.7152 * linearChannel(color.greenF()) +
           0.0722 * linearChannel(color.blueF());
}

QColor mix(const QColor &from, const QColor &to, double amount)
{
    const auto channel = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * amount));
    };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()),
                  channel(from.blue(), to.blue()));
}

// FNV-1a with a final mix, so that names that differ in the last letter differ in hue. Not
// std::hash: that may differ between builds, and colours must not.
std::uint32_t stableHash(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ull;
    }
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ull;
    hash ^= hash >> 32;
    return static_cast<std::uint32_t>(hash);
}

void setDisabled(QPalette &palette, const QColor &text)
{
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, text);
}

QPalette lightPalette()
{
    QPalette p;
    p.setColor(QPalette::Window, QColor(0xf3, 0xf4, 0xf6));
    p.setColor(QPalette::WindowText, QColor(0x1b, 0x1f, 0x24));
    p.setColor(QPalette::Base, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::AlternateBase, QColor(0xf6, 0xf7, 0xf9));
    p.setColor(QPalette::Text, QColor(0x1b, 0x1f, 0x24));
    p.setColor(QPalette::PlaceholderText, QColor(0x5f, 0x67, 0x70));
    p.setColor(QPalette::Button, QColor(0xe9, 0xeb, 0xee));
    p.setColor(QPalette::ButtonText, QColor(0x1b, 0x1f, 0x24));
    p.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Light, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Midlight, QColor(0xf6, 0xf7, 0xf9));
    p.setColor(QPalette::Mid, QColor(0xb8, 0xbd, 0xc4));
    p.setColor(QPalette::Dark, QColor(0x9a, 0xa0, 0xa8));
    p.setColor(QPalette::Shadow, QColor(0x60, 0x66, 0x6e));
    p.setColor(QPalette::Highlight, QColor(0x1a, 0x66, 0xb8));
    p.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Link, QColor(0x0b, 0x57, 0xa8));
    p.setColor(QPalette::LinkVisited, QColor(0x6b, 0x3f, 0xa0));
    p.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::ToolTipText, QColor(0x1b, 0x1f, 0x24));
    setDisabled(p, QColor(0x85, 0x8c, 0x95));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0xc9, 0xcd, 0xd3));
    return p;
}

QPalette darkPalette()
{
    QPalette p;
    p.setColor(QPalette::Window, QColor(0x26, 0x29, 0x2e));
    p.setColor(QPalette::WindowText, QColor(0xe6, 0xe8, 0xeb));
    p.setColor(QPalette::Base, QColor(0x1c, 0x1e, 0x22));
    p.setColor(QPalette::AlternateBase, QColor(0x22, 0x25, 0x29));
    p.setColor(QPalette::Text, QColor(0xe6, 0xe8, 0xeb));
    p.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa1, 0xaa));
    p.setColor(QPalette::Button, QColor(0x34, 0x38, 0x3e));
    p.setColor(QPalette::ButtonText, QColor(0xe6, 0xe8, 0xeb));
    p.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Light, QColor(0x4a, 0x4f, 0x57));
    p.setColor(QPalette::Midlight, QColor(0x3d, 0x42, 0x49));
    p.setColor(QPalette::Mid, QColor(0x50, 0x56, 0x5e));
    p.setColor(QPalette::Dark, QColor(0x15, 0x17, 0x1a));
    p.setColor(QPalette::Shadow, QColor(0x0c, 0x0d, 0x0f));
    p.setColor(QPalette::Highlight, QColor(0x2b, 0x62, 0xa0));
    p.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Link, QColor(0x6d, 0xb3, 0xf2));
    p.setColor(QPalette::LinkVisited, QColor(0xc0, 0xa3, 0xe8));
    p.setColor(QPalette::ToolTipBase, QColor(0x34, 0x38, 0x3e));
    p.setColor(QPalette::ToolTipText, QColor(0xe6, 0xe8, 0xeb));
    setDisabled(p, QColor(0x7d, 0x84, 0x8d));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x40, 0x44, 0x4b));
    return p;
}

} // namespace

Theme Theme::of(const QPalette &palette)
{
    const double window = luminance(palette.color(QPalette::Active, QPalette::Window));
    const double text = luminance(palette.color(QPalette::Active, QPalette::WindowText));
    return Theme(window < text ? Mode::Dark : Mode::Light);
}

QPalette Theme::palette() const
{
    return isDark() ? darkPalette() : lightPalette();
}

QColor Theme::category(Category c) const
{
    const CategoryColors &colors = kCategoryColors[static_cast<std::size_t>(c)];
    return QColor(isDark() ? colors.dark : colors.light);
}

QColor Theme::hashed(std::string_view key) const
{
    if (key.empty())
        return category(Category::Unknown);
    const std::uint32_t hash = stableHash(key);
    const int hue = static_cast<int>(hash % 360u);
    const int step = static_cast<int>((hash >> 16) % 4u);
    return isDark() ? QColor::fromHsl(hue, 100, 74 + step * 5)
                    : QColor::fromHsl(hue, 150, 192 + step * 6);
}

QColor Theme::heat(double share) const
{
    // The square root spreads the small shares, where most functions are.
    const double x = std::sqrt(std::clamp(share, 0.0, 1.0));
    const QColor cold = isDark() ? QColor(0x38, 0x39, 0x3c) : QColor(0xfb, 0xf3, 0xde);
    const QColor warm = isDark() ? QColor(0x8c, 0x4d, 0x12) : QColor(0xf6, 0xa5, 0x4a);
    const QColor hot = isDark() ? QColor(0xf2, 0x7a, 0x28) : QColor(0xb8, 0x34, 0x0a);
    return x < 0.5 ? mix(cold, warm, x * 2) : mix(warm, hot, x * 2 - 1);
}

QColor Theme::textOn(const QColor &fill) const
{
    // Where contrast with black and with white are equal; the better one is never below 4.58.
    return luminance(fill) > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

QColor Theme::barFill() const
{
    return isDark() ? QColor(0x2f, 0x4f, 0x70) : QColor(0xc9, 0xe0, 0xf5);
}

QColor Theme::searchMatch() const
{
    return isDark() ? QColor(0xb0, 0x2c, 0xb0) : QColor(0xe8, 0x5f, 0xe8);
}

QColor Theme::selection() const
{
    return isDark() ? QColor(Qt::white) : QColor(Qt::black);
}

QColor Theme::hover() const
{
    return isDark() ? QColor(0xd2, 0xd6, 0xdb) : QColor(0x3a, 0x3f, 0x46);
}

QColor Theme::dimmed(const QColor &fill) const
{
    const QColor base = palette().color(QPalette::Base);
    const int grey = qGray(fill.rgb());
    return mix(QColor(grey, grey, grey), base, 0.65);
}

QColor Theme::hotMark() const
{
    return isDark() ? QColor(0xff, 0x8a, 0x4c) : QColor(0xb3, 0x3a, 0x00);
}

QColor Theme::warningBackground() const
{
    return isDark() ? QColor(0x4d, 0x40, 0x10) : QColor(0xff, 0xf3, 0xc4);
}

QColor Theme::errorBackground() const
{
    return isDark() ? QColor(0x5c, 0x22, 0x22) : QColor(0xfd, 0xdc, 0xdc);
}

QColor Theme::gridLine() const
{
    return isDark() ? QColor(0x3a, 0x3e, 0x45) : QColor(0xd9, 0xdd, 0xe2);
}

QColor Theme::mutedText() const
{
    return isDark() ? QColor(0xa3, 0xaa, 0xb3) : QColor(0x57, 0x5f, 0x68);
}

} // namespace v8scope
