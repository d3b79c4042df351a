// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a file in the user's editor at a position. A template is a URL ("vscode://file/%f:%l:%c")
// or a command ("code --goto %f:%l:%c"); names are put in after it was split into words, so no file
// name can add an argument.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace v8scope {

// Words of the command with %f, %l, %c filled in; for a URL one word, the file percent-encoded.
[[nodiscard]] QStringList editorWords(const QString &command, const QString &file, int line,
                                      int column);
// A command for the first well-known graphical editor in PATH; empty if there is none.
[[nodiscard]] QString detectEditor();
// nullopt if the editor was started, else why not, as a sentence.
[[nodiscard]] std::optional<QString> openEditor(const QString &command, const QString &file,
                                                int line, int column);

} // namespace v8scope
