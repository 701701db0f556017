// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of topic names and filters (MQTT 5.0, 4.7): which are valid, what matches what, and the value types' manners.
#include <QMqttTopicFilter>
#include <QMqttTopicName>
#include <QtMqtt/QMqttTopicFilter>
#include <QtMqtt/qmqtttopicname.h>

#include <QBuffer>
#include <QDataStream>
#include <QHash>
#include <QTest>

class TopicsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsValidFilters_data();
    void tellsValidFilters();
    void tellsValidNames_data();
    void tellsValidNames();
    void matches_data();
    void matches();
    void countsLevels();
    void namesShares();
    void comparesAndHashes();
    void survivesAStream();
    void detachesOnWrite();
};

void TopicsTest::tellsValidFilters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *name, const QString &filter, bool isValid) {
        QTest::newRow(name) << filter << isValid;
    };
    for (const char *valid : {"a", "+", "#", "a/#", "a/+/b", "+/+", "/", "a//b", "a/b/", "/#", "/+", "$SYS/#", "a b",
                              "$share/g/a", "$share/g/#", "$share/g/a/+/b"})
        row(valid, QString::fromLatin1(valid), true);
    for (const char *invalid :
         {"a#", "a/#/b", "a+", "+a", "a/+b", "##", "#/", "$share//a", "$share/g", "$share/", "$share/g/a#"})
        row(invalid, QString::fromLatin1(invalid), false);
    row("empty", QString(), false);
    row("U+0000", QStringLiteral("a/") + QChar(u'\0'), false);
    row("65,535 bytes", QString(65'535, u'a'), true);
    row("65,536 bytes", QString(65'536, u'a'), false);
}

void TopicsTest::tellsValidFilters()
{
    QFETCH(QString, filter);
    QFETCH(bool, isValid);
    QCOMPARE(QMqttTopicFilter(filter).isValid(), isValid);
}

void TopicsTest::tellsValidNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isValid");
    for (const char *valid : {"a", "/", "a/b", "a//b", "/a", "a/", "$SYS/x", "a b"})
        QTest::newRow(valid) << QString::fromLatin1(valid) << true;
    for (const char *invalid : {"+", "#", "a/+", "a/#", "a+b", "a#"})
        QTest::newRow(invalid) << QString::fromLatin1(invalid) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("U+0000") << QString(QChar(u'\0')) << false;
    QTest::newRow("65,536 bytes") << QString(65'536, u'a') << false;
}

void TopicsTest::tellsValidNames()
{
    QFETCH(QString, name);
    QFETCH(bool, isValid);
    QCOMPARE(QMqttTopicName(name).isValid(), isValid);
}

void TopicsTest::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    QTest::addColumn<bool>("expectedDollar"); // with WildcardsDontMatchDollarTopicMatchOption
    const auto row = [](const char *filter, const char *name, bool expected, bool expectedDollar) {
        QTest::addRow("%s - %s", filter, name)
            << QString::fromLatin1(filter) << QString::fromLatin1(name) << expected << expectedDollar;
    };
    row("a/b", "a/b", true, true);
    row("a/b", "a/b/c", false, false);
    row("a/b", "a", false, false);
    row("A", "a", false, false);
    row("a/#", "a", true, true);
    row("a/#", "a/b/c", true, true);
    row("a/+", "a", false, false);
    row("a/+", "a/", true, true);
    row("a/+", "a/b", true, true);
    row("a/+", "a/b/c", false, false);
    row("+/+", "/a", true, true);
    row("+", "a", true, true);
    row("+", "/a", false, false);
    row("a/", "a", false, false);
    row("#", "a/b", true, true);
    row("#", "$SYS/a", true, false);
    row("+/a", "$SYS/a", true, false);
    row("$SYS/#", "$SYS/a", true, true);
    row("devices/+/telemetry", "devices/temp-sensor-01/telemetry", true, true);
    row("devices/+/telemetry", "devices/a/b/telemetry", false, false);
}

void TopicsTest::matches()
{
    QFETCH(QString, filter);
    QFETCH(QString, name);
    QFETCH(bool, expected);
    QFETCH(bool, expectedDollar);
    const QMqttTopicFilter subject(filter);
    QCOMPARE(subject.match(QMqttTopicName(name)), expected);
    QCOMPARE(subject.match(QMqttTopicName(name), QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption),
             expectedDollar);
}

void TopicsTest::countsLevels()
{
    QCOMPARE(QMqttTopicName(QString()).levelCount(), 0);
    QCOMPARE(QMqttTopicName(QStringLiteral("a")).levelCount(), 1);
    const QMqttTopicName name(QStringLiteral("a//b"));
    QCOMPARE(name.levelCount(), 3);
    QCOMPARE(name.levels(), QStringList({QStringLiteral("a"), QString(), QStringLiteral("b")}));
}

void TopicsTest::namesShares()
{
    QCOMPARE(QMqttTopicFilter(QStringLiteral("$share/group/a/#")).sharedSubscriptionName(), QStringLiteral("group"));
    QVERIFY(QMqttTopicFilter(QStringLiteral("a/#")).sharedSubscriptionName().isEmpty());
    QVERIFY(QMqttTopicFilter(QStringLiteral("$shared/group/a")).sharedSubscriptionName().isEmpty());
}

void TopicsTest::comparesAndHashes()
{
    const QMqttTopicName a(QStringLiteral("a"));
    const QMqttTopicName alsoA(QLatin1String("a"));
    const QMqttTopicName b(QStringLiteral("b"));
    QVERIFY(a == alsoA && a != b && a < b);
    QCOMPARE(qHash(a, 7), qHash(alsoA, 7));
    const QMqttTopicFilter f(QStringLiteral("a/#"));
    const QMqttTopicFilter g(QLatin1String("b/#"));
    QVERIFY(f == QMqttTopicFilter(QStringLiteral("a/#")) && f != g && f < g);
    QHash<QMqttTopicFilter, int> hash;
    hash.insert(f, 1);
    QCOMPARE(hash.value(QMqttTopicFilter(QStringLiteral("a/#"))), 1);
}

void TopicsTest::survivesAStream()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadWrite));
    QDataStream stream(&buffer);
    stream << QMqttTopicName(QStringLiteral("a/b")) << QMqttTopicFilter(QStringLiteral("a/#"));
    buffer.seek(0);
    QMqttTopicName name;
    QMqttTopicFilter filter;
    stream >> name >> filter;
    QCOMPARE(name.name(), QStringLiteral("a/b"));
    QCOMPARE(filter.filter(), QStringLiteral("a/#"));
}

void TopicsTest::detachesOnWrite()
{
    const QMqttTopicName first(QStringLiteral("a"));
    QMqttTopicName second = first;
    second.setName(QStringLiteral("b"));
    QCOMPARE(first.name(), QStringLiteral("a"));
    const QMqttTopicFilter filter(QStringLiteral("a"));
    QMqttTopicFilter other = filter;
    other.setFilter(QStringLiteral("b"));
    QCOMPARE(filter.filter(), QStringLiteral("a"));
}

QTEST_GUILESS_MAIN(TopicsTest)
#include "tst_topics.moc"
