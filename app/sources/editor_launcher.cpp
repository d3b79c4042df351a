// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/editor_launcher.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

#include <array>

namespace v8scope {

namespace {

struct KnownEditor {
    const char *program;
    const char *arguments;
};

constexpr std::array kKnownEditors{
    KnownEditor{"code", "--goto %f:%l:%c"},
    KnownEditor{"codium", "--goto %f:%l:%c"},
    KnownEditor{"cursor", "--goto %f:%l:%c"},
    KnownEditor{"webstorm", "--line %l %f"},
    KnownEditor{"subl", "%f:%l:%c"},
    KnownEditor{"kate", "--line %l --column %c %f"},
    KnownEditor{"gnome-text-editor", "%f +%l:%c"},
    KnownEditor{"gedit", "%f +%l:%c"},
    KnownEditor{"gvim", "+%l %f"},
    KnownEditor{"emacs", "+%l:%c %f"},
};

QString tr(const char *source)
{
    return QCoreApplication::translate("EditorLauncher", source);
}

bool isUrl(const QString &command)
{
    return command.contains(QLatin1String("://"));
}

// One pass, so that a file called "%l" stays what it is.
QString fill(const QString &text, const QString &file, int line, int column)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (text[i] != QLatin1Char('%') || !QStringLiteral("flc").contains(next)) {
            result += text[i];
            continue;
        }
        result += next == QLatin1Char('f')   ? file
                  : next == QLatin1Char('l') ? QString::number(line)
                                             : QString::number(column);
        ++i;
    }
    return result;
}

} // namespace

QStringList editorWords(const QString &command, const QString &file, int line, int column)
{
    if (isUrl(command)) {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
        return {fill(command, encoded, line, column)};
    }
    QStringList words = QProcess::splitCommand(command);
    for (QString &word : words)
        word = fill(word, file, line, column);
    if (!command.contains(QLatin1String("%f")))
        words.append(file);
    return words;
}

QString detectEditor()
{
    for (const KnownEditor &editor : kKnownEditors) {
        const QString program = QString::fromLatin1(editor.program);
        if (!QStandardPaths::findExecutable(program).isEmpty())
            return program + QLatin1Char(' ') + QString::fromLatin1(editor.arguments);
    }
    return {};
}

std::optional<QString> openEditor(const QString &command, const QString &file, int line, int column)
{
    const QString chosen = command.isEmpty() ? detectEditor() : command;
    if (chosen.isEmpty())
        return tr("No editor was found. Name one in the preferences, for example "
                  "vscode://file/%f:%l:%c.");
    QStringList words = editorWords(chosen, file, line, column);
    if (isUrl(chosen)) {
        if (QDesktopServices::openUrl(QUrl(words.first())))
            return std::nullopt;
        return tr("No program answers to %1. Another editor can be named in the preferences.")
            .arg(words.first());
    }
    const QString program = words.takeFirst();
    if (QProcess::startDetached(program, words))
        return std::nullopt;
    return tr("The editor “%1” could not be started. Another one can be named in the preferences.")
        .arg(program);
}

} // namespace v8scope
