// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/flame_svg.h"

#include "core/profile/category.h"
#include "core/report/category_colors.h"
#include "core/report/filter_text.h"
#include "core/report/frame_text.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"
#include "core/report/view_figures.h"
#include "core/report/xml_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>
#include <string_view>

namespace v8scope {

namespace {

constexpr double kRowHeight = 18.0;
constexpr double kMargin = 10.0;
constexpr double kHeader = 58.0;
constexpr double kFooter = 34.0;
constexpr double kFontSize = 12.0;
// Advance of the monospaced fonts asked for, in parts of the font size.
constexpr double kCharWidth = 0.602 * kFontSize;
constexpr double kNarrowest = 0.5; // pixels; what is narrower is drawn together

std::string pixels(double value)
{
    std::array<char, 40> buffer = {};
    std::snprintf(buffer.data(), buffer.size(), "%.2f", value);
    std::string text = buffer.data();
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

const char *defaultTitle(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return "CPU profile: time by call stack";
    case WeightUnit::Bytes: return "Sampled allocations: bytes by call stack";
    case WeightUnit::Samples: break;
    }
    return "CPU profile: samples by call stack";
}

class FlameSvg {
public:
    FlameSvg(std::ostream &out, const ProfileView &view, const FlameRows &rows,
             const FlameSvgOptions &options)
        : m_out(out),
          m_view(view),
          m_categories(view),
          m_rows(rows),
          m_options(options),
          m_shownRows(std::min<std::size_t>(rows.rows.size(), options.maxRows))
    {
        const double room = std::max(100.0, static_cast<double>(options.width) - 2 * kMargin);
        const auto span = static_cast<double>(rows.end() - rows.begin());
        m_perUnit = span > 0 ? room / span : 0.0;
    }

    std::uint64_t write();

private:
    // A run of neighbouring boxes that are too narrow to see one by one.
    struct Crowd {
        std::uint64_t boxes = 0;
        std::int64_t begin = 0;
        std::int64_t end = 0;
    };

    [[nodiscard]] double height() const
    {
        return kHeader + static_cast<double>(m_shownRows) * kRowHeight + kFooter;
    }
    [[nodiscard]] double x(std::int64_t at) const
    {
        return kMargin + static_cast<double>(at - m_rows.begin()) * m_perUnit;
    }
    [[nodiscard]] double y(std::size_t row) const
    {
        const std::size_t line = m_options.rootAtTop ? row : m_shownRows - 1 - row;
        return kHeader + static_cast<double>(line) * kRowHeight;
    }
    void writeHead();
    void writeFooter();
    void writeRow(std::size_t row);
    void writeBox(std::size_t row, const FlameBox &box);
    void writeCrowd(std::size_t row, const Crowd &crowd);
    [[nodiscard]] std::string tooltip(std::uint32_t node) const;
    [[nodiscard]] Category category(std::uint32_t node) const
    {
        return m_categories.of(m_view.tree->function[node], m_view.tree->system[node]);
    }

    std::ostream &m_out;
    const ProfileView &m_view;
    const FunctionCategories m_categories;
    const FlameRows &m_rows;
    const FlameSvgOptions &m_options;
    std::size_t m_shownRows;
    double m_perUnit = 0.0;
    std::array<bool, kCategoryCount> m_drawn = {}; // which categories the legend explains
    std::uint64_t m_written = 0;
};

void FlameSvg::writeHead()
{
    const ViewFigures figures = figuresOf(m_view);
    const std::string title =
        m_options.title.empty() ? defaultTitle(figures.unit) : m_options.title;
    std::string subtitle = m_options.subtitle.empty() ? "" : m_options.subtitle + " · ";
    subtitle += weightText(figures.total, figures.unit) + " · " +
                counted(figures.samples, "sample", "samples");
    for (const Filter &filter : m_view.filters)
        subtitle += " · " + filterText(m_view, filter);
    const std::string width = pixels(static_cast<double>(m_options.width));
    const std::string tall = pixels(height());
    const char *ink = m_options.dark ? "#f2f2f2" : "#1a1a1a";
    const char *paper = m_options.dark ? "#1e1f22" : "#ffffff";

    m_out << R"(<?xml version="1.0" encoding="UTF-8"?>)"
          << "\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << width << "\" height=\""
          << tall << "\" viewBox=\"0 0 " << width << ' ' << tall
          << "\" role=\"graphics-document\" aria-labelledby=\"title desc\" font-size=\""
          << pixels(kFontSize) << "\" fill=\"" << ink
          << "\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n<title "
             "id=\"title\">"
          << xmlText(title) << "</title>\n<desc id=\"desc\">" << xmlText(subtitle)
          << ". A box is a function; its width is its share of the total, the boxes "
          << (m_options.rootAtTop ? "below" : "above") << " it are what it called.</desc>\n"
          << "<style>.b:hover rect{stroke:" << ink
          << ";stroke-width:1.5}.b text{pointer-events:none}</style>\n"
          << "<rect width=\"100%\" height=\"100%\" fill=\"" << paper << "\"/>\n"
          << "<text x=\"" << pixels(kMargin) << "\" y=\"24\" font-size=\"16\" font-weight=\"bold\">"
          << xmlText(title) << "</text>\n<text x=\"" << pixels(kMargin) << "\" y=\"44\">"
          << xmlText(subtitle) << "</text>\n";
}

std::string FlameSvg::tooltip(std::uint32_t node) const
{
    const CallTree &tree = *m_view.tree;
    const FrameRef frame{tree.function[node], tree.system[node]};
    std::string text = displayName(m_view, frame);
    if (const std::string place = location(m_view, frame); !place.empty())
        text += "\n" + place;
    const std::int64_t whole = tree.rootTotal();
    text += "\ntotal " + weightText(tree.total[node], tree.unit) + ", " +
            percentText(shareOf(tree.total[node], whole));
    text += "\nself " + weightText(tree.self[node], tree.unit) + ", " +
            percentText(shareOf(tree.self[node], whole));
    text += "\n";
    text += categoryName(category(node));
    return text;
}

void FlameSvg::writeBox(std::size_t row, const FlameBox &box)
{
    const CallTree &tree = *m_view.tree;
    const FrameRef frame{tree.function[box.node], tree.system[box.node]};
    const double left = x(m_rows.left(box));
    const double width = x(m_rows.right(box)) - left;
    m_out << "<g class=\"b\"><title>" << xmlText(tooltip(box.node)) << "</title><rect x=\""
          << pixels(left) << "\" y=\"" << pixels(y(row)) << "\" width=\""
          << pixels(std::max(kNarrowest, width - 0.5)) << "\" height=\"" << pixels(kRowHeight - 1)
          << "\" fill=\"" << categoryColor(category(box.node), m_options.dark) << "\"/>";
    const auto room = static_cast<std::size_t>(std::max(0.0, (width - 6.0) / kCharWidth));
    const std::string name = printable(displayName(m_view, frame));
    if (room >= 3 || displayWidth(name) <= room) {
        m_out << "<text x=\"" << pixels(left + 3) << "\" y=\"" << pixels(y(row) + 13) << "\">"
              << xmlText(elideEnd(name, room)) << "</text>";
    }
    m_out << "</g>\n";
    m_drawn[static_cast<std::size_t>(category(box.node))] = true;
    ++m_written;
}

void FlameSvg::writeCrowd(std::size_t row, const Crowd &crowd)
{
    if (crowd.boxes == 0)
        return;
    const double left = x(crowd.begin);
    const double width = x(crowd.end) - left;
    const std::int64_t weight = crowd.end - crowd.begin;
    m_out << "<g class=\"b\"><title>" << counted(crowd.boxes, "narrow box", "narrow boxes")
          << "\ntotal " << xmlText(weightText(weight, m_view.tree->unit)) << ", "
          << percentText(shareOf(weight, m_view.tree->rootTotal())) << "</title><rect x=\""
          << pixels(left) << "\" y=\"" << pixels(y(row)) << "\" width=\""
          << pixels(std::max(0.2, width)) << "\" height=\"" << pixels(kRowHeight - 1)
          << "\" fill=\"" << categoryColor(Category::Unknown, m_options.dark) << "\"/></g>\n";
    ++m_written;
}

void FlameSvg::writeRow(std::size_t row)
{
    Crowd crowd;
    for (const FlameBox &box : m_rows.rows[row]) {
        const std::int64_t begin = m_rows.left(box);
        const std::int64_t end = m_rows.right(box);
        const bool narrow = static_cast<double>(end - begin) * m_perUnit < kNarrowest;
        const bool joins = crowd.boxes > 0 && narrow &&
                           static_cast<double>(begin - crowd.end) * m_perUnit < kNarrowest &&
                           static_cast<double>(end - crowd.begin) * m_perUnit < 4.0;
        if (!joins) {
            writeCrowd(row, crowd);
            crowd = {};
        }
        if (!narrow) {
            writeBox(row, box);
            continue;
        }
        crowd.begin = joins ? crowd.begin : begin;
        crowd.end = end;
        ++crowd.boxes;
    }
    writeCrowd(row, crowd);
}

void FlameSvg::writeFooter()
{
    double left = kMargin;
    const double top = height() - 22.0;
    for (int i = 0; i < kCategoryCount; ++i) {
        const auto shown = static_cast<Category>(i);
        if (!m_drawn[static_cast<std::size_t>(i)])
            continue;
        const std::string name(categoryName(shown));
        m_out << "<rect x=\"" << pixels(left) << "\" y=\"" << pixels(top)
              << "\" width=\"11\" height=\"11\" fill=\"" << categoryColor(shown, m_options.dark)
              << "\"/><text x=\"" << pixels(left + 15) << "\" y=\"" << pixels(top + 10) << "\">"
              << xmlText(name) << "</text>\n";
        left += 15 + kCharWidth * static_cast<double>(displayWidth(name) + 2);
    }
    if (m_shownRows < m_rows.rows.size()) {
        m_out << "<text x=\"" << pixels(left) << "\" y=\"" << pixels(top + 10) << "\">"
              << counted(m_rows.rows.size() - m_shownRows, "deeper level", "deeper levels")
              << " not drawn</text>\n";
    }
}

std::uint64_t FlameSvg::write()
{
    writeHead();
    for (std::size_t row = 0; row < m_shownRows && m_out; ++row)
        writeRow(row);
    writeFooter();
    m_out << "</svg>\n";
    return m_written;
}

} // namespace

Result<std::uint64_t> writeFlameSvg(std::ostream &out, const ProfileView &view,
                                    const FlameSvgOptions &options, Progress &progress)
{
    auto rows = layoutFlameGraph(*view.tree, view, options.order, progress);
    if (!rows)
        return std::move(rows).error();
    return FlameSvg(out, view, **rows, options).write();
}

} // namespace v8scope
