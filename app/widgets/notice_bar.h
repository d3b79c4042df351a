// SPDX-License-Identifier: GPL-3.0-or-later
// A line across the top of a page that tells something without stopping anybody: a text, buttons,
// and details that unfold. Its place in a layout is given by the owner.
#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

#include <functional>

class QHBoxLayout;
class QLabel;
class QListWidget;
class QToolButton;

namespace v8scope {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    NoticeBar(Kind kind, const QString &text, QWidget *parent = nullptr);

    void addButton(const QString &text, const QString &toolTip, std::function<void()> handler);
    // Lines that a button "Show" unfolds below the text.
    void setDetails(const QStringList &lines);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void closed(); // by its cross; it is then hidden

protected:
    void changeEvent(QEvent *event) override;

private:
    void adoptTheme();
    void showDetails(bool shown);
    void copyDetails() const;

    Kind m_kind;
    QLabel *m_text;
    QHBoxLayout *m_line;
    QToolButton *m_close;
    QToolButton *m_toggle = nullptr;
    QListWidget *m_details = nullptr;
};

} // namespace v8scope
