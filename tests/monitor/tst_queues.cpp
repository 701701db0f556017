// SPDX-License-Identifier: GPL-3.0-or-later
// The two queues between the threads: bounded, in order, nothing dropped.
#include "monitor/arrival_queue.h"
#include "monitor/entry_feed.h"

#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

Message message(qsizetype bytes)
{
    Message m;
    m.topic = u"t"_s;
    m.payload = QByteArray(bytes, 'x');
    return m;
}

std::vector<store::InboxEntry> entries(qint64 from, qint64 to)
{
    std::vector<store::InboxEntry> made;
    for (qint64 seq = from; seq <= to; ++seq)
        made.push_back({seq, message(10)});
    return made;
}

store::InboxTotals upTo(qint64 seq)
{
    store::InboxTotals totals;
    totals.lastSeq = seq;
    return totals;
}

} // namespace

class QueuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAPauseWhenFullAndTakesEverything()
    {
        monitor::ArrivalQueue queue;
        int pushed = 1;
        while (!queue.push(message(1)))
            ++pushed;
        QCOMPARE(size_t(pushed), monitor::ArrivalQueue::kMaxCount);
        QVERIFY(queue.isFull());
        QVERIFY(queue.push(message(1))); // one more is taken all the same
        QCOMPARE(queue.takeAll(0).size(), monitor::ArrivalQueue::kMaxCount + 1);
        QVERIFY(!queue.isFull());
    }

    void takesOneMessageThatIsLargerThanTheLimit()
    {
        monitor::ArrivalQueue queue;
        QVERIFY(queue.push(message(monitor::ArrivalQueue::kMaxBytes + 1)));
        QCOMPARE(queue.takeAll(0).size(), size_t(1));
    }

    void endsWhenClosedAndEmpty()
    {
        monitor::ArrivalQueue queue;
        queue.push(message(1));
        queue.close();
        QVERIFY(!queue.isClosedAndEmpty());
        QCOMPARE(queue.takeAll(60'000).size(), size_t(1));
        QVERIFY(queue.isClosedAndEmpty());
        QVERIFY(queue.takeAll(60'000).empty());
    }

    void handsEntriesOnInOrderAcrossThreads()
    {
        monitor::EntryFeed feed;
        std::thread writer([&feed] {
            for (qint64 seq = 1; seq <= 2000; seq += 10)
                feed.offer(entries(seq, seq + 9), upTo(seq + 9));
            feed.close();
        });
        qint64 next = 1;
        while (next <= 2000) {
            const auto taken = feed.take(next, 100, 1000, 0);
            QVERIFY(!taken.readFile);
            for (const auto &entry : taken.entries)
                QCOMPARE(entry.seq, next++);
        }
        writer.join();
    }

    void pointsToTheFileForWhatDidNotFit()
    {
        monitor::EntryFeed feed;
        const qint64 count = qint64(monitor::EntryFeed::kMaxCount) + 500;
        feed.offer(entries(1, count), upTo(count));
        qint64 next = 1;
        while (true) {
            const auto taken = feed.take(next, 1000, 0, 0);
            if (taken.readFile)
                break;
            next += qint64(taken.entries.size());
        }
        QCOMPARE(next, qint64(monitor::EntryFeed::kMaxCount) + 1);
        // What comes while the file is read waits for its turn.
        feed.offer(entries(count + 1, count + 5), upTo(count + 5));
        QVERIFY(feed.take(next, 1000, 0, 0).readFile);
        const auto taken = feed.take(count + 1, 1000, 0, 0);
        QVERIFY(!taken.readFile);
        QCOMPARE(taken.entries.size(), size_t(5));
        QVERIFY(feed.take(count + 6, 1000, 0, 0).entries.empty());
    }

    void dropsFromMemoryWhatWasReadFromTheFile()
    {
        monitor::EntryFeed feed;
        feed.offer(entries(1, 10), upTo(10));
        const auto taken = feed.take(6, 1000, 0, 0);
        QCOMPARE(taken.entries.size(), size_t(5));
        QCOMPARE(taken.entries.front().seq, qint64(6));
    }
};

QTEST_GUILESS_MAIN(QueuesTest)
#include "tst_queues.moc"
