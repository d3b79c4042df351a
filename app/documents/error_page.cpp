// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/error_page.h"

#include "app/documents/error_text.h"
#include "views/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace v8scope {

namespace {

constexpr int kWidth = 640;
constexpr int kIconSide = 32;

QLabel *addText(QVBoxLayout *layout, const QString &text, QWidget *parent)
{
    if (text.isEmpty())
        return nullptr;
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label);
    return label;
}

} // namespace

ErrorPage::ErrorPage(const LoadError &error, const QString &file, QWidget *parent) : QWidget(parent)
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(kWidth);
    auto *inner = new QVBoxLayout(column);

    auto *head = new QHBoxLayout;
    auto *icon = new QLabel(column);
    const bool isCancelled = error.code == LoadErrorCode::Cancelled;
    icon->setPixmap(themedIcon(isCancelled ? QStringLiteral("cancel") : QStringLiteral("error"))
                        .pixmap(kIconSide));
    auto *title = new QLabel(errorHeadline(error.code), column);
    title->setObjectName(QStringLiteral("headline"));
    title->setWordWrap(true);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    big.setBold(true);
    title->setFont(big);
    head->addWidget(icon);
    head->addWidget(title, 1);
    inner->addLayout(head);

    addText(inner, file, column);
    inner->addSpacing(8);
    if (QLabel *place = addText(inner, errorPlace(error), column))
        place->setObjectName(QStringLiteral("place"));
    addText(inner, errorFinding(error), column);
    inner->addSpacing(8);
    addText(inner, errorAdvice(error.code), column);
    inner->addSpacing(12);

    auto *retry = new QPushButton(tr("&Try again"), column);
    retry->setToolTip(tr("Reads the file once more."));
    connect(retry, &QPushButton::clicked, this, &ErrorPage::retryRequested);
    auto *other = new QPushButton(tr("Open &another file…"), column);
    other->setToolTip(tr("Chooses another file to open."));
    connect(other, &QPushButton::clicked, this, &ErrorPage::openOtherRequested);
    auto *copy = new QPushButton(tr("&Copy the message"), column);
    copy->setToolTip(tr("Copies the error with its place in the file as text."));
    connect(copy, &QPushButton::clicked, this, [text = QString::fromStdString(error.message())] {
        QApplication::clipboard()->setText(text);
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(retry);
    buttons->addWidget(other);
    if (!isCancelled)
        buttons->addWidget(copy);
    else
        copy->hide();
    buttons->addStretch(1);
    inner->addLayout(buttons);

    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 6);
    centred->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);
    setFocusProxy(retry);
}

} // namespace v8scope
