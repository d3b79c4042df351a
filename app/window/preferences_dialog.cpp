// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/preferences_dialog.h"

#include "app/settings/settings.h"
#include "app/sources/editor_launcher.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace v8scope {

namespace {

constexpr int kWidth = 560;
constexpr int kFolderLines = 4;
constexpr int kMostGiB = 1024;

void selectData(QComboBox *box, int value)
{
    box->setCurrentIndex(box->findData(value));
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings)
{
    setWindowTitle(tr("Preferences"));
    resize(kWidth, 0);
    auto *form = new QFormLayout;
    addGeneral(form);
    addSources(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
}

void PreferencesDialog::addGeneral(QFormLayout *form)
{
    m_theme = new QComboBox(this);
    m_theme->addItem(tr("As the system (at start)"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    selectData(m_theme, static_cast<int>(m_settings.theme()));
    form->addRow(tr("&Colors:"), m_theme);

    m_restoreSession = new QCheckBox(tr("&Open what was open last time"), this);
    m_restoreSession->setChecked(m_settings.restoreSession());
    form->addRow(tr("At start:"), m_restoreSession);

    m_cpuRules = new QComboBox(this);
    m_cpuRules->addItem(tr("As recorded"), static_cast<int>(CpuRules::Ours));
    m_cpuRules->addItem(tr("As Chrome DevTools counts"), static_cast<int>(CpuRules::DevTools));
    m_cpuRules->setToolTip(
        tr("As recorded: the last sample lasts until the end of the profile, and garbage "
           "collection that interrupts nothing stands by itself. DevTools gives the last sample "
           "the mean interval and puts garbage collection on the stack before it."));
    selectData(m_cpuRules, static_cast<int>(m_settings.cpuRules()));
    form->addRow(tr("CPU &time:"), m_cpuRules);

    m_wheel = new QComboBox(this);
    m_wheel->addItem(tr("Scrolls, with Ctrl zooms"), false);
    m_wheel->addItem(tr("Zooms, with Shift scrolls"), true);
    m_wheel->setToolTip(tr("What the mouse wheel does in flame charts and flame graphs."));
    m_wheel->setCurrentIndex(m_settings.wheelZooms() ? 1 : 0);
    form->addRow(tr("Mouse &wheel:"), m_wheel);

    m_gzipCeiling = new QSpinBox(this);
    m_gzipCeiling->setRange(0, kMostGiB);
    m_gzipCeiling->setSuffix(tr(" GiB"));
    m_gzipCeiling->setSpecialValueText(tr("no limit"));
    m_gzipCeiling->setToolTip(tr("A compressed file that expands to more is refused."));
    m_gzipCeiling->setValue(m_settings.gzipCeilingGiB());
    form->addRow(tr("&Gzip files expand to at most:"), m_gzipCeiling);
}

void PreferencesDialog::addSources(QFormLayout *form)
{
    m_folders = new QListWidget(this);
    m_folders->setMaximumHeight(kFolderLines * (fontMetrics().height() + 8));
    m_folders->setToolTip(tr("Where to look for source files that are not where the profile says, "
                             "for example because it was recorded in a container."));
    m_folders->addItems(m_settings.sourceFolders());
    auto *add = new QPushButton(tr("&Add…"), this);
    add->setToolTip(tr("Adds a folder with sources."));
    auto *remove = new QPushButton(tr("&Remove"), this);
    remove->setToolTip(tr("Removes the selected folder from this list."));
    connect(add, &QPushButton::clicked, this, &PreferencesDialog::chooseSourceFolder);
    connect(remove, &QPushButton::clicked, this,
            [this] { delete m_folders->takeItem(m_folders->currentRow()); });
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_folders, 1);
    line->addLayout(buttons);
    auto *label = new QLabel(tr("&Source folders:"), this);
    label->setBuddy(m_folders);
    m_folders->setAccessibleName(tr("Source folders"));
    form->addRow(label, line);

    m_editor = new QLineEdit(m_settings.editorCommand(), this);
    const QString detected = detectEditor();
    m_editor->setPlaceholderText(detected.isEmpty() ? QStringLiteral("vscode://file/%f:%l:%c")
                                                    : detected);
    m_editor->setToolTip(tr("A command or a URL: %f stands for the file, %l for the line, %c for "
                            "the column. Examples: code --goto %f:%l:%c, "
                            "vscode://file/%f:%l:%c, gvim +%l %f."));
    form->addRow(tr("&Editor:"), m_editor);
}

void PreferencesDialog::chooseSourceFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with sources"));
    if (!folder.isEmpty())
        addSourceFolder(folder);
}

void PreferencesDialog::addSourceFolder(const QString &folder)
{
    if (!sourceFolders().contains(folder))
        m_folders->addItem(folder);
}

QStringList PreferencesDialog::sourceFolders() const
{
    QStringList folders;
    for (int i = 0; i < m_folders->count(); ++i)
        folders.append(m_folders->item(i)->text());
    return folders;
}

void PreferencesDialog::accept()
{
    m_settings.setTheme(static_cast<ThemeChoice>(m_theme->currentData().toInt()));
    m_settings.setRestoreSession(m_restoreSession->isChecked());
    m_settings.setCpuRules(static_cast<CpuRules>(m_cpuRules->currentData().toInt()));
    m_settings.setWheelZooms(m_wheel->currentData().toBool());
    m_settings.setGzipCeilingGiB(m_gzipCeiling->value());
    m_settings.setSourceFolders(sourceFolders());
    m_settings.setEditorCommand(m_editor->text());
    QDialog::accept();
}

} // namespace v8scope
