// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_page.h"

#include "app/settings/recent_files.h"
#include "app/widgets/link_button.h"
#include "app/window/recording_help.h"
#include "app/window/samples.h"
#include "core/base/version.h"
#include "views/common/icons.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace v8scope {

namespace {

constexpr int kColumnWidth = 520;
constexpr int kLogoSide = 56;

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    label->setFont(font);
    label->setContentsMargins(0, 12, 0, 2);
    return label;
}

QString shortFolder(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + QLatin1Char('/'))
               ? QLatin1Char('~') + folder.mid(home.size())
               : folder;
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
}

} // namespace

StartPage::StartPage(RecentFiles &recent, const QStringList &sampleFolders, QWidget *parent)
    : QWidget(parent), m_recent(recent)
{
    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(32, 24, 32, 24);
    columns->setSpacing(48);
    columns->addStretch(1);
    columns->addWidget(makeLeft(), 4);
    columns->addWidget(makeRight(sampleFolders), 4);
    columns->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    fillRecent();
    connect(&m_recent, &RecentFiles::changed, this, &StartPage::fillRecent);
}

QWidget *StartPage::makeLeft()
{
    auto *left = new QWidget(this);
    left->setMaximumWidth(kColumnWidth);
    auto *layout = new QVBoxLayout(left);
    layout->setSpacing(4);

    auto *head = new QHBoxLayout;
    auto *logo = new QLabel(left);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/v8scope.svg")).pixmap(kLogoSide));
    auto *title = new QLabel(tr("v8scope"), left);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setBold(true);
    title->setFont(big);
    auto *version = new QLabel(tr("Version %1").arg(QLatin1String(kVersion)), left);
    version->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(version);
    head->addWidget(logo);
    head->addLayout(words, 1);
    layout->addLayout(head);
    layout->addSpacing(12);

    auto *subtitle = new QLabel(
        tr("See where a Node.js or Chrome program spends its time and what allocates its memory."),
        left);
    subtitle->setWordWrap(true);
    layout->addWidget(subtitle);
    layout->addSpacing(12);

    auto *open = new QPushButton(themedIcon(QStringLiteral("open")), tr("&Open…"), left);
    open->setToolTip(tr("Chooses files to open (Ctrl+O)."));
    open->setDefault(true);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    auto *hint = new QLabel(tr("or drop files anywhere in this window"), left);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *line = new QHBoxLayout;
    line->addWidget(open);
    line->addWidget(hint, 1);
    layout->addLayout(line);
    setFocusProxy(open);

    layout->addWidget(makeHeading(tr("Recent files"), left));
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(2);
    layout->addLayout(m_recentRows);
    layout->addStretch(1);
    return left;
}

QWidget *StartPage::makeRight(const QStringList &folders)
{
    auto *right = new QWidget(this);
    right->setMaximumWidth(kColumnWidth);
    auto *layout = new QVBoxLayout(right);
    layout->setSpacing(4);

    const QList<Sample> samples = findSamples(folders);
    if (!samples.isEmpty()) {
        layout->addWidget(makeHeading(tr("Look at a sample"), right));
        for (const Sample &sample : samples) {
            auto *link = new LinkButton(sample.title, right);
            link->setToolTip(sample.path);
            connect(link, &LinkButton::clicked, this,
                    [this, path = sample.path] { Q_EMIT fileChosen(path); });
            layout->addWidget(link);
        }
    }
    layout->addWidget(makeHeading(tr("How to record"), right));
    layout->addWidget(new RecordingHelp(right));
    layout->addStretch(1);
    return right;
}

void StartPage::fillRecent()
{
    clearLayout(m_recentRows);
    const QList<RecentFile> files = m_recent.files();
    for (const RecentFile &file : files)
        m_recentRows->addWidget(makeRecentRow(file.path, file.pinned));
    if (files.isEmpty()) {
        auto *none = new QLabel(tr("Nothing yet: the files you open are listed here."), this);
        none->setForegroundRole(QPalette::PlaceholderText);
        m_recentRows->addWidget(none);
        return;
    }
    auto *clear = new LinkButton(tr("Clear the list"), this);
    clear->setToolTip(tr("Forgets all files that are not pinned."));
    connect(clear, &LinkButton::clicked, &m_recent, &RecentFiles::clear);
    m_recentRows->addSpacing(6);
    m_recentRows->addWidget(clear, 0, Qt::AlignLeft);
}

QWidget *StartPage::makeRecentRow(const QString &path, bool pinned)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const QString name = QFileInfo(path).fileName();

    auto *link = new LinkButton(name, row);
    auto *folder = new QLabel(shortFolder(path), row);
    folder->setForegroundRole(QPalette::PlaceholderText);
    folder->setTextFormat(Qt::PlainText);
    folder->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    folder->setToolTip(path);
    const bool exists = QFileInfo::exists(path);
    link->setEnabled(exists);
    folder->setEnabled(exists);
    link->setToolTip(exists ? path : tr("%1 is no longer there.").arg(path));
    if (!exists)
        folder->setText(tr("missing: %1").arg(folder->text()));
    connect(link, &LinkButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });

    auto *pin = new QToolButton(row);
    pin->setAutoRaise(true);
    pin->setIcon(themedIcon(pinned ? QStringLiteral("pinned") : QStringLiteral("pin")));
    pin->setToolTip(pinned ? tr("Lets %1 leave the list.").arg(name)
                           : tr("Keeps %1 at the top of the list.").arg(name));
    pin->setAccessibleName(pinned ? tr("Unpin %1").arg(name) : tr("Pin %1").arg(name));
    // The row is replaced by the change, so the click must have ended before.
    connect(
        pin, &QToolButton::clicked, &m_recent,
        [this, path, pinned] { m_recent.setPinned(path, !pinned); }, Qt::QueuedConnection);
    auto *remove = new QToolButton(row);
    remove->setAutoRaise(true);
    remove->setIcon(themedIcon(QStringLiteral("close")));
    remove->setToolTip(tr("Removes %1 from the list; the file stays.").arg(name));
    remove->setAccessibleName(tr("Remove %1 from the list").arg(name));
    connect(
        remove, &QToolButton::clicked, &m_recent, [this, path] { m_recent.remove(path); },
        Qt::QueuedConnection);

    layout->addWidget(link);
    layout->addWidget(folder, 1);
    layout->addWidget(pin);
    layout->addWidget(remove);
    return row;
}

} // namespace v8scope
