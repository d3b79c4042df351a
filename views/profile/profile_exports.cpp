// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_exports.h"

#include "core/report/csv_report.h"
#include "core/report/flame_svg.h"
#include "core/report/folded_stacks.h"
#include "core/report/frame_text.h"
#include "core/report/json_report.h"
#include "core/report/tree_rows.h"
#include "views/common/formats.h"

#include <QCoreApplication>

#include <sstream>
#include <string>

namespace v8scope {

namespace {

template <class Write>
QByteArray bytesOf(const Write &write)
{
    std::ostringstream out;
    write(out);
    return QByteArray::fromStdString(out.str());
}

// A cell of one line: what would break the format becomes a space.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    return text;
}

QString markdownCode(const QString &text)
{
    // A longer fence than any run of backticks inside.
    QString fence = QStringLiteral("`");
    while (text.contains(fence))
        fence += QLatin1Char('`');
    const QString pad = fence.size() > 1 ? QStringLiteral(" ") : QString();
    return fence + pad + text + pad + fence;
}

class SubtreeWriter {
public:
    SubtreeWriter(const ProfileView &view, SubtreeFormat format)
        : m_view(view), m_format(format), m_unit(view.tree->unit)
    {}

    [[nodiscard]] QString header() const
    {
        switch (m_format) {
        case SubtreeFormat::Tsv: return QStringLiteral("depth\tfunction\tlocation\tself\ttotal\n");
        case SubtreeFormat::Text:
            return QStringLiteral("%1 %2  %3\n")
                .arg(QStringLiteral("total"), kWeightWidth)
                .arg(QStringLiteral("self"), kWeightWidth)
                .arg(QStringLiteral("function"));
        default: return {};
        }
    }

    [[nodiscard]] QString line(const TreeRow &row) const
    {
        const QString name = oneLine(QString::fromStdString(displayName(m_view, row.frame)));
        const QString place = oneLine(QString::fromStdString(location(m_view, row.frame)));
        const QString total = formatWeight(row.total, m_unit);
        const QString self = formatWeight(row.self, m_unit);
        const QString indent(static_cast<qsizetype>(row.depth) * 2, QLatin1Char(' '));
        const QString where = place.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(place);
        switch (m_format) {
        case SubtreeFormat::Tsv:
            return QStringLiteral("%1\t").arg(row.depth) + name + QLatin1Char('\t') + place +
                   QStringLiteral("\t%1\t%2\n").arg(row.self).arg(row.total);
        case SubtreeFormat::Markdown:
            return indent + QStringLiteral("- ") + markdownCode(name + where) +
                   QStringLiteral(" self %1, total %2, %3\n")
                       .arg(self, total, formatPercent(share(row.total)));
        default:
            return QStringLiteral("%1 %2  ").arg(total, kWeightWidth).arg(self, kWeightWidth) +
                   indent + name + where + QLatin1Char('\n');
        }
    }

private:
    static constexpr int kWeightWidth = 10;

    [[nodiscard]] double share(std::int64_t weight) const
    {
        const std::int64_t whole = m_view.tree->rootTotal();
        return whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole) : 0.0;
    }

    const ProfileView &m_view;
    SubtreeFormat m_format;
    WeightUnit m_unit;
};

} // namespace

QByteArray functionsCsv(const ProfileView &view)
{
    return bytesOf([&](std::ostream &out) { writeFunctionsCsv(out, view); });
}

QByteArray functionsMarkdown(const ProfileView &view)
{
    return bytesOf([&](std::ostream &out) { writeFunctionsMarkdown(out, view, 0); });
}

QByteArray foldedStacks(const ProfileView &view)
{
    return bytesOf([&](std::ostream &out) { writeFoldedStacks(out, view); });
}

QByteArray jsonReport(const SharedView &view, const QString &fileName)
{
    JsonReportOptions options;
    options.file = fileName.toStdString();
    return bytesOf([&](std::ostream &out) { writeProfileJson(out, view, options); });
}

QByteArray flameGraphSvg(const ProfileView &view, const QString &fileName, const GraphLook &look,
                         Progress &progress)
{
    FlameSvgOptions options;
    options.subtitle = fileName.toStdString();
    options.dark = look.isDark;
    options.rootAtTop = look.rootAtTop;
    options.order = look.order;
    bool isWhole = false;
    QByteArray bytes = bytesOf([&](std::ostream &out) {
        isWhole = writeFlameSvg(out, view, options, progress).hasValue();
    });
    return isWhole ? bytes : QByteArray();
}

QByteArray subtree(const SharedView &view, SubtreeFormat format, const QString &fileName)
{
    if (format == SubtreeFormat::Json) {
        JsonReportOptions options;
        options.file = fileName.toStdString();
        options.tree = TreeDirection::TopDown;
        return bytesOf([&](std::ostream &out) { writeProfileJson(out, view, options); });
    }
    const SubtreeWriter writer(*view, format);
    QString text = writer.header();
    std::uint64_t rows = 0;
    bool isCut = false;
    visitTree(view, TreeDirection::TopDown, {}, [&](const TreeRow &row) {
        isCut = rows == kMaxSubtreeRows;
        if (isCut)
            return false;
        text += writer.line(row);
        ++rows;
        return true;
    });
    if (isCut)
        text += QCoreApplication::translate("exports", "… cut after %1 rows\n")
                    .arg(formatCount(kMaxSubtreeRows));
    return text.toUtf8();
}

} // namespace v8scope
