// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/parser.h"

#include "app/cli/heap_parser.h"
#include "app/cli/parser_parts.h"
#include "app/cli/time_option.h"
#include "core/base/version.h"
#include "core/report/numbers.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string_view>

namespace v8scope {

namespace {

constexpr const char *kDescription =
    "Reads V8 CPU profiles, sampled heap profiles and heap snapshots: what is slow, who "
    "allocates,\n"
    "and what holds the memory.\n"
    "Files may be gzipped and may have any name; - reads standard input.";
constexpr const char *kFooter =
    "Exit status: 0 done, 1 a gate said no, 2 wrong usage, 3 a file cannot be read or written,\n"
    "4 network or target failed, 130 interrupted.\n"
    "v8scope-cli VERB --help says more about a verb.";

constexpr const char *kInfoFooter =
    "JSON: {file, kind, format, bytes, gzip, load_us, peak_rss_bytes, diagnostics, summary},\n"
    "an array of these for several files; one that cannot be read is {file, error}.\n\n"
    "Examples:\n"
    "  v8scope-cli info CPU.20260101.cpuprofile\n"
    "  v8scope-cli info --json *.cpuprofile *.heapprofile > index.json";

constexpr const char *kCpuFooter =
    "JSON: duration_us, samples, nodes, max_depth, idle_us, program_us, gc_us, lead_in_us,\n"
    "functions (by self time; line and column 1-based, 0 = unknown) and, with --tree, tree: a\n"
    "flat array in pre-order, heaviest first, each {depth, name, url, line, column, self_us,\n"
    "total_us, samples}; depth 0 is a frame without caller (top-down) or the function whose self\n"
    "time is explained (bottom-up; below it self_us is the time that came through that caller).\n"
    "Bytes instead of time: self_bytes, total_bytes. A file with hit counts only has no times:\n"
    "*_us are null, self_samples and total_samples count.\n\n"
    "Examples:\n"
    "  v8scope-cli cpu app.cpuprofile\n"
    "  v8scope-cli cpu app.cpuprofile --hide idle,node_modules --top 40\n"
    "  v8scope-cli cpu app.cpuprofile --from 1.5s --to 2s --tree bottom-up\n"
    "  v8scope-cli cpu app.cpuprofile --focus handleRequest --tree top-down\n"
    "  v8scope-cli cpu app.cpuprofile --json | jq '.functions[0]'\n"
    "  v8scope-cli cpu --sampled app.heapprofile --group package";

constexpr const char *kExportFooter =
    "folded    one line per stack, root first: a (f.js:1);b (f.js:9) 1200 (µs, bytes or hits)\n"
    "csv       one line per function, or per group with --group\n"
    "svg       a flame graph with tooltips\n"
    "json      as cpu --json --tree top-down, with every function and every node\n"
    "markdown  a table of all functions\n"
    "Of a heap snapshot: csv, one line per class; json, as heap --json.\n\n"
    "Examples:\n"
    "  v8scope-cli export app.cpuprofile --to svg -o flame.svg --hide idle\n"
    "  v8scope-cli export app.cpuprofile --to folded --from 1s --until 2s > stacks.txt\n"
    "  zcat app.cpuprofile.gz | v8scope-cli export - --to csv -o functions.csv\n"
    "  v8scope-cli export app.heapsnapshot --to csv -o classes.csv";

const std::map<std::string, filter::Hidden> kHidden = {
    {"idle", filter::Hidden::Idle},           {"program", filter::Hidden::Program},
    {"gc", filter::Hidden::GarbageCollector}, {"native", filter::Hidden::Native},
    {"node", filter::Hidden::NodeCore},       {"node_modules", filter::Hidden::Dependencies},
};
const std::map<std::string, GroupBy> kGroups = {
    {"file", GroupBy::File}, {"package", GroupBy::Package}, {"category", GroupBy::Category}};
const std::map<std::string, TreeDirection> kTrees = {{"top-down", TreeDirection::TopDown},
                                                     {"bottom-up", TreeDirection::BottomUp}};
const std::map<std::string, CpuRules> kRules = {{"ours", CpuRules::Ours},
                                                {"devtools", CpuRules::DevTools}};
const std::map<std::string, ExportFormat> kFormats = {{"folded", ExportFormat::Folded},
                                                      {"csv", ExportFormat::Csv},
                                                      {"svg", ExportFormat::Svg},
                                                      {"json", ExportFormat::Json},
                                                      {"markdown", ExportFormat::Markdown}};

// As CLI::Range, which would write its limits into the help's first column.
std::function<std::string(const std::string &)> inRange(double least, double most)
{
    return [least, most](const std::string &text) -> std::string {
        double value = 0.0;
        if (!CLI::detail::lexical_cast(text, value) || !(value >= least && value <= most))
            return "'" + text + "' is not a number from " + groupedDecimal(least, 0) + " to " +
                   groupedDecimal(most, 0);
        return {};
    };
}

void addTime(CLI::App &app, const std::string &name, std::optional<std::int64_t> &target,
             const std::string &text)
{
    const auto take = [&target](std::int64_t ns) { target = ns; };
    const char *likeness = "no time; 1500, 1500us, 1.5ms or 0.0015s is one";
    addTaken(app, name, takeParsed(parseTime, likeness, take), text, "US");
}

// untilNames: "--to" is taken by the format where a verb exports.
void addViewOptions(CLI::App &app, ViewOptions &view, const std::string &untilNames)
{
    app.add_option("FILE", view.file, "The profile; - is standard input")
        ->required()
        ->type_name("");
    addTime(app, "--from", view.fromNs,
            "Only what happened from here on: microseconds since the profile's start, or 1.5ms, "
            "0.2s");
    addTime(app, untilNames, view.toNs, "Only what happened before");
    const std::function<void(filter::Hidden)> hide = [&view](filter::Hidden what) {
        view.hide.push_back(what);
    };
    addListed(app, "--hide", takeWord(kHidden, hide),
              "Comma-separated; idle and program time is dropped, gc, native, node (node: modules) "
              "and node_modules frames are merged into their callers: " +
                  words(kHidden),
              "LIST");
    app.add_option("--focus", view.focus,
                   help("Only calls of this function and what they call; NAME@PLACE picks one of "
                        "several, e.g. parse@json.js:12"))
        ->type_name("NAME");
    addWord(app, "--rules", view.rules, kRules,
            "How samples become time: ours (default), or exactly as Chrome DevTools counts");
}

void addInfo(CLI::App &app, InfoOptions &options)
{
    app.add_option("FILE", options.files, "The files; - is standard input")
        ->required()
        ->type_name("");
    app.add_flag("--json", options.json, "One JSON document on standard output");
    app.footer(kInfoFooter);
}

void addCpu(CLI::App &app, CpuOptions &options)
{
    addViewOptions(app, options.view, "--to,--until");
    app.add_flag(
        "--sampled", options.sampled,
        help("Also accept a .heapprofile: the same report in bytes of sampled allocations"));
    app.add_flag("--json", options.json, "One JSON document on standard output");
    app.add_option("--top", options.top,
                   help("Rows of each table, 0 = all (default: 20, with --json all); with --tree "
                        "bottom-up the functions to explain"))
        ->type_name("N");
    addWord(app, "--tree", options.tree, kTrees, "A call tree too (as text: instead)");
    app.add_option("--min-share", options.minSharePercent,
                   help("Leave out branches of the tree below this share of the total, in per cent "
                        "(default: 1, with --json 0.1)"))
        ->type_name("PERCENT")
        ->check(inRange(0, 100));
    app.add_option("--max-depth", options.maxDepth,
                   "Levels of the tree, 0 = all (default: 60, with --json all)")
        ->type_name("N");
    addWord(app, "--group", options.group, kGroups, "A table of these too");
    app.footer(kCpuFooter);
}

void addExport(CLI::App &app, ExportOptions &options)
{
    addViewOptions(app, options.view, "--until");
    addWord(app, "--to", options.format, kFormats, "What to write", true);
    app.add_option("-o,--output", options.output, "Where to; - (default) is standard output")
        ->type_name("OUT");
    addWord(app, "--group", options.group, kGroups, "csv: a line for each of these");
    app.add_option("--title", options.title, "svg: the heading")->type_name("TEXT");
    app.add_flag("--dark", options.dark, "svg: light on dark");
    app.add_flag("--flames-up", options.flamesUp, "svg: callers at the bottom");
    app.add_flag(
        "--alphabetical", options.alphabetical,
        help("svg: neighbours by name, not by weight, so that two pictures can be compared"));
    app.add_option("--width", options.width, "svg: pixels (default 1200)")
        ->type_name("PX")
        ->check(inRange(200, 20000));
    app.footer(kExportFooter);
}

// CLI11 would call an unknown verb "not expected" and stop there.
std::optional<ParseProblem> checkVerb(const std::vector<std::string> &args)
{
    constexpr std::array<std::string_view, 5> kVerbs = {"info", "cpu", "heap", "heap-diff",
                                                        "export"};
    constexpr const char *kVerbList =
        "The verbs are info (what a file is), cpu (where the time went), heap (what holds the "
        "memory), heap-diff (what grew) and export.";
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--max-expanded") {
            ++i;
        } else if (args[i].empty() || args[i] == "-" || args[i][0] != '-') {
            if (std::find(kVerbs.begin(), kVerbs.end(), args[i]) != kVerbs.end())
                return {};
            return ParseProblem{"unknown verb '" + args[i] + "'. " + kVerbList, {}};
        } else if (args[i] == "--help" || args[i] == "-h" || args[i] == "--version") {
            return {};
        }
    }
    return ParseProblem{std::string("a verb is missing. ") + kVerbList, {}};
}

std::string chosenVerb(const CLI::App &app)
{
    const std::vector<CLI::App *> chosen = app.get_subcommands();
    return chosen.empty() ? std::string() : chosen.front()->get_name();
}

std::string firstLine(std::string text)
{
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

std::string checkTimes(const ViewOptions &view)
{
    if (view.fromNs && view.toNs && *view.fromNs >= *view.toNs)
        return "the time in --from must be before the end of the range";
    return {};
}

} // namespace

std::variant<Command, ParsedText, ParseProblem> parseArguments(const std::vector<std::string> &args)
{
    if (std::optional<ParseProblem> problem = checkVerb(args))
        return *problem;

    GlobalOptions global;
    InfoOptions info;
    CpuOptions cpu;
    HeapOptions heap;
    HeapDiffOptions heapDiff;
    ExportOptions exported;
    CLI::App app(kDescription, "v8scope-cli");
    app.get_formatter()->column_width(kHelpColumn);
    app.get_formatter()->label("SUBCOMMAND", "VERB FILE…");
    app.get_formatter()->label("REQUIRED", "(needed)");
    app.footer(kFooter);
    app.fallthrough();
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("v8scope-cli ") + kVersion);
    app.add_flag("-q,--quiet", global.quiet, "No progress and no notes on standard error");
    app.add_option_function<std::uint64_t>(
           "--max-expanded",
           [&global](std::uint64_t bytes) {
               global.read.maxExpandedBytes = bytes;
               global.read.trustedBytes = 0; // the user knows the file
           },
           help("What a gzip file may expand to; 0 = no ceiling (default: 16 GiB, and beyond "
                "256 MiB no more than 200 times its size)"))
        ->check(inRange(0, 1e18))
        ->type_name("BYTES");
    addInfo(*app.add_subcommand("info", "What a file is, its counts, what is odd about it"), info);
    addCpu(*app.add_subcommand("cpu", "Where the time went (or, with --sampled, the bytes)"), cpu);
    addHeap(*app.add_subcommand("heap", "What holds the memory of a heap snapshot, and why"), heap);
    addHeapDiff(
        *app.add_subcommand("heap-diff", "What is new, gone or grown between two snapshots"),
        heapDiff);
    addExport(*app.add_subcommand(
                  "export", "Writes a profile, or the classes of a heap, as another kind of file"),
              exported);
    for (CLI::App *verb : app.get_subcommands({}))
        verb->group("Verbs");
    try {
        std::vector<std::string> reversed(args.rbegin(), args.rend());
        app.parse(reversed);
    } catch (const CLI::CallForHelp &) {
        return ParsedText{app.help()};
    } catch (const CLI::CallForVersion &) {
        return ParsedText{app.version() + "\n"};
    } catch (const CLI::ParseError &error) {
        return ParseProblem{firstLine(error.what()), chosenVerb(app)};
    }
    const std::string times = checkTimes(app.got_subcommand("export") ? exported.view : cpu.view);
    if (!times.empty())
        return ParseProblem{times, chosenVerb(app)};
    if (app.got_subcommand("info"))
        return Command{global, info};
    if (app.got_subcommand("cpu"))
        return Command{global, cpu};
    if (app.got_subcommand("heap"))
        return Command{global, heap};
    if (app.got_subcommand("heap-diff"))
        return Command{global, heapDiff};
    return Command{global, exported};
}

} // namespace v8scope
