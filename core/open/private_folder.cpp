// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/open/private_folder.h"

#include <cerrno>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace v8scope {

namespace {

constexpr std::size_t kMaxSmallBytes = 4096;

bool makeFolders(const std::string &path)
{
    for (std::size_t slash = path.find('/', 1); slash != path.npos;
         slash = path.find('/', slash + 1)) {
        if (mkdir(path.substr(0, slash).c_str(), 0700) != 0 && errno != EEXIST)
            return false;
    }
    return mkdir(path.c_str(), 0700) == 0 || errno == EEXIST;
}

struct DirectoryCloser {
    void operator()(DIR *directory) const { closedir(directory); }
};

} // namespace

OwnDescriptor &OwnDescriptor::operator=(OwnDescriptor &&other) noexcept
{
    if (this != &other) {
        if (m_value >= 0)
            close(m_value);
        m_value = other.release();
    }
    return *this;
}

OwnDescriptor::~OwnDescriptor()
{
    if (m_value >= 0)
        close(m_value);
}

int OwnDescriptor::release()
{
    return std::exchange(m_value, -1);
}

PrivateFolder::PrivateFolder(OwnDescriptor descriptor)
    : m_descriptor(std::make_shared<const OwnDescriptor>(std::move(descriptor)))
{}

std::optional<PrivateFolder> PrivateFolder::open(const std::string &path)
{
    if (path.empty() || path.front() != '/' || !makeFolders(path))
        return {};
    OwnDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (!folder.isOpen() || fstat(folder.value(), &status) != 0 || status.st_uid != geteuid() ||
        (status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return {};
    return PrivateFolder(std::move(folder));
}

std::vector<PrivateFolder::Entry> PrivateFolder::list() const
{
    std::vector<Entry> entries;
    const int own = openat(m_descriptor->value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, DirectoryCloser> directory(own >= 0 ? fdopendir(own) : nullptr);
    if (!directory) {
        if (own >= 0)
            close(own);
        return entries;
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this call's own
    while (const dirent *found = readdir(directory.get())) {
        struct stat status = {};
        if (fstatat(m_descriptor->value(), found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode))
            entries.push_back(
                {found->d_name, static_cast<std::uint64_t>(status.st_blocks) * 512,
                 std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec});
    }
    return entries;
}

OwnDescriptor PrivateFolder::openFile(const std::string &name) const
{
    OwnDescriptor file(openat(m_descriptor->value(), name.c_str(),
                              O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (file.isOpen() && (fstat(file.value(), &status) != 0 || !S_ISREG(status.st_mode) ||
                          status.st_uid != geteuid()))
        return OwnDescriptor();
    return file;
}

OwnDescriptor PrivateFolder::createFile(const std::string &name) const
{
    return OwnDescriptor(openat(m_descriptor->value(), name.c_str(),
                                O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
}

bool PrivateFolder::rename(const std::string &from, const std::string &to) const
{
    return renameat(m_descriptor->value(), from.c_str(), m_descriptor->value(), to.c_str()) == 0;
}

void PrivateFolder::remove(const std::string &name) const
{
    unlinkat(m_descriptor->value(), name.c_str(), 0);
}

void PrivateFolder::touch(const std::string &name) const
{
    const timespec times[2] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
    utimensat(m_descriptor->value(), name.c_str(), times, AT_SYMLINK_NOFOLLOW);
}

std::optional<std::string> PrivateFolder::readSmall(const std::string &name) const
{
    const OwnDescriptor file = openFile(name);
    if (!file.isOpen())
        return {};
    std::string bytes(kMaxSmallBytes, '\0');
    const ssize_t got = read(file.value(), bytes.data(), bytes.size());
    if (got < 0 || static_cast<std::size_t>(got) == bytes.size())
        return {};
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

bool PrivateFolder::writeSmall(const std::string &name, std::string_view bytes,
                               const std::string &temporaryName) const
{
    {
        const OwnDescriptor file = createFile(temporaryName);
        if (!file.isOpen())
            return false;
        if (write(file.value(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
            rename(temporaryName, name))
            return true;
    }
    remove(temporaryName);
    return false;
}

std::uint64_t PrivateFolder::freeBytes() const
{
    struct statvfs status = {};
    if (fstatvfs(m_descriptor->value(), &status) != 0)
        return 0;
    return std::uint64_t{status.f_bavail} * status.f_frsize;
}

} // namespace v8scope
