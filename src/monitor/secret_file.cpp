// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/secret_file.h"

#include "base/file_name.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace monitor::secret_file {
namespace {

constexpr mode_t kOthers = 077;
constexpr qsizetype kMaxBytes = 64 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

QString pathOf(const QString &name)
{
    return QString(folder() + u'/' + fileNameOf(name));
}

tl::unexpected<Error> unsafe(const QString &path, const QString &why)
{
    return fail(Error::Kind::Io, u"unsafe_file"_s,
                u"%1 %2: it is not used. Remove it and enter the password again"_s.arg(path, why));
}

tl::unexpected<Error> failed(const QString &what, const QString &path, int error)
{
    return fail(Error::Kind::Io, u"unreadable"_s, u"cannot %1 %2: %3"_s.arg(what, path, qt_error_string(error)));
}

// Ours alone, and of the kind asked for.
Result<void> checkOwn(int fd, const QString &path, mode_t kind)
{
    struct stat status = {};
    if (::fstat(fd, &status) != 0)
        return failed(u"look at"_s, path, errno);
    if ((status.st_mode & S_IFMT) != kind)
        return unsafe(path, kind == S_IFDIR ? u"is no folder"_s : u"is no plain file"_s);
    if (status.st_uid != ::geteuid())
        return unsafe(path, u"belongs to somebody else"_s);
    if (status.st_mode & kOthers)
        return unsafe(path, u"is open to others"_s);
    return {};
}

Descriptor openFolder()
{
    return Descriptor(::open(QFile::encodeName(folder()).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

// Checked; nothing if there is none.
Result<std::optional<Descriptor>> checkedFolder()
{
    Descriptor opened = openFolder();
    if (!opened.isOpen() && errno == ENOENT)
        return std::optional<Descriptor>();
    if (!opened.isOpen())
        return errno == ELOOP || errno == ENOTDIR ? Result<std::optional<Descriptor>>(unsafe(folder(), u"is a link"_s))
                                                  : failed(u"open"_s, folder(), errno);
    if (auto own = checkOwn(opened.get(), folder(), S_IFDIR); !own)
        return tl::unexpected(own.error());
    return std::optional<Descriptor>(std::move(opened));
}

Result<void> makeFolder()
{
    const QByteArray path = QFile::encodeName(folder());
    QDir().mkpath(QFileInfo(folder()).path());
    if (::mkdir(path.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return failed(u"make the folder"_s, folder(), errno);
    return {};
}

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(fd, bytes.constData() + done, size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(written, 0);
    }
    return ::fsync(fd) == 0;
}

} // namespace

QString folder()
{
    return QString(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/watchpost/secrets"_s);
}

Result<std::optional<QByteArray>> read(const QString &name)
{
    const auto where = checkedFolder();
    if (!where)
        return tl::unexpected(where.error());
    if (!*where)
        return std::optional<QByteArray>();
    const QString path = pathOf(name);
    const QByteArray fileName = QFile::encodeName(fileNameOf(name));
    // Not blocking: what stands there could be a pipe.
    const Descriptor file(
        ::openat((*where)->get(), fileName.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen() && errno == ENOENT)
        return std::optional<QByteArray>();
    if (!file.isOpen() && errno == ELOOP)
        return unsafe(path, u"is a link"_s);
    if (!file.isOpen())
        return failed(u"read"_s, path, errno);
    if (const auto own = checkOwn(file.get(), path, S_IFREG); !own)
        return tl::unexpected(own.error());
    QFile reading;
    if (!reading.open(file.get(), QIODevice::ReadOnly))
        return failed(u"read"_s, path, errno);
    return std::optional(reading.read(kMaxBytes));
}

Result<void> write(const QString &name, const QByteArray &secret)
{
    if (auto made = makeFolder(); !made)
        return made;
    const auto where = checkedFolder();
    if (!where)
        return tl::unexpected(where.error());
    if (!*where)
        return failed(u"open"_s, folder(), ENOENT);
    const int dir = (*where)->get();
    const QByteArray fileName = QFile::encodeName(fileNameOf(name));
    const QByteArray beside = '.' + fileName + ".new";
    ::unlinkat(dir, beside.constData(), 0); // of a writer that died
    const Descriptor file(
        ::openat(dir, beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return failed(u"write"_s, pathOf(name), errno);
    if (!writeAll(file.get(), secret) || ::renameat(dir, beside.constData(), dir, fileName.constData()) != 0) {
        const int error = errno;
        ::unlinkat(dir, beside.constData(), 0);
        return failed(u"write"_s, pathOf(name), error);
    }
    ::fsync(dir);
    return {};
}

Result<void> remove(const QString &name)
{
    const Descriptor where = openFolder();
    const QByteArray fileName = QFile::encodeName(fileNameOf(name));
    if (!where.isOpen() || ::unlinkat(where.get(), fileName.constData(), 0) == 0 || errno == ENOENT)
        return {};
    return failed(u"remove"_s, pathOf(name), errno);
}

} // namespace monitor::secret_file
