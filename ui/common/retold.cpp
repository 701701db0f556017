// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/retold.h"

#include "ui/common/retold_tables.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kDeepest = 5; // a reason within a sentence within brackets
constexpr qsizetype kLongest = 2000;

struct Known
{
    const char *context;
    const char *source;
    QRegularExpression shape; // of forms
};

const std::vector<Known> &forms()
{
    static const std::vector<Known> all = [] {
        std::vector<Known> made;
        for (const RetoldTable &table : {connectionTexts(), failureTexts()}) {
            for (const char *source : table.forms) {
                QString shape = QRegularExpression::escape(QString::fromUtf8(source));
                shape.replace(u"\\%1"_s, u"(.+?)"_s).replace(u"\\%2"_s, u"(.+)"_s);
                made.push_back({table.context, source, QRegularExpression(QRegularExpression::anchoredPattern(shape))});
            }
        }
        return made;
    }();
    return all;
}

const QHash<QString, Known> &sentences()
{
    static const QHash<QString, Known> all = [] {
        QHash<QString, Known> made;
        for (const RetoldTable &table : {connectionTexts(), failureTexts()}) {
            for (const char *source : table.sentences)
                made.insert(QString::fromUtf8(source), {table.context, source, {}});
        }
        return made;
    }();
    return all;
}

QString told(const QString &english, int depth)
{
    if (const auto known = sentences().constFind(english); known != sentences().constEnd())
        return QCoreApplication::translate(known->context, known->source);
    if (depth == kDeepest)
        return english;
    for (const Known &form : forms()) {
        const QRegularExpressionMatch match = form.shape.match(english);
        if (!match.hasMatch())
            continue;
        const QString text = QCoreApplication::translate(form.context, form.source);
        const QString first = told(match.captured(1), depth + 1);
        return match.lastCapturedIndex() < 2 ? text.arg(first) : text.arg(first, told(match.captured(2), depth + 1));
    }
    return english;
}

} // namespace

QString retold(const QString &english)
{
    return english.size() > kLongest ? english : told(english, 0);
}

QString retold(const Error &error)
{
    return retold(error.text);
}

} // namespace ui
