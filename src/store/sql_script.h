// SPDX-License-Identifier: GPL-3.0-or-later
// QSqlQuery takes one statement at a time; migrations are files of many.
#pragma once

#include <QStringList>

namespace store {

// The statements of a script, without comments and without the semicolons between them. Knows quotes (also between
// dollars), both kinds of comments, and the BEGIN … END of a trigger.
[[nodiscard]] QStringList splitSql(const QString &script);

} // namespace store
