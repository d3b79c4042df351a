// SPDX-License-Identifier: GPL-3.0-or-later
// Compares snapshots with what the reference says about them, table by table. Reads lines
// "SNAPSHOT <tab> REFERENCE <tab> BASE" from standard input; REFERENCE.json.gz and REFERENCE.tsv.gz
// are the reference's, BASE (a snapshot, may be empty) is what it is compared with. Prints for each
// line "NUMBER compared <tab> SNAPSHOT" or "DIFFERS …" and what differs below it. See
// heap_agreement.py, which runs it.
#include "core/formats/registry.h"
#include "tests/support/heap_numbers/heap_agreement.h"
#include "tests/support/heap_numbers/node_table.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

using namespace v8scope;
using namespace v8scope::test;
using nlohmann::json;

namespace {

std::shared_ptr<const Heap> openHeap(const std::string &path)
{
    Progress progress;
    const Result<Loaded> loaded = loadFile(path, progress);
    if (!loaded)
        throw std::runtime_error(path + ": " + loaded.error().message());
    const auto *snapshot = std::get_if<std::shared_ptr<const HeapSnapshot>>(&loaded->artifact);
    if (!snapshot)
        throw std::runtime_error(path + " is not a heap snapshot");
    Result<std::shared_ptr<const Heap>> heap = analyzeHeap(*snapshot, progress);
    if (!heap)
        throw std::runtime_error(path + ": " + heap.error().message());
    return *heap;
}

std::shared_ptr<const ByteBuffer> readAll(const std::string &path)
{
    Progress progress;
    ReadOptions options;
    options.trustedBytes = 0;
    Result<std::shared_ptr<const ByteBuffer>> bytes = readFile(path, progress, options);
    if (!bytes)
        throw std::runtime_error(path + ": " + bytes.error().message());
    return *bytes;
}

// False if anything differs.
bool check(const std::string &snapshot, const std::string &reference, const std::string &base)
{
    const std::shared_ptr<const Heap> heap = openHeap(snapshot);
    const std::shared_ptr<const Heap> other = base.empty() ? nullptr : openHeap(base);
    const NativeContexts contexts = attributeToContexts(*heap, Progress());
    const json numbers = json::parse(readAll(reference + ".json.gz")->text());
    NodeTableDifference table =
        compareNodeTable(*heap, contexts, readAll(reference + ".tsv.gz")->text());
    const JsonDifference rest = compareWithReference(*heap, contexts, other.get(), numbers);
    table.found.insert(table.found.end(), rest.found.begin(), rest.found.end());
    if (table.found.empty()) {
        std::cout << table.compared + rest.compared << " compared\t" << snapshot << '\n';
        return true;
    }
    std::cout << "DIFFERS " << snapshot << '\n';
    for (const std::string &line : table.found)
        std::cout << "  " << line << '\n';
    return false;
}

} // namespace

int main()
{
    bool agrees = true;
    for (std::string line; std::getline(std::cin, line);) {
        try {
            const auto columns = columnsOf(line);
            agrees &= check(std::string(columns.at(0)), std::string(columns.at(1)),
                            columns.size() > 2 ? std::string(columns[2]) : std::string());
        } catch (const std::exception &error) {
            std::cout << "DIFFERS " << line << "\n  " << error.what() << '\n';
            agrees = false;
        }
        std::cout.flush();
    }
    return agrees ? 0 : 1;
}
