// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_picture.h"

#include "views/flame/flame_painter.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace v8scope {

namespace {

constexpr int kMaxImageHeight = 32'000; // QPainter's raster engine ends at 32,767
constexpr int kMargin = 8;
constexpr int kSvgDpi = 96; // a pixel of CSS

QString tr(const char *text)
{
    return QCoreApplication::translate("FlamePicture", text);
}

QString titleLine(const FlamePictureText &text)
{
    if (text.title.isEmpty() || text.fileName.isEmpty())
        return text.title + text.fileName;
    return text.title + QStringLiteral(" – ") + text.fileName;
}

} // namespace

// Paints the picture of a widget in a geometry that is not the widget's.
class FlameExporter {
public:
    explicit FlameExporter(const FlameWidget &widget)
        : m_widget(widget),
          m_view(widget.m_view),
          m_painter(pixelFont(widget), widget.palette()),
          m_titleHeight(QFontMetrics(titleFont()).height() + 2 * kMargin)
    {}

    [[nodiscard]] QImage image(const FlamePictureText &text, int width);
    [[nodiscard]] QByteArray svg(const FlamePictureText &text);

private:
    // Points mean another size to every output; what is drawn was measured in pixels.
    [[nodiscard]] static QFont pixelFont(const FlameWidget &widget)
    {
        QFont font = widget.font();
        font.setPixelSize(QFontInfo(font).pixelSize());
        return font;
    }
    [[nodiscard]] QFont titleFont() const
    {
        QFont font = pixelFont(m_widget);
        font.setBold(true);
        return font;
    }
    [[nodiscard]] bool isEmpty() const
    {
        return !m_widget.m_rows || !m_widget.m_source || m_widget.m_rows->rows.empty();
    }
    void paintTitle(QPainter &painter, const QString &title, int width) const;
    void paintBoxes(QPainter &painter, const FlameGeometry &geometry);

    const FlameWidget &m_widget;
    FlameViewport m_view;
    FlamePainter m_painter;
    int m_titleHeight;
};

void FlameExporter::paintTitle(QPainter &painter, const QString &title, int width) const
{
    const QRect area(0, 0, width, m_titleHeight);
    painter.fillRect(area, m_widget.palette().color(QPalette::Window));
    painter.setFont(titleFont());
    painter.setPen(m_widget.palette().color(QPalette::WindowText));
    const QString shown =
        QFontMetrics(titleFont()).elidedText(title, Qt::ElideMiddle, width - 2 * kMargin);
    painter.drawText(area.adjusted(kMargin, 0, -kMargin, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     shown);
}

void FlameExporter::paintBoxes(QPainter &painter, const FlameGeometry &geometry)
{
    if (isEmpty()) {
        const QRect area(0, 0, geometry.width, geometry.height);
        painter.fillRect(area, m_widget.palette().color(QPalette::Base));
        painter.setPen(m_painter.theme().mutedText());
        painter.drawText(area, Qt::AlignCenter, m_widget.accessibleText());
        return;
    }
    const auto ticks = m_widget.ticksFor(m_view, geometry.scale);
    const FlamePainter::Scene scene{*m_widget.m_rows, *m_widget.m_source, m_view, geometry, ticks};
    std::vector<FlameRect> rects;
    FlamePainter::collect(scene, rects);
    m_painter.paint(painter, scene, rects);
}

QImage FlameExporter::image(const FlamePictureText &text, int width)
{
    m_view.setWidth(width);
    FlameGeometry g = m_widget.geometryOf(QSize(width, 1), 1.0);
    const std::uint32_t all = g.rowCount;
    const int room = kMaxImageHeight - m_titleHeight - g.top;
    g.rowCount = std::min(all, static_cast<std::uint32_t>(room / g.rowHeight));
    g.height = g.top + std::max(g.contentHeight(), 3 * g.rowHeight);
    QString title = titleLine(text);
    if (g.rowCount < all)
        title += tr(" (the upper %1 of %2 rows)").arg(g.rowCount).arg(all);

    QImage image(width, m_titleHeight + g.height, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    QPainter painter(&image);
    paintTitle(painter, title, width);
    painter.translate(0, m_titleHeight);
    paintBoxes(painter, g);
    return image;
}

QByteArray FlameExporter::svg(const FlamePictureText &text)
{
    // Vector output has no device pixels: the widget's picture in logical ones.
    const QSize size = m_widget.viewport()->size();
    const FlameGeometry shown = m_widget.boxGeometry();
    FlameGeometry g = m_widget.geometryOf(size, 1.0);
    g.scrollY = qRound(shown.scrollY / shown.scale);
    m_view.setWidth(g.width);

    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(QSize(g.width, m_titleHeight + g.height));
    generator.setViewBox(QRect(0, 0, g.width, m_titleHeight + g.height));
    generator.setResolution(kSvgDpi);
    // Qt 6.4 writes the title as it is; a file may be called "a&b".
    generator.setTitle(titleLine(text).toHtmlEscaped());
    QPainter painter(&generator);
    paintTitle(painter, titleLine(text), g.width);
    painter.translate(0, m_titleHeight);
    paintBoxes(painter, g);
    painter.end();
    return bytes;
}

QImage flameImage(const FlameWidget &widget, const FlamePictureText &text, int width)
{
    return FlameExporter(widget).image(text, std::clamp(width, 200, kMaxImageHeight));
}

QByteArray flamePng(const FlameWidget &widget, const FlamePictureText &text, int width)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage image = flameImage(widget, text, width);
    image.setText(QStringLiteral("Title"), titleLine(text));
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray flameSvg(const FlameWidget &widget, const FlamePictureText &text)
{
    return FlameExporter(widget).svg(text);
}

} // namespace v8scope
