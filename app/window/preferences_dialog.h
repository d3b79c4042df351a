// SPDX-License-Identifier: GPL-3.0-or-later
// The choices of Settings as a form. Nothing changes before OK.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace v8scope {

class Settings;

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(Settings &settings, QWidget *parent);

    void accept() override; // stores the choices
    void addSourceFolder(const QString &folder);

private:
    void addGeneral(QFormLayout *form);
    void addSources(QFormLayout *form);
    void chooseSourceFolder();
    [[nodiscard]] QStringList sourceFolders() const;

    Settings &m_settings;
    QComboBox *m_theme = nullptr;
    QCheckBox *m_restoreSession = nullptr;
    QComboBox *m_cpuRules = nullptr;
    QComboBox *m_wheel = nullptr;
    QSpinBox *m_gzipCeiling = nullptr;
    QListWidget *m_folders = nullptr;
    QLineEdit *m_editor = nullptr;
};

} // namespace v8scope
