// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <charconv>
#include <cstddef>
#include <string_view>

namespace v8scope {

namespace {

constexpr int kSmallestSide = 100;
constexpr int kLargestSide = 8192;
constexpr int kMostViews = 9;

bool parseNumber(std::string_view text, int least, int most, int &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= least &&
           number <= most;
}

bool parseSize(std::string_view text, Arguments &result)
{
    const std::size_t cross = text.find('x');
    return cross != std::string_view::npos &&
           parseNumber(text.substr(0, cross), kSmallestSide, kLargestSide, result.width) &&
           parseNumber(text.substr(cross + 1), kSmallestSide, kLargestSide, result.height);
}

// An option that takes a value.
void parseValue(std::string_view option, const std::string &value, Arguments &result)
{
    if (option == "--theme") {
        if (value != "light" && value != "dark" && value != "system")
            result.error = "--theme is light, dark or system, not \"" + value + "\".";
        result.theme = value;
    } else if (option == "--screenshot") {
        result.screenshot = value;
    } else if (option == "--size") {
        if (!parseSize(value, result))
            result.error = "--size is a width and a height like 1400x900.";
    } else if (!parseNumber(value, 1, kMostViews, result.view)) {
        result.error = "--view is a number from 1 to 9.";
    }
}

bool takesValue(std::string_view option)
{
    return option == "--theme" || option == "--screenshot" || option == "--size" ||
           option == "--view";
}

// Qt's options that take a value, with one dash or two; QApplication reads them itself.
bool isQtOption(std::string_view option)
{
    while (!option.empty() && option.front() == '-')
        option.remove_prefix(1);
    for (const std::string_view name :
         {"platform", "platformpluginpath", "platformtheme", "plugin", "style", "stylesheet",
          "display", "geometry", "qwindowgeometry", "qwindowicon", "qwindowtitle"}) {
        if (option == name)
            return true;
    }
    return false;
}

// Answers options that other versions have, or empty.
std::string unsupported(std::string_view option)
{
    if (option == "--compare")
        return "--compare is not in this version: it cannot compare profiles yet. Open both files, "
               "each gets a tab.";
    if (option == "--attach")
        return "--attach is not in this version: record a file (node --cpu-prof app.js) and open "
               "it.";
    return {};
}

} // namespace

Arguments parseArguments(const std::vector<std::string> &words)
{
    Arguments result;
    bool onlyFiles = false;
    for (std::size_t i = 0; i < words.size() && result.error.empty(); ++i) {
        const std::string &word = words[i];
        if (onlyFiles || word == "-" || word.empty() || word[0] != '-') {
            result.files.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string option = word.substr(0, equals);
        if (word == "--") {
            onlyFiles = true;
        } else if (word == "--help" || word == "-h") {
            result.showHelp = true;
        } else if (word == "--version") {
            result.showVersion = true;
        } else if (takesValue(option)) {
            if (equals != std::string::npos)
                parseValue(option, word.substr(equals + 1), result);
            else if (i + 1 < words.size())
                parseValue(option, words[++i], result);
            else
                result.error = option + " needs a value.";
        } else if (isQtOption(option)) {
            i += equals == std::string::npos ? 1 : 0;
        } else if (std::string reason = unsupported(option); !reason.empty()) {
            result.error = std::move(reason);
        } else {
            result.error = "There is no option " + word + "; see v8scope --help.";
        }
    }
    return result;
}

std::string helpText()
{
    return R"(Usage: v8scope [OPTION…] [FILE…]

Opens V8 CPU profiles (.cpuprofile) and sampled heap profiles (.heapprofile), plain or
compressed with gzip, each in a tab. "-" is standard input. Without a file: what was open
last time, or the start page.

  --theme light|dark|system   the colors, for this time only
  --help, --version           print and exit; need no display

Qt's own options, such as -platform and -style, are understood too.

For pictures in documents:
  --screenshot FILE.png       open the files, wait until they are shown, save a picture of
                              the window and exit
  --size WIDTHxHEIGHT         size of that window
  --view N                    show the Nth view of each file

The same numbers without a window: v8scope-cli --help.
)";
}

} // namespace v8scope
