// SPDX-License-Identifier: GPL-3.0-or-later
// Several threads open, read and close files that become shorter meanwhile: the registry of guarded
// regions is shared by all of them and by the signal handler.
#include "core/base/byte_buffer.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr std::size_t kPage = 4096;

// Reads a file of 16 pages that loses all but its first page after it was opened; false if what can
// be seen of it is not what it should be.
bool readWhileItShrinks(const std::string &path)
{
    const std::string content(16 * kPage, 'x');
    const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    const bool written =
        write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    v8scope::Progress progress;
    const auto buffer = v8scope::readFile(path, progress);
    const bool shrunk = ftruncate(file, kPage) == 0;
    close(file);
    if (!written || !buffer || !shrunk)
        return false;
    const std::string_view text = (*buffer)->text();
    return text.size() == content.size() && text[0] == 'x' && text[8 * kPage] == '\0' &&
           (*buffer)->hasShrunk();
}

} // namespace

int main()
{
    char folder[] = "/tmp/v8scope-shrink-XXXXXX";
    if (!mkdtemp(folder))
        return 1;
    std::vector<int> good(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < good.size(); ++i) {
        threads.emplace_back([&, i] {
            const std::string path = std::string(folder) + "/" + std::to_string(i);
            for (int round = 0; round < 50; ++round)
                good[i] += readWhileItShrinks(path) ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    std::filesystem::remove_all(folder);
    for (const int count : good) {
        if (count != 50) {
            std::puts("a shrinking file was not read as expected");
            return 1;
        }
    }
    return 0;
}
