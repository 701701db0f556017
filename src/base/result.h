// SPDX-License-Identifier: GPL-3.0-or-later
// Errors are values: a function that can fail returns Result<T>; nothing of ours throws.
#pragma once

#include <QString>
#include <tl/expected.hpp>

struct Error
{
    enum class Kind {
        Usage,     // the caller's words are wrong: exit 2
        Decode,    // a payload could not be read; `code` goes to error_code
        Io,        // files, disk
        Store,     // the database said no; `code` is its own code where it has one
        StoreBusy, // try the same again: connection lost, lock held, time-out
        Network,   // socket, TLS, broker unreachable
        Broker,    // the broker answered with a refusal
        Conflict,  // somebody else holds the lock or changed the row first
        NotFound,
        Cancelled,
    };

    Kind kind = Kind::Io;
    QString code; // stable English word, e.g. bad_json; may be empty
    QString text; // a sentence for people: what happened and what to do

    // Puts what was being done in front of the text.
    [[nodiscard]] Error in(const QString &context) const
    {
        return {kind, code, QString(context + QStringLiteral(": ") + text)};
    }
    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, QString code, QString text)
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(text)});
}
