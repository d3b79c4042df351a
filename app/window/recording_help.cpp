// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recording_help.h"

#include "views/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace v8scope {

namespace {

void addCommand(QVBoxLayout *layout, const QString &purpose, const QString &command,
                QWidget *parent)
{
    auto *what = new QLabel(purpose, parent);
    what->setWordWrap(true);
    what->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(what);

    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::StyledPanel);
    line->setBackgroundRole(QPalette::Base);
    line->setAutoFillBackground(true);
    auto *inner = new QHBoxLayout(line);
    inner->setContentsMargins(8, 1, 1, 1);
    auto *text = new QLabel(command, line);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new QToolButton(line);
    copy->setAutoRaise(true);
    copy->setIcon(themedIcon(QStringLiteral("copy")));
    copy->setToolTip(RecordingHelp::tr("Copies the command."));
    copy->setAccessibleName(RecordingHelp::tr("Copy %1").arg(command));
    QObject::connect(copy, &QToolButton::clicked, copy,
                     [command] { QApplication::clipboard()->setText(command); });
    inner->addWidget(text, 1);
    inner->addWidget(copy);
    layout->addWidget(line);
}

void addHint(QVBoxLayout *layout, const QString &hint, QWidget *parent)
{
    auto *label = new QLabel(hint, parent);
    label->setWordWrap(true);
    label->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(label);
}

} // namespace

RecordingHelp::RecordingHelp(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    addCommand(layout, tr("CPU profile of a Node.js program, written when it ends:"),
               QStringLiteral("node --cpu-prof app.js"), this);
    addCommand(layout, tr("… with a sample every 0.1 ms instead of every 1 ms:"),
               QStringLiteral("node --cpu-prof --cpu-prof-interval=100 app.js"), this);
    addCommand(layout, tr("What allocates memory (sampled heap profile):"),
               QStringLiteral("node --heap-prof app.js"), this);
    addCommand(layout, tr("A program that is started by another one, such as npm:"),
               QStringLiteral("NODE_OPTIONS=--cpu-prof npm start"), this);
    addHint(layout,
            tr("End the program with Ctrl+C only if it handles SIGINT: the file is written when "
               "the process exits by itself."),
            this);
    addHint(layout,
            tr("A running program (node --inspect) or a page: open chrome://inspect or DevTools, "
               "take “Allocation sampling” under “Memory”, for Node.js also record under "
               "“Performance”, and save the result."),
            this);
}

} // namespace v8scope
