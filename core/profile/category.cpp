// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/category.h"

#include "core/profile/profile_view.h"

#include <algorithm>
#include <array>

namespace v8scope {

namespace {

// Node's public modules and the private ones beside them, as files of Node up to 14 were called
// ("fs.js"); from 15 on they are "node:fs".
constexpr std::array<std::string_view, 79> kOldNodeFiles = {
    "_http_agent",
    "_http_client",
    "_http_common",
    "_http_incoming",
    "_http_outgoing",
    "_http_server",
    "_linklist",
    "_stream_duplex",
    "_stream_passthrough",
    "_stream_readable",
    "_stream_transform",
    "_stream_wrap",
    "_stream_writable",
    "_tls_common",
    "_tls_legacy",
    "_tls_wrap",
    "assert",
    "async_hooks",
    "bootstrap_node",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "domain",
    "events",
    "freelist",
    "fs",
    "http",
    "http2",
    "https",
    "inspector",
    "loaders",
    "module",
    "net",
    "node",
    "os",
    "path",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "repl",
    "stream",
    "string_decoder",
    "sys",
    "timers",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "v8",
    "v8_prof_polyfill",
    "v8_prof_processor",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
    "_debug_agent",
    "_debugger",
    "internalBinding",
    "assert/strict",
    "dns/promises",
    "fs/promises",
    "path/posix",
    "path/win32",
    "stream/promises",
    "stream/consumers",
    "stream/web",
    "timers/promises",
    "util/types",
    "readline/promises",
    "bootstrap/node",
};

bool isSeparator(char c)
{
    return c == '/' || c == '\\';
}

bool isOldNodeFile(std::string_view url)
{
    if (url.starts_with("internal/"))
        return true;
    if (!url.ends_with(".js"))
        return false;
    url.remove_suffix(3);
    return std::find(kOldNodeFiles.begin(), kOldNodeFiles.end(), url) != kOldNodeFiles.end();
}

// Where the text after the last path component "node_modules" begins; npos: there is none.
std::size_t afterNodeModules(std::string_view url)
{
    constexpr std::string_view kFolder = "node_modules";
    for (std::size_t at = url.rfind(kFolder); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : url.rfind(kFolder, at - 1)) {
        const std::size_t end = at + kFolder.size();
        const bool startsComponent = at == 0 || isSeparator(url[at - 1]);
        if (startsComponent && end < url.size() && isSeparator(url[end]))
            return end + 1;
    }
    return std::string_view::npos;
}

std::size_t componentEnd(std::string_view path, std::size_t from)
{
    const std::size_t end = path.find_first_of("/\\?#", from);
    return end == std::string_view::npos ? path.size() : end;
}

// Code that was handed to the engine as a string: vm, eval, -e, the REPL, DevTools' console.
bool isEvalUrl(std::string_view url)
{
    constexpr std::array<std::string_view, 8> kPrefixes = {
        "evalmachine.", "[eval",    "[worker eval]", "[stdin]",
        "REPL",         "eval at ", "pptr:",         "__puppeteer_evaluation_script__"};
    if (std::any_of(kPrefixes.begin(), kPrefixes.end(),
                    [&](std::string_view prefix) { return url.starts_with(prefix); }))
        return true;
    return url.size() > 2 && url.starts_with("VM") &&
           std::all_of(url.begin() + 2, url.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Category categoryWithoutUrl(std::string_view name)
{
    if (name.starts_with("RegExp: "))
        return Category::RegExp;
    if (name.starts_with("wasm-function[") || name.starts_with("wasm-to-js") ||
        name.starts_with("js-to-wasm"))
        return Category::Wasm;
    return Category::Native;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Length of a well-formed UTF-8 sequence at a place, 0 if it is none.
std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    }
    const bool overlong =
        (lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xF0 && byte(at + 1) < 0x90);
    const bool outside =
        (lead == 0xED && byte(at + 1) >= 0xA0) || (lead == 0xF4 && byte(at + 1) >= 0x90);
    return overlong || outside ? 0 : length;
}

// Percent-decoded; text that would not be readable afterwards stays as it is.
std::string percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
                            hexDigit(text[i + 2]) >= 0;
        if (!escape) {
            out += text[i];
            continue;
        }
        const int code = hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]);
        if (code < 0x20 || code == 0x7F)
            return std::string(text);
        out += static_cast<char>(code);
        i += 2;
    }
    for (std::size_t i = 0; i < out.size();) {
        const std::size_t length = utf8Length(out, i);
        if (length == 0)
            return std::string(text);
        i += length;
    }
    return out;
}

} // namespace

std::string_view categoryName(Category category)
{
    switch (category) {
    case Category::App: return "own code";
    case Category::Dependency: return "dependencies";
    case Category::NodeCore: return "Node core";
    case Category::Native: return "native";
    case Category::Wasm: return "WebAssembly";
    case Category::RegExp: return "regular expressions";
    case Category::Eval: return "evaluated code";
    case Category::Extension: return "extensions";
    case Category::Program: return "(program)";
    case Category::Idle: return "(idle)";
    case Category::GarbageCollector: return "(garbage collector)";
    case Category::Root: return "(root)";
    case Category::Unknown: return "unknown";
    }
    return "unknown";
}

std::string_view packageOf(std::string_view url)
{
    const std::size_t begin = afterNodeModules(url);
    if (begin == std::string_view::npos)
        return {};
    std::size_t end = componentEnd(url, begin);
    std::string_view name = url.substr(begin, end - begin);
    if (name.starts_with('@') && end < url.size() && isSeparator(url[end])) {
        end = componentEnd(url, end + 1);
        name = url.substr(begin, end - begin);
    } else if (name == ".pnpm" && end < url.size()) {
        // The store itself, without the package's own node_modules: "pkg@1.2.3_hash".
        const std::size_t next = end + 1;
        name = url.substr(next, componentEnd(url, next) - next);
        const std::size_t version = name.find('@', 1);
        name = name.substr(0, version);
    }
    return name;
}

std::string displayPath(std::string_view url)
{
    if (!url.starts_with("file://")) {
        const bool isUrl = url.find("://") != std::string_view::npos;
        return isUrl ? percentDecoded(url) : std::string(url);
    }
    std::string_view path = url.substr(7);
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!path.starts_with('/'))
        return percentDecoded(path.empty() ? path : url.substr(5)); // a host: //server/share
    if (path.size() >= 3 && isLetter(path[1]) && path[2] == ':')
        path.remove_prefix(1); // a drive: C:/project
    return percentDecoded(path);
}

Category categoryOf(std::string_view name, std::string_view url, SystemKind system)
{
    switch (system) {
    case SystemKind::None: break;
    case SystemKind::Root: return Category::Root;
    case SystemKind::Program: return Category::Program;
    case SystemKind::Idle: return Category::Idle;
    case SystemKind::GarbageCollector: return Category::GarbageCollector;
    case SystemKind::Unknown:
    case SystemKind::Detached: return Category::Unknown;
    }
    if (url.empty())
        return categoryWithoutUrl(name);
    if (url.starts_with("node:") || url.starts_with("electron/js2c/") || isOldNodeFile(url))
        return Category::NodeCore;
    if (url.starts_with("native "))
        return Category::Native; // V8 before 6: "native array.js"
    if (url.starts_with("wasm:") || url.ends_with(".wasm"))
        return Category::Wasm;
    if (url.starts_with("chrome-extension:") || url.starts_with("moz-extension:") ||
        url.starts_with("extensions::"))
        return Category::Extension;
    if (isEvalUrl(url))
        return Category::Eval;
    return packageOf(url).empty() ? Category::App : Category::Dependency;
}

FunctionCategories::FunctionCategories(const Profile &profile)
{
    const std::uint32_t count = profile.functions.size();
    m_category.reserve(count);
    m_package.reserve(count);
    for (std::uint32_t f = 0; f < count; ++f) {
        const std::string_view url = profile.url(FunctionId(f));
        m_category.push_back(categoryOf(profile.name(FunctionId(f)), url, SystemKind::None));
        m_package.push_back(packageOf(url));
    }
}

FunctionCategories::FunctionCategories(const ProfileView &view) : FunctionCategories(view.profile())
{
    const std::size_t fromBase = view.base->extraNames.size();
    for (std::size_t i = 0; i < view.extraNames.size(); ++i) {
        m_category.push_back(i < fromBase ? Category::Unknown : Category::Dependency);
        m_package.push_back(i < fromBase ? std::string_view() : view.extraNames[i]);
    }
}

Category FunctionCategories::of(FunctionId f, SystemKind system) const
{
    if (system != SystemKind::None)
        return categoryOf({}, {}, system);
    return f.value < m_category.size() ? m_category[f.value] : Category::Unknown;
}

std::string_view FunctionCategories::package(FunctionId f) const
{
    return f.value < m_package.size() ? m_package[f.value] : std::string_view();
}

} // namespace v8scope
