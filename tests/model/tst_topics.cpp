// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

class TopicsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAsTheStandardSays_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *filter, const char *topic, bool expected) {
            QTest::addRow("%s ~ %s", filter, topic)
                << QString::fromLatin1(filter) << QString::fromLatin1(topic) << expected;
        };
        row("a/b", "a/b", true);
        row("a/b", "a/b/c", false);
        row("a/+", "a/b", true);
        row("a/+", "a", false);
        row("a/+", "a/", true);
        row("+/+", "/b", true);
        row("+", "/b", false);
        row("a/#", "a", true);
        row("a/#", "a/b/c", true);
        row("a/#", "ab", false);
        row("#", "a/b", true);
        row("#", "$SYS/x", false);
        row("+/x", "$SYS/x", false);
        row("$SYS/#", "$SYS/x", true);
        row("devices/+/#", "devices/x", true);
        row("$share/g/a/+", "a/b", true);
    }
    void matchesAsTheStandardSays()
    {
        QFETCH(QString, filter);
        QFETCH(QString, topic);
        QTEST(topics::matches(filter, topic), "expected");
    }

    void knowsTopicsToPublishOn()
    {
        for (const QString &good : {u"a"_s, u"/"_s, u"a//b"_s, u"$SYS/x"_s, u"a b/ä"_s, QString(65535, u'x')})
            QVERIFY2(topics::isValidName(good), qPrintable(good.left(20)));
        for (const QString &bad : {u""_s, u"a/+"_s, u"#"_s, u"a#b"_s, QString(QChar(u'\0')), QString(65536, u'x'),
                                   QString(32768, u'ä'), QString(QChar(0xd800))})
            QVERIFY2(!topics::isValidName(bad), qPrintable(bad.left(20)));
    }

    void knowsValidFilters()
    {
        for (const QString &good : {u"a"_s, u"/"_s, u"+/a/#"_s, u"#"_s, u"$share/g/a/#"_s, u"a//b"_s})
            QVERIFY2(topics::isValidFilter(good), qPrintable(good));
        for (const QString &bad :
             {u""_s, u"a/#/b"_s, u"a+"_s, u"a/b#"_s, u"a/+/b/++/c"_s, u"$share/g"_s, u"$share//a"_s, u"$share/+/a"_s})
            QVERIFY2(!topics::isValidFilter(bad), qPrintable(bad));
    }

    void coversOnlyWhatMatchesEverything()
    {
        // Random filters over a small alphabet: a cover must match every topic that the other matches.
        const QStringList levels{u"a"_s, u"b"_s, u"+"_s};
        QStringList filters, names;
        for (int i = 0; i < 60; ++i) {
            QStringList parts, plain;
            const int depth = QRandomGenerator::global()->bounded(1, 4);
            for (int k = 0; k < depth; ++k) {
                parts += levels[QRandomGenerator::global()->bounded(3)];
                plain += levels[QRandomGenerator::global()->bounded(2)];
            }
            if (QRandomGenerator::global()->bounded(3) == 0)
                parts += u"#"_s;
            filters += parts.join(u'/');
            names += plain.join(u'/');
        }
        for (const QString &wide : std::as_const(filters)) {
            for (const QString &narrow : std::as_const(filters)) {
                if (!topics::covers(wide, narrow))
                    continue;
                for (const QString &name : std::as_const(names))
                    QVERIFY2(!topics::matches(narrow, name) || topics::matches(wide, name),
                             qPrintable(wide + u' ' + narrow + u' ' + name));
            }
        }
        QVERIFY(topics::covers(u"a/#", u"a"));
        QVERIFY(topics::covers(u"a/#", u"a/+/c"));
        QVERIFY(!topics::covers(u"a/+", u"a/#"));
        QVERIFY(!topics::covers(u"#", u"$SYS/#"));
        QVERIFY(!topics::covers(u"#", u"$share/g/a"));
    }

    void findsTheIdInATopic()
    {
        QCOMPARE(topics::topicId(u"devices/temp-sensor-01/lwt"), u"temp-sensor-01"_s);
        QCOMPARE(topics::topicId(u"home/attic/temperature"), u"home/attic"_s);
        QCOMPARE(topics::topicId(u"single"), u"single"_s);
        QCOMPARE(topics::topicId(u"devices/x"), u"devices"_s);
        QCOMPARE(topics::prefix(u"a/b/c").toString(), u"a/b"_s);
    }
};

QTEST_GUILESS_MAIN(TopicsTest)
#include "tst_topics.moc"
