// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/breadcrumb.h"

#include "views/common/flow_layout.h"
#include "views/common/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <memory>

namespace v8scope {

namespace {

constexpr int kMaxCharacters = 48;

QString shortened(const QString &text)
{
    if (text.size() <= kMaxCharacters)
        return text;
    const int half = kMaxCharacters / 2 - 1;
    return text.left(half) + QStringLiteral("…") + text.right(half);
}

} // namespace

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Active filters"));
    setSteps({});
}

void Breadcrumb::setSteps(const QStringList &steps)
{
    m_steps = steps;
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    while (const std::unique_ptr<QLayoutItem> item{layout()->takeAt(0)}) {
        // Deleted later: a step may be handling the click that removes it.
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    QWidget *last = nullptr;
    for (int i = 0; i < steps.size(); ++i) {
        if (i > 0)
            layout()->addWidget(new QLabel(QStringLiteral("›"), this));
        addStep(steps[i], i);
        last = layout()->itemAt(layout()->count() - 1)->widget();
    }
    setVisible(!steps.isEmpty());
    if (hadFocus && last)
        last->setFocus();
    updateGeometry();
}

void Breadcrumb::addStep(const QString &text, int index)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("breadcrumb-step"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const QIcon icon = themedIcon(QStringLiteral("close"));
    button->setIcon(icon);
    QString shown = shortened(text);
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    button->setText(icon.isNull() ? shown + QStringLiteral(" ×") : shown);
    button->setToolTip(tr("%1\nClick to remove this filter.").arg(text));
    button->setAccessibleName(tr("Remove filter: %1").arg(text));
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    connect(button, &QToolButton::clicked, this, [this, index] { Q_EMIT removeRequested(index); });
    layout()->addWidget(button);
    button->show();
}

bool Breadcrumb::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QToolButton *>(watched);
    if (button && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return ||
            key == Qt::Key_Enter) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace v8scope
