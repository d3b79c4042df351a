// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/heap_parser.h"

#include "app/cli/heap_words.h"
#include "app/cli/parser_parts.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace v8scope {

namespace {

constexpr const char *kHeapFooter =
    "Without a question: what the memory is, the classes and the objects that retain most, and "
    "the\n"
    "path that keeps alive what most of the memory gathers in. With questions only their answers.\n"
    "Numbers are Chrome DevTools' unless said otherwise; sizes are in powers of 1000.\n\n"
    "Filters (all that are given must pass):\n"
    "  contexts, detached, handlers, console   retained only through variables of closures,\n"
    "                                          detached nodes, event handlers, the console\n"
    "  duplicates                              strings whose value is there several times\n"
    "  detached-nodes                          nodes that are detached themselves\n"
    "  ids:MIN..MAX                            MIN < id <= MAX: allocated between two snapshots\n"
    "  context:ID, context:shared, context:none   of one realm, of several, of none\n\n"
    "JSON: nodes, edges, self_bytes, statistics, classes (all of them), objects (the top N) and a\n"
    "member for each question: found, class, object, contained, retainers, path, paths, "
    "dominators,\n"
    "dominated, strings, contexts, allocation, dead_fields.\n\n"
    "Examples:\n"
    "  v8scope-cli heap app.heapsnapshot\n"
    "  v8scope-cli heap app.heapsnapshot --class Session --top 5\n"
    "  v8scope-cli heap app.heapsnapshot --path 12345 --user-path\n"
    "  v8scope-cli heap app.heapsnapshot --object 12345 --retainers 12345\n"
    "  v8scope-cli heap app.heapsnapshot --retainers 12345 --ignore 777\n"
    "  v8scope-cli heap app.heapsnapshot --filter detached --hide-internals\n"
    "  v8scope-cli heap app.heapsnapshot --search token --in properties\n"
    "  v8scope-cli heap app.heapsnapshot --regex '^user:[0-9]+' --in strings --min-size 1kB\n"
    "  v8scope-cli heap app.heaptimeline --allocation\n"
    "  v8scope-cli heap app.heapsnapshot --strings --json | jq '.strings[0]'\n"
    "  v8scope-cli heap app.heapsnapshot --nodes - | sort -t$'\\t' -k5nr | head";

constexpr const char *kHeapDiffFooter =
    "Ids tell which objects are new and which are gone, as in DevTools' Comparison; ours are the\n"
    "growth of objects that are in both and the change of retained sizes. Snapshots of two\n"
    "processes have no ids in common: then the difference is an estimate by class and by how\n"
    "objects are held, and the report says so.\n\n"
    "JSON: same_process, classes [{name, added, removed, delta, added_bytes, removed_bytes,\n"
    "delta_bytes, retained_delta_bytes, grown_survivors, grown_bytes}], total_delta_bytes, and of\n"
    "two processes estimate.\n\n"
    "Examples:\n"
    "  v8scope-cli heap-diff before.heapsnapshot after.heapsnapshot\n"
    "  v8scope-cli heap-diff before.heapsnapshot after.heapsnapshot --json --top 0";

const std::map<std::string, SearchIn> kPlaces = {{"names", SearchIn::Names},
                                                 {"classes", SearchIn::Classes},
                                                 {"properties", SearchIn::Properties},
                                                 {"strings", SearchIn::StringValues}};

constexpr const char *kNoId = "no object id; 123 or @123 is one";

void addId(CLI::App &app, const std::string &name, std::optional<std::uint64_t> &target,
           const std::string &text)
{
    const auto take = [&target](std::uint64_t id) { target = id; };
    addTaken(app, name, takeParsed(parseObjectId, kNoId, take), text, "ID");
}

void addSize(CLI::App &app, const std::string &name, std::optional<std::uint64_t> &target,
             const std::string &text)
{
    const auto take = [&target](std::uint64_t bytes) { target = bytes; };
    addTaken(app, name, takeParsed(parseSize, "no size; 1500, 1.5kB or 10MB is one", take), text,
             "BYTES");
}

void addPart(CLI::App &app, HeapQuestion &question)
{
    const auto take = [&question](const HeapFilter &f) { question.filters.push_back(f); };
    addListed(app, "--filter", takeParsed(parseHeapFilter, "no filter; --help lists them", take),
              "Only a part of the heap; comma-separated, see below", "LIST");
    app.add_flag("--hide-internals", question.hideInternals,
                 help("Only what a program's author knows: without V8's own objects, distances "
                      "counted from the global objects"));
}

void addSearch(CLI::App &app, HeapQuestion &question)
{
    // Filled by whichever option comes first.
    const auto search = [&question]() -> HeapSearchWords & {
        if (!question.search)
            question.search.emplace();
        return *question.search;
    };
    const auto takeText = [search](bool isRegex) -> TakeValue {
        return [search, isRegex](const std::string &text) -> std::string {
            if (!search().text.empty())
                return "--search and --regex exclude each other";
            search().text = text;
            search().isRegex = isRegex;
            return {};
        };
    };
    addTaken(app, "--search", takeText(false), "Objects whose name contains TEXT; @123 finds an id",
             "TEXT");
    addTaken(app, "--regex", takeText(true), "Objects whose name matches a regular expression",
             "RE");
    const std::function<void(SearchIn)> in = [search](SearchIn place) { search().in = place; };
    addTaken(app, "--in", takeWord(kPlaces, in),
             "Where to search (default: names): " + words(kPlaces), "WORD");
    app.add_flag_callback(
        "--case", [search] { search().isCaseSensitive = true; }, "Mind upper and lower case");
    addSize(app, "--min-size", question.sizes.minSelf, "Objects of at least this shallow size");
    addSize(app, "--max-size", question.sizes.maxSelf, "Objects of at most this shallow size");
    addSize(app, "--min-retained", question.sizes.minRetained,
            "Objects that retain at least this much");
    addSize(app, "--max-retained", question.sizes.maxRetained,
            "Objects that retain at most this much");
}

void addObjectQuestions(CLI::App &app, HeapQuestion &question)
{
    app.add_option("--class", question.className,
                   help("The objects of one class, and what would go with all of them"))
        ->type_name("NAME");
    addId(app, "--object", question.object,
          "Everything known about one object: sizes, place in the source, what it refers to");
    addId(app, "--edges", question.edges, "What an object refers to");
    addId(app, "--retainers", question.retainers, "What refers to an object, nearest root first");
    addId(app, "--path", question.path, "The shortest path from a root to an object");
    app.add_flag_callback(
        "--user-path", [&question] { question.pathEdges = PathEdges::UserMeaningful; },
        help("With --path: prefer names that a person wrote over V8's internal references"));
    addId(app, "--paths", question.paths, "DevTools' tree of retaining paths of an object");
    addId(app, "--dominators", question.dominators,
          "What alone keeps an object alive, up to the root, and what it dominates itself");
    const auto ignore = [&question](std::uint64_t id) { question.ignore.push_back(id); };
    addListed(app, "--ignore", takeParsed(parseObjectId, kNoId, ignore),
              "Retainers that do not count in --retainers, --path and --paths; comma-separated",
              "ID");
}

void addTables(CLI::App &app, HeapQuestion &question)
{
    app.add_flag("--strings", question.strings, "Strings that are there several times");
    app.add_flag("--contexts", question.contexts,
                 "Realms (pages, frames, vm contexts) with their bytes");
    app.add_flag("--allocation", question.allocation,
                 help("Of an allocation timeline: when what is alive was allocated, and by which "
                      "functions"));
    app.add_flag("--dead-fields", question.deadFields,
                 help("Variables that closures keep though nothing can read them (newer V8)"));
}

void addHowToOpen(CLI::App &app, bool &noIndex, bool &timings)
{
    app.add_flag("--no-index", noIndex,
                 help("Read and compute everything, and keep no index for the next time; without "
                      "it, an index of a large snapshot is kept in ~/.cache/v8scope/heap-index"));
    app.add_flag("--timings", timings,
                 help("Time of each stage and peak memory on standard error"));
}

} // namespace

void addHeap(CLI::App &app, HeapOptions &options)
{
    app.add_option("FILE", options.file, "The heap snapshot or timeline; - is standard input")
        ->required()
        ->type_name("");
    app.add_flag("--json", options.json, "One JSON document on standard output");
    app.add_option("--top", options.top,
                   help("Rows of each table, 0 = all (default: 20; with --json classes: all)"))
        ->type_name("N");
    addPart(app, options.question);
    addObjectQuestions(app, options.question);
    addSearch(app, options.question);
    addTables(app, options.question);
    app.add_option("--nodes", options.nodes,
                   help("Also write every node to a file, tab-separated: id, type, class, self, "
                        "retained, distance, dominator, detachedness, name; - is standard output, "
                        "then there is no report"))
        ->type_name("OUT.tsv");
    addHowToOpen(app, options.noIndex, options.timings);
    app.footer(kHeapFooter);
}

void addHeapDiff(CLI::App &app, HeapDiffOptions &options)
{
    app.add_option("BASE", options.base, "The earlier snapshot")->required()->type_name("");
    app.add_option("AFTER", options.after, "The later one")->required()->type_name("");
    app.add_flag("--json", options.json, "One JSON document on standard output");
    app.add_option("--top", options.top,
                   help("Rows of each table, 0 = all (default: 20, with --json all)"))
        ->type_name("N");
    addHowToOpen(app, options.noIndex, options.timings);
    app.footer(kHeapDiffFooter);
}

} // namespace v8scope
