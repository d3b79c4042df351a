// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/notice_bar.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kVisibleDetailLines = 6;

QString iconName(NoticeBar::Kind kind)
{
    switch (kind) {
    case NoticeBar::Kind::Info: return QStringLiteral("info");
    case NoticeBar::Kind::Warning: return QStringLiteral("warning");
    case NoticeBar::Kind::Error: return QStringLiteral("error");
    }
    return {};
}

} // namespace

NoticeBar::NoticeBar(Kind kind, const QString &text, QWidget *parent)
    : QFrame(parent),
      m_kind(kind),
      m_text(new QLabel(text, this)),
      m_line(new QHBoxLayout),
      m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    auto *icon = new QLabel(this);
    const int side = fontMetrics().height();
    icon->setPixmap(themedIcon(iconName(kind)).pixmap(side));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText);
    m_close->setIcon(themedIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Hide this message."));
    m_close->setAccessibleName(tr("Hide this message"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });

    m_line->addWidget(icon);
    m_line->addWidget(m_text, 1);
    m_line->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addLayout(m_line);
    adoptTheme();
}

void NoticeBar::addButton(const QString &text, const QString &toolTip,
                          std::function<void()> handler)
{
    auto *button = new QPushButton(text, this);
    button->setToolTip(toolTip);
    connect(button, &QPushButton::clicked, this, [handler = std::move(handler)] { handler(); });
    m_line->insertWidget(m_line->count() - 1, button);
}

void NoticeBar::setDetails(const QStringList &lines)
{
    m_details = new QListWidget(this);
    m_details->setAccessibleName(tr("Details"));
    m_details->addItems(lines);
    m_details->setWordWrap(true);
    m_details->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int shown = std::min<int>(static_cast<int>(lines.size()), kVisibleDetailLines) + 1;
    m_details->setMaximumHeight(shown * (fontMetrics().height() + 6));
    m_details->hide();
    layout()->addWidget(m_details);

    m_toggle = new QToolButton(this);
    m_toggle->setCheckable(true);
    m_toggle->setText(tr("Show"));
    m_toggle->setToolTip(tr("Shows or hides the list."));
    m_toggle->setAccessibleName(tr("Show the details"));
    connect(m_toggle, &QToolButton::toggled, this, &NoticeBar::showDetails);
    m_line->insertWidget(m_line->count() - 1, m_toggle);

    auto *copy = new QToolButton(this);
    copy->setIcon(themedIcon(QStringLiteral("copy")));
    copy->setToolTip(tr("Copies the list as text."));
    copy->setAccessibleName(tr("Copy the details"));
    connect(copy, &QToolButton::clicked, this, &NoticeBar::copyDetails);
    m_line->insertWidget(m_line->count() - 1, copy);
}

void NoticeBar::showDetails(bool shown)
{
    m_details->setVisible(shown);
    m_toggle->setText(shown ? tr("Hide") : tr("Show"));
}

void NoticeBar::copyDetails() const
{
    QStringList lines;
    for (int i = 0; i < m_details->count(); ++i)
        lines.append(m_details->item(i)->text());
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    // The bar's own setPalette() ends here too, with the window's palette unchanged.
    if (event->type() == QEvent::ApplicationPaletteChange)
        adoptTheme();
    QFrame::changeEvent(event);
}

void NoticeBar::adoptTheme()
{
    const Theme theme = Theme::of(QApplication::palette());
    QColor background = theme.palette().color(QPalette::AlternateBase);
    if (m_kind == Kind::Warning)
        background = theme.warningBackground();
    else if (m_kind == Kind::Error)
        background = theme.errorBackground();
    QPalette own = QApplication::palette();
    own.setColor(QPalette::Window, background);
    own.setColor(QPalette::WindowText, theme.textOn(background));
    setPalette(own);
}

} // namespace v8scope
