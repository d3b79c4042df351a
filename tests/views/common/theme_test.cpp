// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include <QTest>

#include <cmath>
#include <set>
#include <string>

using namespace v8scope;

namespace {

// WCAG 2.1, written out here so that the theme is not judged by its own arithmetic.
double luminance(const QColor &c)
{
    const auto channel = [](int value) {
        const double v = value / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modeFollowsThePalette()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark})
            QCOMPARE(Theme::of(Theme(mode).palette()).mode(), mode);
    }

    void textOnEveryFillIsReadable()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            const Theme theme(mode);
            for (const QColor &fill : allFills(theme)) {
                QVERIFY2(contrast(theme.textOn(fill), fill) >= 4.5, qPrintable(fill.name()));
                const QColor dim = theme.dimmed(fill);
                QVERIFY2(contrast(theme.textOn(dim), dim) >= 4.5, qPrintable(dim.name()));
            }
        }
    }

    void textOfThePaletteIsReadable()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            const Theme theme(mode);
            const QPalette p = theme.palette();
            const std::pair<QColor, QColor> pairs[] = {
                {p.color(QPalette::WindowText), p.color(QPalette::Window)},
                {p.color(QPalette::Text), p.color(QPalette::Base)},
                {p.color(QPalette::Text), p.color(QPalette::AlternateBase)},
                {p.color(QPalette::ButtonText), p.color(QPalette::Button)},
                {p.color(QPalette::HighlightedText), p.color(QPalette::Highlight)},
                {p.color(QPalette::ToolTipText), p.color(QPalette::ToolTipBase)},
                {p.color(QPalette::PlaceholderText), p.color(QPalette::Base)},
                {p.color(QPalette::Link), p.color(QPalette::Base)},
                {p.color(QPalette::Link), p.color(QPalette::Window)},
                {p.color(QPalette::Text), theme.barFill()},
                {p.color(QPalette::WindowText), theme.warningBackground()},
                {p.color(QPalette::WindowText), theme.errorBackground()},
                {theme.mutedText(), p.color(QPalette::Base)},
                {theme.mutedText(), p.color(QPalette::Window)},
                {theme.hotMark(), p.color(QPalette::Base)},
            };
            for (const auto &[text, ground] : pairs)
                QVERIFY2(contrast(text, ground) >= 4.5,
                         qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        }
    }

    void outlinesStandOutFromEveryCategory()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            const Theme theme(mode);
            for (int c = 0; c < kCategoryCount; ++c) {
                const QColor fill = theme.category(static_cast<Category>(c));
                QVERIFY(contrast(theme.selection(), fill) >= 3.0);
                QVERIFY(contrast(theme.hover(), fill) >= 3.0);
            }
        }
    }

    void categoriesDiffer()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            std::set<QRgb> seen;
            for (int c = 0; c < kCategoryCount; ++c)
                seen.insert(Theme(mode).category(static_cast<Category>(c)).rgb());
            QCOMPARE(static_cast<int>(seen.size()), kCategoryCount);
        }
    }

    void hashedColoursAreTheSameInEveryRun()
    {
        const Theme light(Theme::Mode::Light);
        QCOMPARE(light.hashed("lodash"), light.hashed("lodash"));
        QCOMPARE(light.hashed("lodash").name(), QStringLiteral("#e5af9b"));
        QVERIFY(light.hashed("a.js") != light.hashed("b.js"));
    }

    void heatGrowsStronger()
    {
        const Theme light(Theme::Mode::Light);
        const Theme dark(Theme::Mode::Dark);
        for (int percent = 1; percent <= 100; ++percent) {
            const double before = (percent - 1) / 100.0;
            const double now = percent / 100.0;
            QVERIFY(luminance(light.heat(now)) < luminance(light.heat(before)));
            QVERIFY(luminance(dark.heat(now)) > luminance(dark.heat(before)));
        }
        QCOMPARE(light.heat(7.0), light.heat(1.0));
        QCOMPARE(light.heat(-1.0), light.heat(0.0));
    }

private:
    static QList<QColor> allFills(const Theme &theme)
    {
        QList<QColor> fills = {theme.searchMatch(), theme.barFill(), theme.warningBackground(),
                               theme.errorBackground()};
        for (int c = 0; c < kCategoryCount; ++c)
            fills.append(theme.category(static_cast<Category>(c)));
        for (int i = 0; i <= 100; ++i)
            fills.append(theme.heat(i / 100.0));
        for (int i = 0; i < 2000; ++i)
            fills.append(theme.hashed("package-" + std::to_string(i)));
        return fills;
    }
};

QTEST_GUILESS_MAIN(ThemeTest)
#include "theme_test.moc"
