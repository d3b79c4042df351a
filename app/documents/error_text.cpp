// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/error_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace v8scope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ErrorText", source);
}

QString place(std::optional<std::uint64_t> byteOffset, const std::string &jsonPath)
{
    QStringList parts;
    if (byteOffset)
        parts.append(text(QT_TRANSLATE_NOOP("ErrorText", "at byte %1"))
                         .arg(QLocale::c().toString(static_cast<qulonglong>(*byteOffset))));
    if (!jsonPath.empty())
        parts.append(
            text(QT_TRANSLATE_NOOP("ErrorText", "in %1")).arg(QString::fromStdString(jsonPath)));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString errorHeadline(LoadErrorCode code)
{
    switch (code) {
    case LoadErrorCode::FileNotFound: return text("There is no such file");
    case LoadErrorCode::PermissionDenied: return text("You may not read this file");
    case LoadErrorCode::ReadFailed: return text("The file could not be read to its end");
    case LoadErrorCode::Empty: return text("The file is empty");
    case LoadErrorCode::NotJson: return text("This file is not JSON");
    case LoadErrorCode::UnknownFormat: return text("This kind of file is not known");
    case LoadErrorCode::UnsupportedFormat: return text("This kind of file cannot be shown yet");
    case LoadErrorCode::Truncated: return text("The file ends too early");
    case LoadErrorCode::Syntax: return text("The file is damaged: its JSON is malformed");
    case LoadErrorCode::WrongType: return text("A value in the file has the wrong type");
    case LoadErrorCode::MissingField: return text("Something is missing in the file");
    case LoadErrorCode::OutOfRange: return text("A number in the file is out of range");
    case LoadErrorCode::InvalidStructure: return text("The parts of the file do not fit together");
    case LoadErrorCode::TooLarge: return text("The file is too large");
    case LoadErrorCode::Cancelled: return text("Opening was cancelled");
    }
    return text("The file could not be opened");
}

QString errorAdvice(LoadErrorCode code)
{
    switch (code) {
    case LoadErrorCode::FileNotFound:
        return text("It may have been moved, renamed or deleted. Open it from where it is now.");
    case LoadErrorCode::PermissionDenied:
        return text("Change its permissions, or copy it to a folder of yours, and try again.");
    case LoadErrorCode::ReadFailed:
        return text("Something changed or removed the file while it was read, or the disk failed. "
                    "Wait until it is written completely and try again.");
    case LoadErrorCode::Empty:
        return text("Node.js writes a profile when the process ends by itself: a process that is "
                    "killed leaves an empty file. End it with process.exit() or SIGINT handling.");
    case LoadErrorCode::NotJson:
    case LoadErrorCode::UnknownFormat:
        return text("v8scope opens .cpuprofile and .heapprofile files as Node.js, Chrome DevTools "
                    "and Edge write them, plain or compressed with gzip.");
    case LoadErrorCode::UnsupportedFormat:
        return text("This version opens CPU profiles (.cpuprofile) and sampled heap profiles "
                    "(.heapprofile).");
    case LoadErrorCode::Truncated:
        return text("The program that wrote it was probably stopped before it had finished, or a "
                    "copy was interrupted. Copy the file again, or record again and let the "
                    "process end by itself.");
    case LoadErrorCode::Syntax:
    case LoadErrorCode::WrongType:
    case LoadErrorCode::MissingField:
    case LoadErrorCode::OutOfRange:
    case LoadErrorCode::InvalidStructure:
        return text("If the file was copied or edited, take the original. If a tool wrote it like "
                    "this, the place given here is what its authors need to know.");
    case LoadErrorCode::TooLarge:
        return text("Close other documents, record for a shorter time or with a longer sampling "
                    "interval. The ceiling for gzip files can be raised in the preferences.");
    case LoadErrorCode::Cancelled: return text("Nothing was kept. You can start again.");
    }
    return {};
}

QString errorPlace(const LoadError &error)
{
    QString where = place(error.byteOffset, error.jsonPath);
    if (!where.isEmpty())
        where[0] = where[0].toUpper();
    return where;
}

QString errorFinding(const LoadError &error)
{
    const QString expected = QString::fromStdString(error.expected);
    const QString found = QString::fromStdString(error.found);
    if (!expected.isEmpty() && !found.isEmpty())
        return text("Expected %1, found %2.").arg(expected, found);
    if (!expected.isEmpty())
        return text("Expected %1.").arg(expected);
    return found.isEmpty() ? QString() : text("Found %1.").arg(found);
}

QString diagnosticText(const Diagnostic &diagnostic)
{
    QString line = QString::fromStdString(diagnostic.message);
    if (diagnostic.count > 1)
        line += text(" — %1 times")
                    .arg(QLocale::c().toString(static_cast<qulonglong>(diagnostic.count)));
    const QString where = place(diagnostic.byteOffset, diagnostic.jsonPath);
    if (!where.isEmpty())
        line += (diagnostic.count > 1 ? text(" (first %1)") : text(" (%1)")).arg(where);
    return line;
}

} // namespace v8scope
