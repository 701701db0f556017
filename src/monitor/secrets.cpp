// SPDX-License-Identifier: GPL-3.0-or-later
// The keychain is asked in a thread of its own: QtKeychain's calls to a desktop service that hangs may block, and a
// locked one waits for a person.
#include "monitor/secrets.h"

#include "monitor/secret_file.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThread>
#include <functional>
#include <memory>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kEndWaitMs = 1000;

const QString kService = u"watchpost"_s;

bool usesKeychain()
{
    return qgetenv("WATCHPOST_KEYCHAIN") != "off";
}

// Kept for the program's life: a keychain that hangs must not keep the program from ending, so it is not waited for
// beyond a second, and never destroyed.
QObject *keychainThread()
{
    static QObject *const worker = [] {
        auto *thread = new QThread;
        thread->setObjectName(u"keychain"_s);
        auto *object = new QObject;
        object->moveToThread(thread);
        QObject::connect(qApp, &QCoreApplication::aboutToQuit, thread, [thread] {
            thread->quit();
            thread->wait(kEndWaitMs);
        });
        thread->start();
        return object;
    }();
    return worker;
}

template <typename T>
struct Question
{
    QPromise<T> promise;
    void answer(T value)
    {
        promise.addResult(std::move(value));
        promise.finish();
    }
};

// Calls `work` in the keychain's thread; it calls answer(), then or later.
template <typename T>
QFuture<T> ask(std::function<void(const std::shared_ptr<Question<T>> &)> work)
{
    auto question = std::make_shared<Question<T>>();
    question->promise.start();
    const QFuture<T> future = question->promise.future();
    QMetaObject::invokeMethod(
        keychainThread(), [question, work = std::move(work)] { work(question); }, Qt::QueuedConnection);
    return future;
}

// Whether the keychain has what is asked, or can take it; `Closed`: there is one, and it was not opened.
enum class Outcome { Done, NotThere, NoKeychain, Closed };

Outcome outcomeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NotThere;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Outcome::Closed;
    default: // none at all, or one that cannot be talked to
        return Outcome::NoKeychain;
    }
}

tl::unexpected<Error> closed(const QString &why)
{
    return fail(Error::Kind::Io, u"keychain_closed"_s, u"the keychain was not opened: %1"_s.arg(why));
}

template <typename Job>
void run(Job *job, const QString &profileName, std::function<void(Job &, Outcome)> done)
{
    job->setKey(profileName);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, done = std::move(done)](QKeychain::Job *) { done(*job, outcomeOf(*job)); });
    job->start();
}

Result<Secret> fromFile(const QString &profileName)
{
    const auto secret = secret_file::read(profileName);
    if (!secret)
        return tl::unexpected(secret.error());
    return *secret ? Secret{**secret, SecretPlace::File} : Secret{};
}

Result<SecretPlace> toFile(const QString &profileName, const QByteArray &password)
{
    return secret_file::write(profileName, password).map([] { return SecretPlace::File; });
}

} // namespace

QFuture<Result<Secret>> readSecret(const QString &profileName)
{
    return ask<Result<Secret>>([profileName](const auto &question) {
        if (!usesKeychain())
            return question->answer(fromFile(profileName));
        run<QKeychain::ReadPasswordJob>(
            new QKeychain::ReadPasswordJob(kService), profileName,
            [question, profileName](QKeychain::ReadPasswordJob &job, Outcome outcome) {
                if (outcome == Outcome::Done)
                    return question->answer(Secret{job.binaryData(), SecretPlace::Keychain});
                auto secret = fromFile(profileName);
                if (outcome == Outcome::Closed && secret && secret->place == SecretPlace::None)
                    secret = closed(job.errorString());
                question->answer(secret);
            });
    });
}

QFuture<Result<SecretPlace>> keepSecret(const QString &profileName, const QByteArray &password)
{
    return ask<Result<SecretPlace>>([profileName, password](const auto &question) {
        if (!usesKeychain())
            return question->answer(toFile(profileName, password));
        auto *job = new QKeychain::WritePasswordJob(kService);
        job->setBinaryData(password);
        run<QKeychain::WritePasswordJob>(
            job, profileName, [question, profileName, password](QKeychain::WritePasswordJob &written, Outcome outcome) {
                if (outcome == Outcome::Closed)
                    return question->answer(closed(written.errorString()));
                if (outcome != Outcome::Done)
                    return question->answer(toFile(profileName, password));
                question->answer(secret_file::remove(profileName).map([] { return SecretPlace::Keychain; }));
            });
    });
}

QFuture<Result<void>> forgetSecret(const QString &profileName)
{
    return ask<Result<void>>([profileName](const auto &question) {
        if (!usesKeychain())
            return question->answer(secret_file::remove(profileName));
        run<QKeychain::DeletePasswordJob>(new QKeychain::DeletePasswordJob(kService), profileName,
                                          [question, profileName](QKeychain::DeletePasswordJob &job, Outcome outcome) {
                                              const auto removed = secret_file::remove(profileName);
                                              question->answer(removed && outcome == Outcome::Closed
                                                                   ? Result<void>(closed(job.errorString()))
                                                                   : removed);
                                          });
    });
}

QFuture<SecretPlace> secretPlace()
{
    return ask<SecretPlace>([](const auto &question) {
        if (!usesKeychain())
            return question->answer(SecretPlace::File);
        // A keychain that can say that it has no such entry is one that works; it need not be unlocked for that.
        run<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(kService), u"is-there-a-keychain"_s,
                                        [question](QKeychain::ReadPasswordJob &, Outcome outcome) {
                                            question->answer(outcome == Outcome::NoKeychain ? SecretPlace::File
                                                                                            : SecretPlace::Keychain);
                                        });
    });
}

} // namespace monitor
