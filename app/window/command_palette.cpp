// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/command_palette.h"

#include "app/window/palette_model.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace v8scope {

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 420;
constexpr int kTop = 48;
constexpr int kMargin = 16;
constexpr int kPageRows = 10;

// The text on the left, the detail muted on the right.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString detail = index.data(PaletteModel::kDetailRole).toString();
        const QFontMetrics metrics(item.font);
        // One pixel more: the advance is rounded, and elidedText() measures exactly.
        const int most = item.rect.width() / 2;
        const int width = std::min(most, metrics.horizontalAdvance(detail) + 1);
        const QRect whole = item.rect;
        QRect right = whole.adjusted(whole.width() - width - kGap, 0, -kGap, 0);

        item.textElideMode = Qt::ElideRight;
        const QString text = item.text;
        const int icon = item.decorationSize.width() + 3 * kGap;
        item.text = metrics.elidedText(text, Qt::ElideRight, whole.width() - width - icon - kGap);
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

        const bool isSelected = item.state & QStyle::State_Selected;
        painter->setPen(
            item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(right, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                          metrics.elidedText(detail, Qt::ElideMiddle, width));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + 2 * kGap};
    }

private:
    static constexpr int kGap = 6;
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window),
      m_input(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(new QLabel(tr("Nothing fits."), this)),
      m_model(new PaletteModel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    setAccessibleName(tr("Command palette"));
    m_input->setPlaceholderText(
        tr("Actions, documents, functions — type > for actions, # for files, @ for functions"));
    m_input->setAccessibleName(tr("Find an action, document or function"));
    m_input->setClearButtonEnabled(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // keys stay in the line; it moves the current row
    m_list->setAccessibleName(tr("What fits"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);

    connect(m_input, &QLineEdit::textChanged, m_model, &PaletteModel::setPattern);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::showMatches);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_input->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QList<PaletteEntry> &entries)
{
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    m_input->clear();
    m_model->setEntries(entries);
    place();
    show();
    raise();
    m_input->setFocus();
}

void CommandPalette::add(const QList<PaletteEntry> &entries)
{
    if (isVisible())
        m_model->addEntries(entries);
}

void CommandPalette::showMatches()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

// As high as its rows need.
void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(kWidth, room.width() - kMargin);
    int height = m_input->sizeHint().height() + 2 * kMargin;
    if (m_model->rowCount() > 0)
        height += m_list->sizeHintForRow(0) * m_model->rowCount();
    else
        height += m_nothing->sizeHint().height();
    height = std::min({height, kHeight, room.height() - kTop - kMargin});
    setGeometry((room.width() - width) / 2, kTop, width, height);
}

void CommandPalette::dismiss()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const auto run = m_model->entry(index.row()).run;
    dismiss();
    run();
}

void CommandPalette::move(int rows)
{
    const int last = m_model->rowCount() - 1;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, last));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        // A context menu of the line itself is no reason to go.
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_PageUp: move(-kPageRows); return true;
    case Qt::Key_PageDown: move(kPageRows); return true;
    default: return false;
    }
}

} // namespace v8scope
