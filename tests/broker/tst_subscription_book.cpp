// SPDX-License-Identifier: GPL-3.0-or-later
// Which filters are subscribed, and which copy of a message counts while the configuration changes.
#include "broker/subscription_book.h"

#include <QTest>

using namespace Qt::StringLiterals;
using broker::Subscription;
using broker::SubscriptionBook;

namespace {

QStringList filtersOf(const std::vector<Subscription> &subscriptions)
{
    QStringList filters;
    for (const Subscription &subscription : subscriptions)
        filters.append(subscription.filter);
    return filters;
}

// Connects, subscribes and grants everything; unsubscribes what goes.
std::vector<Subscription> settle(SubscriptionBook &book, bool sessionPresent)
{
    book.connected(sessionPresent, true, 1'700'000'000'000);
    for (const Subscription &subscription : book.takeToSubscribe())
        book.answered(subscription.filter, 1, QString());
    for (const QString &filter : book.takeToUnsubscribe())
        book.unsubscribed(filter);
    return book.held();
}

} // namespace

class SubscriptionBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversMinimally_data()
    {
        QTest::addColumn<QStringList>("filters");
        QTest::addColumn<QStringList>("cover");
        QTest::newRow("disjoint") << QStringList{u"a/+"_s, u"b/+"_s} << QStringList{u"a/+"_s, u"b/+"_s};
        QTest::newRow("twice") << QStringList{u"a"_s, u"a"_s} << QStringList{u"a"_s};
        QTest::newRow("narrow first") << QStringList{u"a/b/c"_s, u"a/b/#"_s, u"a/#"_s} << QStringList{u"a/#"_s};
        QTest::newRow("overlapping") << QStringList{u"a/+/x"_s, u"a/b/#"_s} << QStringList{u"a/+/x"_s, u"a/b/#"_s};
        QTest::newRow("everything") << QStringList{u"a/b"_s, u"#"_s, u"$SYS/#"_s} << QStringList{u"#"_s, u"$SYS/#"_s};
        QTest::newRow("shared stays") << QStringList{u"$share/g/a/b"_s, u"a/#"_s}
                                      << QStringList{u"$share/g/a/b"_s, u"a/#"_s};
    }

    void coversMinimally()
    {
        QFETCH(QStringList, filters);
        std::vector<broker::RefusedFilter> refused;
        QTEST(broker::minimalCover(filters, refused), "cover");
        QVERIFY(refused.empty());
    }

    void refusesInvalidFiltersAndKeepsTheRest()
    {
        SubscriptionBook book({u"a/+"_s, u"a/#/b"_s, u"a/+/b/++/c"_s, QString()}, 1, {});
        settle(book, false);
        QCOMPARE(filtersOf(book.held()), QStringList{u"a/+"_s});
        QCOMPARE(book.refused().size(), size_t(3));
        QCOMPARE(book.refused()[0].filter, u"a/#/b"_s);
    }

    void subscribesEverythingInANewSession()
    {
        SubscriptionBook book({u"a"_s, u"b"_s}, 1, {{u"a"_s, 1, 1, 1}, {u"b"_s, 2, 1, 1}});
        book.connected(false, true, 0);
        const auto wanted = book.takeToSubscribe();
        QCOMPARE(filtersOf(wanted), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(wanted[0].identifier, 1u);
        QCOMPARE(wanted[1].identifier, 2u);
    }

    void subscribesNothingThatAKeptSessionHolds()
    {
        SubscriptionBook book({u"a"_s, u"b"_s}, 1, {{u"a"_s, 1, 1, 1}, {u"b"_s, 2, 1, 0}});
        book.connected(true, true, 0);
        QVERIFY(book.takeToSubscribe().empty());
        QVERIFY(book.takeToUnsubscribe().isEmpty());
    }

    void subscribesAgainWhatDiffers_data()
    {
        QTest::addColumn<Subscription>("remembered");
        QTest::addColumn<quint32>("identifier");
        QTest::newRow("other QoS keeps its identifier") << Subscription{u"a"_s, 7, 0, 0} << 7u;
        QTest::newRow("never answered gets a new one") << Subscription{u"a"_s, 7, 1, -1} << 8u;
        QTest::newRow("without identifier gets one") << Subscription{u"a"_s, 0, 1, 1} << 1u;
    }

    void subscribesAgainWhatDiffers()
    {
        QFETCH(Subscription, remembered);
        QFETCH(quint32, identifier);
        SubscriptionBook book({u"a"_s}, 1, {remembered});
        book.connected(true, true, 0);
        const auto wanted = book.takeToSubscribe();
        QCOMPARE(wanted.size(), size_t(1));
        QCOMPARE(wanted[0].identifier, identifier);
        QCOMPARE(wanted[0].qosRequested, 1);
    }

    void givesNoIdentifiersWhereTheBrokerTakesNone()
    {
        SubscriptionBook book({u"a/+/x"_s, u"a/b/#"_s}, 1, {});
        book.connected(false, false, 0);
        for (const Subscription &subscription : book.takeToSubscribe())
            QCOMPARE(subscription.identifier, 0u);
        QVERIFY(!book.isCopy(u"a/b/x", {}));
    }

    void keepsClearOfIdentifiersOfAnUnknownSession()
    {
        SubscriptionBook book({u"a"_s}, 1, {});
        book.connected(true, true, 1'700'000'000'000);
        const auto wanted = book.takeToSubscribe();
        QVERIFY(wanted[0].identifier > 1000);
        QVERIFY(wanted[0].identifier < 268'435'456);
    }

    void countsTheCopyOfTheFirstFilter()
    {
        SubscriptionBook book({u"a/+/x"_s, u"a/b/#"_s}, 1, {});
        settle(book, false);
        QVERIFY(!book.isCopy(u"a/b/x", {1}));
        QVERIFY(book.isCopy(u"a/b/x", {2}));
        QVERIFY(!book.isCopy(u"a/b/x", {1, 2})); // one packet for both
        QVERIFY(!book.isCopy(u"a/b/y", {2}));
        QVERIFY(!book.isCopy(u"a/c/x", {1}));
    }

    // A message that waited at the broker came by the old filter alone.
    void neverDropsABacklogWhenAFilterIsAddedInFront()
    {
        SubscriptionBook before({u"a/b/#"_s}, 1, {});
        SubscriptionBook after({u"a/+/x"_s, u"a/b/#"_s}, 1, settle(before, false));
        settle(after, true);
        QVERIFY(!after.isCopy(u"a/b/x", {1})); // backlog, and the first of two copies of what is new
        QVERIFY(after.isCopy(u"a/b/x", {2}));
    }

    void neverDropsABacklogWhenAFilterIsReplacedByAWiderOne()
    {
        SubscriptionBook before({u"a/b/#"_s}, 1, {});
        SubscriptionBook after({u"a/#"_s}, 1, settle(before, false));
        after.connected(true, true, 0);
        QCOMPARE(filtersOf(after.takeToSubscribe()), QStringList{u"a/#"_s});
        QVERIFY(!after.isCopy(u"a/b/x", {1}));
        QVERIFY(after.isCopy(u"a/b/x", {2})); // both are active: there is one with identifier 1 too
        after.answered(u"a/#"_s, 1, QString());
        QCOMPARE(after.takeToUnsubscribe(), QStringList{u"a/b/#"_s});
        QVERIFY(!after.isCopy(u"a/b/x", {1}));
        QVERIFY(!after.isCopy(u"a/b/x", {2})); // perhaps the only one
        after.unsubscribed(u"a/b/#"_s);
        QVERIFY(!after.isCopy(u"a/b/x", {2}));
        QVERIFY(!after.isCopy(u"a/b/x", {1}));
        QCOMPARE(filtersOf(after.held()), QStringList{u"a/#"_s});
    }

    void aRefusedFilterStandsForNobody()
    {
        SubscriptionBook book({u"a/+/x"_s, u"a/b/#"_s}, 1, {});
        book.connected(false, true, 0);
        (void)book.takeToSubscribe();
        book.answered(u"a/+/x"_s, 0x87, u"not for you"_s);
        book.answered(u"a/b/#"_s, 1, QString());
        QVERIFY(!book.isCopy(u"a/b/x", {2}));
        QCOMPARE(book.refused().size(), size_t(1));
        QCOMPARE(book.refused()[0].filter, u"a/+/x"_s);
        QCOMPARE(book.refused()[0].reason, u"not authorized (not for you)"_s);
        QCOMPARE(filtersOf(book.held()), QStringList{u"a/b/#"_s});

        // Granted later it is the younger one.
        SubscriptionBook later({u"a/+/x"_s, u"a/b/#"_s}, 1, book.held());
        settle(later, true);
        QVERIFY(!later.isCopy(u"a/b/x", {2}));
        QVERIFY(later.isCopy(u"a/b/x", {3}));
    }

    // Of a share's messages others get a part, of which no copy comes here.
    void aSharedFilterStandsForNobody()
    {
        SubscriptionBook book({u"$share/g/a/#"_s, u"a/+/x"_s}, 1, {});
        settle(book, false);
        QVERIFY(!book.isCopy(u"a/b/x", {1}));
        QVERIFY(!book.isCopy(u"a/b/x", {2}));
        SubscriptionBook other({u"a/+/x"_s, u"$share/g/a/#"_s}, 1, {});
        settle(other, false);
        QVERIFY(other.isCopy(u"a/b/x", {2})); // the whole stands for the share's part
        QVERIFY(!other.isCopy(u"a/b/y", {2}));
    }

    void saysWhenLessWasGranted()
    {
        SubscriptionBook book({u"a"_s}, 1, {});
        book.connected(false, true, 0);
        (void)book.takeToSubscribe();
        book.answered(u"a"_s, 0, QString());
        QCOMPARE(book.held()[0].qosGranted, 0);
        QCOMPARE(book.refused()[0].reason, u"granted with QoS 0 only"_s);
    }
};

QTEST_GUILESS_MAIN(SubscriptionBookTest)
#include "tst_subscription_book.moc"
