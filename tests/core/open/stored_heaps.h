// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder with snapshots and a store of indexes, for tests of what is found again.
#pragma once

#include "core/open/open_heap.h"
#include "tests/support/drawn_heap.h"

#include <QTemporaryDir>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

namespace v8scope::stored {

namespace fs = std::filesystem;

// File systems count time in steps; longer than that.
inline void letTimePass()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
}

inline std::string readAll(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void writeAll(const fs::path &path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Writes into the file as it is, then puts its modification time back.
inline void overwriteInSecret(const fs::path &path, std::string_view bytes)
{
    struct stat before = {};
    stat(path.c_str(), &before);
    {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    const timespec times[2] = {before.st_atim, before.st_mtim};
    utimensat(AT_FDCWD, path.c_str(), times, 0);
}

inline void setModified(const fs::path &path, std::chrono::seconds ago)
{
    fs::last_write_time(path, fs::file_time_type::clock::now() - ago);
}

class StoredHeaps {
public:
    StoredHeaps() { options.folder = (folder() / "cache" / "heap-index").string(); }

    [[nodiscard]] fs::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path indexFolder() const { return options.folder; }

    // A snapshot whose one object has this size.
    [[nodiscard]] std::string write(const std::string &name, int bytes) const
    {
        return writeText(name, drawn::DrawnHeap("root: synthetic \"\"\nroot -> a\na: object A " +
                                                std::to_string(bytes))
                                   .json());
    }
    [[nodiscard]] std::string writeText(const std::string &name, const std::string &text) const
    {
        const fs::path path = folder() / name;
        writeAll(path, text);
        letTimePass();
        return path.string();
    }

    [[nodiscard]] Result<OpenedHeap> tryOpen(const std::string &path) const
    {
        const IndexStore store(options);
        OpenHeapOptions how;
        how.indexes = &store;
        Progress progress;
        return openHeap(path, how, progress);
    }
    // "read 24" or "index 24": where it came from and all self sizes.
    [[nodiscard]] std::string open(const std::string &path) const
    {
        const auto opened = tryOpen(path);
        return opened ? std::string(opened->isFromIndex ? "index " : "read ") +
                            std::to_string(opened->heap->selfBytes())
                      : opened.error().message();
    }
    // Opens and keeps an index; "" or why there is none.
    [[nodiscard]] std::string keep(const std::string &path) const
    {
        const auto opened = tryOpen(path);
        if (!opened)
            return opened.error().message();
        Progress progress;
        return storeIndex(*opened, IndexStore(options), progress).value_or("");
    }

    // Names in the folder of indexes that end so.
    [[nodiscard]] std::vector<fs::path> files(std::string_view suffix) const
    {
        std::vector<fs::path> found;
        for (const auto &entry : fs::directory_iterator(indexFolder())) {
            if (entry.path().string().ends_with(suffix))
                found.push_back(entry.path());
        }
        return found;
    }
    [[nodiscard]] fs::path onlyIndex() const
    {
        const auto found = files(kIndexSuffix);
        return found.size() == 1 ? found[0] : fs::path();
    }

    IndexStoreOptions options = smallOptions();

private:
    static IndexStoreOptions smallOptions()
    {
        IndexStoreOptions options;
        options.minSnapshotBytes = 0;
        options.fileTimeStepNs = 20'000'000;
        return options;
    }

    QTemporaryDir m_folder;
};

} // namespace v8scope::stored
