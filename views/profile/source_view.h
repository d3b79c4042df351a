// SPDX-License-Identifier: GPL-3.0-or-later
// Where inside the files the time goes: files, the text of the selected one with ticks and self
// time per line, and its hot lines. The text comes from a provider that the owner sets. GUI thread.
#pragma once

#include "views/profile/profile_data_view.h"
#include "views/profile/source_data.h"
#include "views/profile/source_editor.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace v8scope {

class DataTable;
class SourceFileModel;
class SourceLineModel;

class SourceView : public ProfileDataView {
    Q_OBJECT
public:
    // Gives the text of a file by its url in the profile; nullopt = not found. Called in another
    // thread.
    using Provider = std::function<std::optional<QString>(const QString &url)>;

    explicit SourceView(ProfileSession &session, QWidget *parent = nullptr);

    void setProvider(Provider provider); // may answer differently from now on: asks again
    void reloadText();

    bool findNext(bool backwards) override; // to the next line where a matching function starts
    [[nodiscard]] QByteArray toCsv() const override; // the lines of the selected file
    [[nodiscard]] QString toText() const override;
    [[nodiscard]] QWidget *mainWidget() const override;
    [[nodiscard]] DataTable &fileTable() const { return *m_files; }
    [[nodiscard]] DataTable &lineTable() const { return *m_lines; }
    [[nodiscard]] SourceEditor &editor() const { return *m_editor; }
    [[nodiscard]] QPushButton &folderButton() const { return *m_chooseFolder; }
    [[nodiscard]] QString bannerText() const;

Q_SIGNALS:
    void sourceFolderRequested(); // the user wants to point at a folder with sources
    void openInEditorRequested(const QString &url, int line, int column); // 1-based

protected:
    void showView() override;
    void showSelection() override;
    void showMarks() override;

private:
    void makeWidgets();
    QWidget *makeTextSide();
    QWidget *makeMissingPage();
    void connectTables();
    void adopt(std::shared_ptr<const SourceData> sources);
    void showFile(int row);
    void showText(const QString &url, const SourceEditor::Prepared &source);
    void showMissing(const QString &url);
    [[nodiscard]] QHash<int, LineMark> marksOf(const SourceText &text) const;
    void goToPlace(std::int32_t line, std::int32_t column);
    [[nodiscard]] ProfileItem functionOnLine(int row) const;

    Provider m_provider;
    std::shared_ptr<const SourceData> m_data;
    std::string m_url;             // of the file shown; "" = none
    std::string m_textOf;          // whose text is in the editor
    std::int32_t m_wantedLine = 0; // to go to when the text arrives; 0 = the hottest
    std::int32_t m_wantedColumn = 0;
    SourceFileModel *m_fileModel;
    SourceLineModel *m_lineModel;
    DataTable *m_files;
    DataTable *m_lines;
    SourceEditor *m_editor;
    QStackedWidget *m_pages; // text, missing
    QLabel *m_title;
    QLabel *m_banner;
    QLabel *m_missing;
    QPushButton *m_chooseFolder;
    QPushButton *m_openEditor;
};

} // namespace v8scope
