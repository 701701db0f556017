// SPDX-License-Identifier: GPL-3.0-or-later
// What the ledger may skip, must append, and has to flag.
#include "store/ledger.h"

#include <QTest>

using store::Delivery;
using store::Digest;
using store::Ledger;
using Verdict = store::Ledger::Verdict;

namespace {

Digest digestOf(char c)
{
    Digest digest;
    digest.fill(c);
    return digest;
}

Delivery sent(int id, char content, qint64 arrival, int qos = 1)
{
    return {quint16(id), qos, false, arrival, digestOf(content)};
}

Delivery again(int id, char content, qint64 arrival, int qos = 1)
{
    Delivery delivery = sent(id, content, arrival, qos);
    delivery.duplicate = true;
    return delivery;
}

const Ledger::SeenElsewhere kNever = [](const Digest &, qint64) { return false; };
const Ledger::SeenElsewhere kAlways = [](const Digest &, qint64) { return true; };

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT
    qint64 m_seq = 0;

    // Judges and, where it is to be appended, remembers; kept at once.
    Verdict deliver(Ledger &ledger, const Delivery &delivery, const Ledger::SeenElsewhere &elsewhere = kNever)
    {
        const Verdict verdict = ledger.judge(delivery, elsewhere);
        if (verdict != Verdict::Skip)
            ledger.remember(delivery, ++m_seq);
        ledger.keep();
        return verdict;
    }

private Q_SLOTS:
    void init() { m_seq = 0; }

    void skipsWhatIsSentAgain()
    {
        Ledger ledger;
        QCOMPARE(deliver(ledger, sent(1, 'a', 1)), Verdict::Append);
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(1, 'a', 2)), Verdict::Skip);
        QCOMPARE(ledger.find(1).arrival, 2);
    }

    void appendsDuplicatesThatItDoesNotKnow_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<char>("content");
        QTest::addColumn<int>("qos");
        QTest::newRow("other identifier") << 2 << 'a' << 1;
        QTest::newRow("other content") << 1 << 'b' << 1;
        QTest::newRow("other QoS") << 1 << 'a' << 2;
    }
    void appendsDuplicatesThatItDoesNotKnow()
    {
        QFETCH(int, id);
        QFETCH(char, content);
        QFETCH(int, qos);
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(id, content, 2, qos)), Verdict::Append);
    }

    void appendsTheSameWithoutDuplicateFlag()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        QCOMPARE(deliver(ledger, sent(1, 'a', 2)), Verdict::Append);
        QCOMPARE(ledger.find(1).seq, 2);
    }

    void forgetsWhatTheBrokerHasSeen()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        deliver(ledger, sent(2, 'b', 2));
        ledger.acknowledged(1);
        QCOMPARE(ledger.size(), 1);
        QCOMPARE(ledger.confirmedSeq(2), 1);
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(1, 'a', 3)), Verdict::Append);
        QCOMPARE(deliver(ledger, again(2, 'b', 4)), Verdict::Skip);
    }

    void forgetsEarlierRunsBehindWhatWasSeen()
    {
        Ledger ledger;
        ledger.restore(7, {3, digestOf('x'), 1, 0});
        ledger.restore(9, {50, digestOf('y'), 1, 0});
        m_seq = 10;
        deliver(ledger, again(8, 'z', 1)); // seq 11
        ledger.acknowledged(1);
        QCOMPARE(ledger.find(7).seq, 0);
        QCOMPARE(ledger.find(9).seq, 50); // it came later than what was seen: may still be owed
    }

    void remembersQos2UntilReleased()
    {
        Ledger ledger;
        deliver(ledger, sent(5, 'a', 1, 2));
        ledger.acknowledged(100);
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(5, 'a', 2, 2), kAlways), Verdict::Skip);
        QCOMPARE(ledger.release(5).value_or(0), 1);
        ledger.keep();
        QVERIFY(!ledger.release(5));
        QCOMPARE(deliver(ledger, again(5, 'a', 3, 2)), Verdict::Append);
    }

    void startsOverWithANewEpoch()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        ledger.startEpoch();
        ledger.keep();
        QCOMPARE(ledger.size(), 0);
        QCOMPARE(deliver(ledger, again(1, 'a', 2)), Verdict::Append);
    }

    void takesBackADraft()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        ledger.startEpoch();
        QCOMPARE(ledger.judge(sent(1, 'b', 2), kNever), Verdict::Append);
        ledger.remember(sent(1, 'b', 2), 2);
        QCOMPARE(ledger.find(1).seq, 2);
        ledger.discard();
        QCOMPARE(ledger.find(1).seq, 1);
        QCOMPARE(ledger.sequence().last, quint16(1));
    }

    void knowsABrokerWithAscendingIdentifiers()
    {
        Ledger ledger;
        for (const int id : {65533, 65534, 65535, 1, 2, 4})
            deliver(ledger, sent(id, 'a', id));
        QVERIFY(!ledger.sequence().reuses);
    }

    void knowsABrokerThatReusesIdentifiers()
    {
        Ledger ledger;
        for (const int id : {1, 2, 3, 2})
            deliver(ledger, sent(id, 'a', id));
        QVERIFY(ledger.sequence().reuses);
    }

    // Ascending identifiers: a match is a repetition, however common its content is.
    void skipsRepeatedContentWithAscendingIdentifiers()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        deliver(ledger, sent(2, 'a', 2));
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(2, 'a', 3), kAlways), Verdict::Skip);
    }

    // An old entry whose identifier has come round: the message is a new one, its first sending was lost.
    void appendsANewMessageUnderAnIdentifierThatCameRound()
    {
        Ledger ledger;
        ledger.restore(10, {1, digestOf('a'), 1, 0});
        ledger.restoreSequence({9, false});
        QCOMPARE(deliver(ledger, again(10, 'a', 1)), Verdict::Append);
        QCOMPARE(ledger.sequence().last, quint16(10));
    }

    void flagsWhatCannotBeToldWhenIdentifiersAreReused()
    {
        Ledger ledger;
        for (const int id : {1, 2, 1})
            deliver(ledger, sent(id, 'a', m_seq + 1));
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(1, 'a', 10), kAlways), Verdict::AppendSuspect);
    }

    void skipsUniqueContentWhenIdentifiersAreReused()
    {
        Ledger ledger;
        for (const int id : {1, 2, 1})
            deliver(ledger, sent(id, 'a', m_seq + 1));
        ledger.startConnection();
        QCOMPARE(deliver(ledger, again(1, 'a', 10), kNever), Verdict::Skip);
    }

    // A reused identifier proves that its acknowledgement was seen, and those that left before it.
    void learnsFromReuseWhatWasSeen()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        deliver(ledger, sent(2, 'b', 2));
        deliver(ledger, sent(3, 'c', 3));
        deliver(ledger, sent(2, 'd', 4)); // so 1 and 2 have been seen
        QCOMPARE(deliver(ledger, again(1, 'a', 5), kNever), Verdict::Append);
        QCOMPARE(deliver(ledger, again(3, 'c', 6), kNever), Verdict::Skip);
    }

    void keepsAsideWhatIsOwed()
    {
        Ledger ledger;
        deliver(ledger, sent(1, 'a', 1));
        deliver(ledger, sent(2, 'b', 2));
        deliver(ledger, sent(3, 'c', 3, 2));
        const auto owed = ledger.owedBetween(0, 2);
        QCOMPARE(owed.size(), size_t(2));
        QCOMPARE(ledger.owedBetween(1, 5).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
