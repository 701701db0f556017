// SPDX-License-Identifier: GPL-3.0-or-later
// What the store, exports, reports and the filter say where they fail.
#include "ui/common/retold_tables.h"

#include <QtGlobal>

namespace ui {
namespace {

constexpr const char *kForms[] = {
    QT_TRANSLATE_NOOP(
        "Failure",
        "%1: the database takes no rows, it is read-only (a standby server, or set so by its administrator) (%2)"),
    QT_TRANSLATE_NOOP("Failure", "the folder '%1' cannot be made"),
    QT_TRANSLATE_NOOP("Failure", "cannot read '%1': %2"),
    QT_TRANSLATE_NOOP("Failure", "cannot write '%1': %2"),
    QT_TRANSLATE_NOOP("Failure", "cannot write '%1'"),
    QT_TRANSLATE_NOOP("Failure", "'%1' exists already"),
    QT_TRANSLATE_NOOP("Failure", "%1 has not begun yet: there is nothing to report"),
    QT_TRANSLATE_NOOP("Failure", "a sheet has room for %1 columns, these are %2: choose a row for each value"),
    QT_TRANSLATE_NOOP("Failure", "the export could not be written: %1"),
    QT_TRANSLATE_NOOP("Failure", "the workbook could not be written: %1"),
    QT_TRANSLATE_NOOP("Failure", "'%1' is not a file to write to: name a file, or - for standard output"),
    QT_TRANSLATE_NOOP("Failure", "there is no database %1"),
    QT_TRANSLATE_NOOP("Failure", "%1 has not the schema of this version: run 'watchpostctl migrate --store %2'"),
    QT_TRANSLATE_NOOP("Failure", "%1 was made by a newer version of this program: use that version"),
    QT_TRANSLATE_NOOP("Failure", "%1 was made by an older version: run 'watchpostctl migrate --store %2'"),
    QT_TRANSLATE_NOOP("Failure", "%1 holds no records yet: run 'watchpostctl migrate --store %2' or start a collector"),
    QT_TRANSLATE_NOOP("Failure", "the collector '%1' works with %2: end it first"),
    QT_TRANSLATE_NOOP("Failure", "there is a file '%1' already: choose another"),
    QT_TRANSLATE_NOOP("Failure", "there is no file '%1'"),
    QT_TRANSLATE_NOOP("Failure", "'%1' needs something to look for before it"),
    QT_TRANSLATE_NOOP("Failure", "a ) is missing for the ( at position %1"),
    QT_TRANSLATE_NOOP("Failure", "a field must stand before '%1'"),
    QT_TRANSLATE_NOOP("Failure", "the filter is nested deeper than %1 levels"),
    QT_TRANSLATE_NOOP("Failure", "the filter has more than %1 terms"),
    QT_TRANSLATE_NOOP("Failure", "there is no field '%1': %2"),
    QT_TRANSLATE_NOOP("Failure", "put text with such a sign in quotes, or write t.%1 for a metric"),
    QT_TRANSLATE_NOOP("Failure", "did you mean %1?"),
    QT_TRANSLATE_NOOP("Failure", "%1 is no number: it takes :, = or !="),
    QT_TRANSLATE_NOOP("Failure", "%1 is true or false, not '%2'"),
    QT_TRANSLATE_NOOP("Failure", "%1 wants a number, and '%2' is none"),
    QT_TRANSLATE_NOOP("Failure", "%1 (%2)"),
    QT_TRANSLATE_NOOP("Failure", "%1: %2"),
};

constexpr const char *kSentences[] = {
    QT_TRANSLATE_NOOP("Failure", "the database cannot be reached"),
    QT_TRANSLATE_NOOP("Failure", "another program holds the database; it will be tried again"),
    QT_TRANSLATE_NOOP("Failure", "the database may not be written: check the rights of the file and its folder"),
    QT_TRANSLATE_NOOP("Failure", "stopped on request"),
    QT_TRANSLATE_NOOP("Failure", "reading or writing the disk failed"),
    QT_TRANSLATE_NOOP("Failure", "the database is damaged: restore it from a backup"),
    QT_TRANSLATE_NOOP("Failure", "the disk is full: free some space"),
    QT_TRANSLATE_NOOP("Failure", "the database cannot be opened: check that folder and file exist and may be read"),
    QT_TRANSLATE_NOOP("Failure", "the database is being changed by another program"),
    QT_TRANSLATE_NOOP("Failure", "the file is not a database of this program, or it is damaged"),
    QT_TRANSLATE_NOOP("Failure", "the connection to the database was lost"),
    QT_TRANSLATE_NOOP("Failure", "the database refuses this login"),
    QT_TRANSLATE_NOOP("Failure", "there is no such database: create it, or name another one"),
    QT_TRANSLATE_NOOP("Failure", "there is no such database"),
    QT_TRANSLATE_NOOP("Failure", "the schema is not there: run 'watchpostctl migrate'"),
    QT_TRANSLATE_NOOP("Failure", "another transaction was in the way; it will be tried again"),
    QT_TRANSLATE_NOOP("Failure",
                      "this login may not do that: ask the database's administrator for the rights of a collector"),
    QT_TRANSLATE_NOOP("Failure", "the tables are not as this program knows them"),
    QT_TRANSLATE_NOOP("Failure", "the database server's disk is full: free some space there"),
    QT_TRANSLATE_NOOP("Failure", "the database server takes no more connections"),
    QT_TRANSLATE_NOOP("Failure", "the database server lacks memory or space"),
    QT_TRANSLATE_NOOP("Failure", "another program holds a lock on the database's tables"),
    QT_TRANSLATE_NOOP("Failure", "the database took too long and the statement was stopped"),
    QT_TRANSLATE_NOOP("Failure", "the database server is stopping or starting"),
    QT_TRANSLATE_NOOP("Failure", "the database server has trouble with its files"),
    QT_TRANSLATE_NOOP("Failure", "the database server reports a damage: see its log"),
    QT_TRANSLATE_NOOP("Failure", "stopped; no file was written"),
    QT_TRANSLATE_NOOP("Failure", "the file is too large to hold rules"),
    QT_TRANSLATE_NOOP("Failure", "there is no ( for this )"),
    QT_TRANSLATE_NOOP("Failure", "something to look for is missing here"),
    QT_TRANSLATE_NOOP("Failure", "there is nothing in the parentheses"),
    QT_TRANSLATE_NOOP("Failure", "the closing quote of this text is missing"),
    QT_TRANSLATE_NOOP("Failure", "the text between the quotes is empty"),
    QT_TRANSLATE_NOOP("Failure", "a value is missing here"),
    QT_TRANSLATE_NOOP("Failure", "something to look for is missing before this )"),
    QT_TRANSLATE_NOOP("Failure", "'!' is no operator: write != or not"),
    QT_TRANSLATE_NOOP("Failure", "the name of a metric is missing after 't.'"),
};

} // namespace

RetoldTable failureTexts()
{
    return {"Failure", kForms, kSentences};
}

} // namespace ui
