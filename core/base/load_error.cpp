// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/load_error.h"

namespace v8scope {

namespace {

const char *summary(LoadErrorCode code)
{
    switch (code) {
    case LoadErrorCode::FileNotFound: return "no such file";
    case LoadErrorCode::PermissionDenied: return "permission denied";
    case LoadErrorCode::ReadFailed: return "cannot be read";
    case LoadErrorCode::Empty: return "the file is empty";
    case LoadErrorCode::NotJson: return "this is not JSON";
    case LoadErrorCode::UnknownFormat: return "no known kind of file";
    case LoadErrorCode::UnsupportedFormat: return "this kind of file is known but not supported";
    case LoadErrorCode::Truncated: return "the file ends too early";
    case LoadErrorCode::Syntax: return "malformed JSON";
    case LoadErrorCode::WrongType: return "a value has the wrong type";
    case LoadErrorCode::MissingField: return "a field is missing";
    case LoadErrorCode::OutOfRange: return "a number is out of range";
    case LoadErrorCode::InvalidStructure: return "the parts do not fit together";
    case LoadErrorCode::TooLarge: return "too large";
    case LoadErrorCode::Cancelled: return "cancelled";
    }
    return "error";
}

} // namespace

std::string LoadError::message() const
{
    std::string text = file.empty() ? std::string() : file + ": ";
    text += summary(code);
    if (byteOffset)
        text += " at byte " + std::to_string(*byteOffset);
    if (!jsonPath.empty())
        text += " (" + jsonPath + ")";
    if (!expected.empty())
        text += ": expected " + expected;
    if (!found.empty())
        text += (expected.empty() ? ": found " : ", found ") + found;
    return text;
}

} // namespace v8scope
