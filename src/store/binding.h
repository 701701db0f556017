// SPDX-License-Identifier: GPL-3.0-or-later
// Values as QtSql has to be given them: it binds a null text or array as NULL.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUuid>
#include <QVariant>
#include <optional>
#include <vector>

namespace store {

// For NOT NULL columns.
[[nodiscard]] inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
[[nodiscard]] inline QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

// Empty means NULL.
[[nodiscard]] inline QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}
[[nodiscard]] inline QVariant orNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant() : QVariant(bytes);
}
template <typename T>
[[nodiscard]] QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

// PostgreSQL: for `= ANY (?::uuid[])`.
[[nodiscard]] inline QString idArray(const std::vector<QUuid> &ids)
{
    QStringList texts;
    for (const QUuid &id : ids)
        texts += id.toString(QUuid::WithoutBraces);
    return u'{' + texts.join(u',') + u'}';
}

} // namespace store
