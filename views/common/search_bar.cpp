// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/search_bar.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace v8scope {

SearchBar::SearchBar(const QString &placeholder, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_result(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    row->setSpacing(4);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(tr("Search"));
    m_edit->setToolTip(tr("Enter: next match, Shift+Enter: previous one, Esc: close"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(m_edit->fontMetrics().averageCharWidth() * 20);
    row->addWidget(m_edit, 1);
    m_case = addToggle(QStringLiteral("case"), QStringLiteral("Aa"), tr("Case sensitive"),
                       tr("Tell capital and small letters apart"));
    m_regex = addToggle(QStringLiteral("regex"), QStringLiteral(".*"), tr("Regular expression"),
                        tr("Read the text as a regular expression (Perl syntax)"));
    QToolButton *previous = addButton(QStringLiteral("previous"), QStringLiteral("↑"),
                                      tr("Previous match"), tr("Previous match (Shift+F3)"));
    QToolButton *next = addButton(QStringLiteral("next"), QStringLiteral("↓"), tr("Next match"),
                                  tr("Next match (F3)"));
    m_result->setObjectName(QStringLiteral("search-result"));
    m_result->setMinimumWidth(m_result->fontMetrics().averageCharWidth() * 34);
    m_result->setToolTip(tr("Functions found, and the share of everything spent in stacks that "
                            "contain one of them"));
    row->addWidget(m_result);
    QToolButton *closeButton = addButton(QStringLiteral("close"), QStringLiteral("×"),
                                         tr("Close search"), tr("Close the search (Esc)"));
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBar::searchChanged);
    connect(m_case, &QToolButton::toggled, this, &SearchBar::searchChanged);
    connect(m_regex, &QToolButton::toggled, this, &SearchBar::searchChanged);
    connect(previous, &QToolButton::clicked, this, &SearchBar::previousRequested);
    connect(next, &QToolButton::clicked, this, &SearchBar::nextRequested);
    connect(closeButton, &QToolButton::clicked, this, &SearchBar::close);
}

QToolButton *SearchBar::addButton(const QString &icon, const QString &text, const QString &name,
                                  const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setText(text);
    button->setIcon(themedIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

QToolButton *SearchBar::addToggle(const QString &icon, const QString &text, const QString &name,
                                  const QString &tip)
{
    QToolButton *button = addButton(icon, text, name, tip);
    button->setCheckable(true);
    return button;
}

void SearchBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchBar::close()
{
    hide();
    Q_EMIT closed();
}

QString SearchBar::text() const
{
    return m_edit->text();
}

bool SearchBar::isRegularExpression() const
{
    return m_regex->isChecked();
}

bool SearchBar::isCaseSensitive() const
{
    return m_case->isChecked();
}

void SearchBar::setSearch(const QString &text, bool regularExpression, bool caseSensitive)
{
    const QSignalBlocker blocker(this);
    m_edit->setText(text);
    m_regex->setChecked(regularExpression);
    m_case->setChecked(caseSensitive);
}

void SearchBar::setResult(const QString &text, bool isError)
{
    m_result->setText(text);
    QPalette colors = palette();
    if (isError) {
        const Theme theme = Theme::of(colors);
        colors.setColor(QPalette::Window, theme.errorBackground());
        colors.setColor(QPalette::WindowText, theme.textOn(theme.errorBackground()));
    }
    m_result->setAutoFillBackground(isError);
    m_result->setPalette(isError ? colors : QPalette());
}

void SearchBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape: close(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
        break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace v8scope
