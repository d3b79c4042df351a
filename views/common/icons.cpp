// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

#include <utility>

namespace v8scope {

namespace {

QColor colourFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::Active, QPalette::HighlightedText);
    default: return palette.color(QPalette::Active, QPalette::WindowText);
    }
}

// Renders when painted, in the colour of that moment: an icon follows a change of theme by itself.
class ThemedIconEngine final : public QIconEngine {
public:
    explicit ThemedIconEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, render(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return render(size, mode);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_svg); }

private:
    QPixmap render(const QSize &size, QIcon::Mode mode)
    {
        const QColor colour = colourFor(mode);
        const auto key = std::pair(qMakePair(size.width(), size.height()), colour.rgba());
        QPixmap &pixmap = m_cache[key];
        if (pixmap.isNull()) {
            QByteArray svg = m_svg;
            svg.replace("currentColor", colour.name().toLatin1());
            QSvgRenderer renderer(svg);
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            renderer.render(&painter);
        }
        return pixmap;
    }

    QByteArray m_svg;
    QHash<std::pair<QPair<int, int>, QRgb>, QPixmap> m_cache;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new ThemedIconEngine(file.readAll())); // QIcon owns the engine
}

} // namespace v8scope
