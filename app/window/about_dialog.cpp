// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/about_dialog.h"

#include "core/base/version.h"

#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace v8scope {

namespace {

constexpr int kLogoSide = 64;
constexpr int kTextWidth = 420;

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About v8scope"));
    auto *logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/v8scope.svg")).pixmap(kLogoSide));
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setMinimumWidth(kTextWidth);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setText(
        tr("<h2>v8scope %1</h2>"
           "<p>A desktop analyzer for what V8 records: CPU profiles and sampled heap profiles of "
           "Node.js, Chrome and Edge.</p>"
           "<p>v8scope is free software: you can redistribute it and change it under the terms of "
           "the <a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU General Public "
           "License</a>, version 3 or, at your option, any later version "
           "(GPL-3.0-or-later). It comes with no warranty, to the extent the law permits.</p>"
           "<p>Built with Qt %2 and Qt Charts (GPL-3.0), simdjson (Apache-2.0), "
           "JSON for Modern C++ (MIT), RE2 (BSD-3-Clause), xxHash (BSD-2-Clause), "
           "CLI11 (BSD-3-Clause) and zlib (Zlib).</p>")
            .arg(QLatin1String(kVersion), QLatin1String(qVersion())));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *line = new QHBoxLayout;
    line->addWidget(logo, 0, Qt::AlignTop);
    line->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(line);
    layout->addWidget(buttons);
}

} // namespace v8scope
