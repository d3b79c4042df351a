// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the cells of every table and tree: percent bar behind the number, category swatch, flame
// of a hot path, search and hover marks, and the arrow of a tree row (drawn here so that it keeps
// its size when deep trees indent by few pixels). Stateless; GUI thread.
#pragma once

#include <QStyledItemDelegate>

class QColor;

namespace v8scope {

class Theme;

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    // Width of the zone at the left of a tree's first column that holds the arrow.
    [[nodiscard]] static int arrowWidth(const QFontMetrics &metrics);
    // Height of a row for a font; the same for every row (uniform heights).
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

private:
    void paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Theme &theme) const;
    int paintLead(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Theme &theme) const;
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const Theme &theme, int left) const;
};

} // namespace v8scope
