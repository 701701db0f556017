// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox over its whole life: what it appends, what it skips, what it remembers when it is opened again.
#include "inbox_fixture.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <deque>

using fixture::again;
using fixture::ask;
using fixture::message;
using fixture::payloadsIn;
using store::Inbox;
using store::InboxReader;

namespace {

using Arrivals = std::vector<Arrival>;
constexpr qint64 kLater = 4'000'000'000'000;

} // namespace

class InboxTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    std::unique_ptr<Inbox> open(const QString &clientId = QStringLiteral("test-client"))
    {
        auto inbox = Inbox::open(m_path, clientId);
        if (!inbox) {
            qWarning("%s", qPrintable(inbox.error().text));
            return nullptr;
        }
        return std::move(*inbox);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("sub/test.inbox"));
    }

    void appendsInOrderAndCoversTheAcknowledgements()
    {
        auto inbox = open();
        QVERIFY(inbox);
        const auto appended = inbox->append(Arrivals{message(1, "a", 1), message(2, "b", 2), message(0, "c", 0, 0)});
        QVERIFY(appended);
        QCOMPARE(appended->committed.upTo(), 2);
        QCOMPARE(appended->entries.size(), size_t(3));
        QCOMPARE(appended->entries[2].seq, 3);
        QCOMPARE(inbox->totals().received, 3);
        QCOMPARE(inbox->totals().receivedQos0, 1);
        QCOMPARE(inbox->totals().onDisk, 3);
        auto reader = InboxReader::open(m_path);
        QVERIFY(reader);
        const auto read = (*reader)->readAfter(0, 100, 1 << 20);
        QVERIFY(read);
        QCOMPARE(*read, appended->entries);
    }

    void keepsFileAndFolderToItsUser()
    {
        QVERIFY(open());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(m_folder->filePath(QStringLiteral("sub"))) & others, QFile::Permissions());
    }

    void keepsEmptyAndBinaryPayloads()
    {
        auto inbox = open();
        const QByteArray binary("\0\xff\x01 x", 5);
        QVERIFY(inbox->append(Arrivals{message(1, QByteArray(), 1), message(2, binary, 2)}));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"", binary}));
    }

    void keepsEventsWithoutCountingThem()
    {
        auto inbox = open();
        LinkEvent event;
        event.activityType = QStringLiteral("mqtt_publish_success");
        event.metadata = R"({"topic":"a/b","qos":1})";
        event.errorText = QString::fromUtf8("größer");
        event.atMs = 1'700'000'000'001;
        event.responseTimeMs = 12;
        event.payload = QByteArray("\0x", 2);
        LinkEvent told;
        told.activityType = QStringLiteral("notification_webhook");
        told.atMs = 1'800'000'000'000; // says nothing of when the broker was heard
        told.method = QStringLiteral("POST");
        told.endpoint = QStringLiteral("https://h.example/hook");
        told.status = QStringLiteral("failed");
        told.responseStatus = 500;
        QVERIFY(inbox->append(Arrivals{event, told, message(1, "a", 1)}));
        QCOMPARE(inbox->totals().received, 1);
        auto reader = InboxReader::open(m_path);
        const auto read = (*reader)->readAfter(0, 10, 1 << 20);
        QCOMPARE(std::get<LinkEvent>(read->at(0).what), event);
        QCOMPARE(std::get<LinkEvent>(read->at(1).what), told);
        QCOMPARE(read->at(2).seq, 3);
        QCOMPARE(inbox->totals().lastContactMs, event.atMs);
    }

    void skipsCopiesForOverlappingFilters()
    {
        auto inbox = open();
        Message copy = message(2, "a", 2);
        copy.overlapCopy = true;
        const auto appended = inbox->append(Arrivals{message(1, "a", 1), copy});
        QCOMPARE(appended->committed.upTo(), 2);
        QCOMPARE(inbox->totals().received, 2);
        QCOMPARE(inbox->totals().skipped, 1);
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a"}));
    }

    void skipsWhatIsSentAgainAfterARestart()
    {
        QVERIFY(open()->append(Arrivals{message(1, "a", 1), message(2, "b", 2)}));
        auto inbox = open();
        const auto appended =
            inbox->append(Arrivals{SessionStarted{true}, again(1, "a", 1), again(2, "b", 2), message(3, "c", 3)});
        QVERIFY(appended);
        QCOMPARE(appended->committed.upTo(), 3);
        QCOMPARE(appended->duplicates, 2);
        QCOMPARE(inbox->totals().received, 5);
        QCOMPARE(inbox->totals().skipped, 2);
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a", "b", "c"}));
    }

    void forgetsOverARestartWhatTheBrokerHasSeen()
    {
        {
            auto inbox = open();
            QVERIFY(inbox->append(Arrivals{message(1, "a", 1)}));
            QVERIFY(inbox->append(Arrivals{AcknowledgementsSeen{1}, message(2, "b", 2)}));
        }
        auto inbox = open();
        QVERIFY(inbox->append(Arrivals{again(1, "a", 1), again(2, "b", 2)}));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a", "b", "a"}));
    }

    void remembersQos2OverARestartUntilReleased()
    {
        QVERIFY(open()->append(Arrivals{message(1, "a", 1, 2)}));
        {
            auto inbox = open();
            QVERIFY(inbox->append(Arrivals{again(1, "a", 1, 2)}));
            QCOMPARE(inbox->totals().skipped, 1);
            const auto released = inbox->append(Arrivals{MessageReleased{1, 2}});
            QCOMPARE(released->committed.upTo(), 2);
            const auto unknown = inbox->append(Arrivals{MessageReleased{77, 3}});
            QCOMPARE(unknown->committed.upTo(), 3);
        }
        auto inbox = open();
        QVERIFY(inbox->append(Arrivals{again(1, "a", 1, 2)}));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a", "a"}));
    }

    void takesOneQos2IdentifierThroughOneBatch()
    {
        auto inbox = open();
        QVERIFY(inbox->append(
            Arrivals{message(1, "a", 1, 2), MessageReleased{1, 2}, message(1, "b", 3, 2), again(1, "c", 4, 2)}));
        inbox.reset();
        inbox = open();
        QVERIFY(inbox->append(Arrivals{again(1, "c", 1, 2), message(1, "d", 2, 1)}));
        inbox.reset();
        inbox = open();
        QVERIFY(inbox->append(Arrivals{again(1, "d", 1, 1), again(1, "c", 2, 2)}));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a", "b", "c", "d", "c"}));
    }

    void startsANewEpochWhenTheBrokerHasLostTheSession()
    {
        QVERIFY(open()->append(Arrivals{message(1, "a", 1), message(2, "b", 2, 2)}));
        auto inbox = open();
        QVERIFY(inbox->append(Arrivals{SessionStarted{false}, again(1, "a", 1), again(2, "b", 2, 2)}));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"a", "b", "a", "b"}));
        QVERIFY(!inbox->totals().sessionPresent);
        inbox.reset();
        inbox = open();
        QVERIFY(inbox->append(Arrivals{SessionStarted{true}, again(1, "a", 1), again(2, "b", 2, 2)}));
        QCOMPARE(inbox->totals().skipped, 2);
    }

    void startsANewEpochWithAnotherClientId()
    {
        QVERIFY(open()->append(Arrivals{message(1, "a", 1)}));
        auto inbox = open(QStringLiteral("other-client"));
        QVERIFY(inbox->append(Arrivals{again(1, "a", 1)}));
        QCOMPARE(inbox->totals().skipped, 0);
    }

    // Identical content under reused identifiers: stored and flagged, never dropped.
    void flagsAmbiguousMessagesOfABrokerThatReusesIdentifiers()
    {
        {
            auto inbox = open();
            QVERIFY(inbox->append(Arrivals{message(1, "on", 1), message(2, "x", 2), message(1, "on", 3)}));
        }
        auto inbox = open();
        const auto appended = inbox->append(Arrivals{SessionStarted{true}, again(1, "on", 1), again(2, "x", 2)});
        QCOMPARE(appended->entries.size(), size_t(1));
        QVERIFY(std::get<Message>(appended->entries[0].what).dupSuspect);
        auto reader = InboxReader::open(m_path);
        QVERIFY(std::get<Message>((*reader)->readAfter(3, 10, 1000)->at(0).what).dupSuspect);
        QCOMPARE(inbox->totals().skipped, 1);
    }

    void skipsTheSameFromABrokerWithAscendingIdentifiers()
    {
        QVERIFY(open()->append(Arrivals{message(1, "on", 1), message(2, "x", 2), message(3, "on", 3)}));
        auto inbox = open();
        QVERIFY(inbox->append(Arrivals{SessionStarted{true}, again(1, "on", 1), again(2, "x", 2), again(3, "on", 3)}));
        QCOMPARE(inbox->totals().skipped, 3);
    }

    void keepsItsIdAndClientId()
    {
        QUuid id;
        QString client;
        {
            auto inbox = open(QString());
            id = inbox->id();
            client = inbox->clientId();
            QVERIFY(client.startsWith(QStringLiteral("watchpost-")));
            QVERIFY(client.size() <= 23);
        }
        auto inbox = open(QString());
        QCOMPARE(inbox->id(), id);
        QCOMPARE(inbox->clientId(), client);
    }

    void letsOnlyOneIn()
    {
        auto inbox = open();
        const auto second = Inbox::open(m_path, QStringLiteral("test-client"));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
        QVERIFY(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
        inbox.reset();
        QVERIFY(open());
    }

    void keepsSubscriptions()
    {
        const std::vector<store::InboxSubscription> wanted = {{QStringLiteral("z/#"), 2, 2, 1},
                                                              {QStringLiteral("a/+"), 1, 1, 1}};
        QVERIFY(open()->saveSubscriptions(wanted));
        QCOMPARE(open()->subscriptions(), wanted);
    }

    void trimsInBoundedStepsAndGivesSpaceBack()
    {
        auto inbox = open();
        qint64 arrival = 0;
        for (int batch = 0; batch < 25; ++batch) {
            Arrivals arrivals;
            for (int i = 0; i < 200; ++i, ++arrival)
                arrivals.push_back(message(int(arrival % 65535) + 1, QByteArray(600, 'x'), arrival + 1));
            QVERIFY(inbox->append(arrivals));
        }
        const qint64 full = QFileInfo(m_path).size() + QFileInfo(m_path + QStringLiteral("-wal")).size();
        QVERIFY(inbox->append(Arrivals{AcknowledgementsSeen{arrival}}));
        QVERIFY(inbox->trim(5000, 0)); // nothing is old enough
        QCOMPARE(inbox->totals().onDisk, 5000);
        QVERIFY(inbox->trim(4500, kLater));
        QCOMPARE(inbox->totals().onDisk, 3000);
        for (int i = 0; i < 40; ++i)
            QVERIFY(inbox->trim(4500, kLater));
        QCOMPARE(inbox->totals().onDisk, 500);
        inbox.reset();
        QVERIFY2(QFileInfo(m_path).size() < full / 3, qPrintable(QString::number(QFileInfo(m_path).size())));
        inbox = open();
        QCOMPARE(inbox->totals().onDisk, 500);
        QCOMPARE(inbox->append(Arrivals{message(9, "next", 1)})->entries[0].seq, 5001);
    }

    void keepsTheLedgerOfWhatItTrims()
    {
        {
            auto inbox = open();
            QVERIFY(inbox->append(
                Arrivals{message(1, "a", 1), message(2, "b", 2, 2), message(3, "c", 3), message(4, "d", 4)}));
            QVERIFY(inbox->append(Arrivals{AcknowledgementsSeen{1}}));
            QVERIFY(inbox->trim(4, kLater));
            QCOMPARE(inbox->totals().onDisk, 0);
        }
        auto inbox = open();
        const auto appended = inbox->append(Arrivals{SessionStarted{true}, again(1, "a", 1), again(2, "b", 2, 2),
                                                     again(3, "c", 3), again(4, "d", 4), message(5, "e", 5)});
        QCOMPARE(fixture::payloads(appended->entries), (QByteArrayList{"a", "e"}));
        QCOMPARE(appended->entries[0].seq, 5);
    }

    void tellsWhatWaits()
    {
        auto inbox = open();
        LinkEvent event;
        event.atMs = 5;
        QVERIFY(inbox->append(Arrivals{event, message(1, "a", 1), message(2, "b", 2), event, message(3, "c", 3)}));
        auto reader = InboxReader::open(m_path);
        const auto waitingAfter = [&reader](qint64 seq) { return (*reader)->waitingAfter(seq)->waiting; };
        QCOMPARE(waitingAfter(0), 3);
        QCOMPARE(waitingAfter(2), 2);
        QCOMPARE(waitingAfter(4), 1);
        QCOMPARE(waitingAfter(5), 0);
        QCOMPARE((*reader)->waitingAfter(2)->oldestReceivedAtMs.value_or(0), 1'700'000'000'002);
        QVERIFY(!(*reader)->waitingAfter(5)->oldestReceivedAtMs);
        QCOMPARE((*reader)->waitingAfter(0)->clientId, inbox->clientId());
        QVERIFY(inbox->trim(3, kLater));
        QCOMPARE(waitingAfter(2), 1);
        QCOMPARE((*reader)->waitingAfter(2)->totals.onDisk, 1);
    }

    void readsInBoundedPieces()
    {
        auto inbox = open();
        Arrivals arrivals;
        for (int i = 1; i <= 10; ++i)
            arrivals.push_back(message(i, QByteArray(1000, 'x'), i));
        QVERIFY(inbox->append(arrivals));
        auto reader = InboxReader::open(m_path);
        QCOMPARE((*reader)->readAfter(2, 3, 1 << 20)->size(), size_t(3));
        QCOMPARE((*reader)->readAfter(2, 100, 1)->size(), size_t(1));
        QCOMPARE((*reader)->readAfter(2, 100, 2500)->size(), size_t(3));
    }

    // A broker with ascending identifiers, cut and restarted at random: each message once, totals in step.
    void holdsEachMessageOnceOverRandomCutsAndRestarts_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void holdsEachMessageOnceOverRandomCutsAndRestarts()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        struct Outgoing
        {
            int id;
            QByteArray payload;
            int qos;
            bool sent = false;
            bool stored = false; // PUBREC seen: only PUBREL is left
            qint64 arrival = 0;
        };
        std::deque<Outgoing> inFlight;
        int next = 0, id = int(random.bounded(65535));
        qint64 arrival = 0;
        auto inbox = open();
        Arrivals connection{SessionStarted{false}};
        for (int round = 0; round < 120; ++round) {
            Arrivals arrivals = std::exchange(connection, {});
            while (inFlight.size() < 20) {
                id = id % 65535 + 1;
                // Few different contents: repeated ones must not be taken for each other.
                inFlight.push_back({id, QByteArray::number(next++ % 7 == 0 ? 0 : next), 1 + int(random.bounded(2))});
            }
            const int sending = int(random.bounded(20));
            for (int i = 0; i < sending; ++i) {
                Outgoing &out = inFlight[size_t(i)];
                if (out.arrival > 0)
                    continue;
                out.arrival = ++arrival;
                if (out.stored)
                    arrivals.push_back(MessageReleased{quint16(out.id), out.arrival});
                else
                    arrivals.push_back(message(out.id, out.payload, out.arrival, out.qos, out.sent));
                out.sent = true;
            }
            // Cut before the commit, or after it with only some of the acknowledgements seen.
            const bool lost = random.bounded(5) == 0;
            qint64 seen = 0;
            if (!lost) {
                const auto appended = inbox->append(arrivals);
                QVERIFY(appended);
                const int acknowledged = int(random.bounded(20));
                for (int i = 0; i < acknowledged && !inFlight.empty(); ++i) {
                    Outgoing &out = inFlight.front();
                    if (out.arrival == 0 || out.arrival > appended->committed.upTo())
                        break;
                    seen = out.arrival;
                    if (out.qos == 2 && !out.stored) {
                        out.stored = true;
                        out.arrival = 0;
                        break;
                    }
                    inFlight.pop_front();
                }
                // Acknowledgements arrive in order: what is seen has no unseen one before it.
                for (const Outgoing &out : inFlight) {
                    if (out.arrival > 0)
                        seen = std::min(seen, out.arrival - 1);
                }
                if (seen > 0 && random.bounded(3) == 0)
                    QVERIFY(inbox->append(Arrivals{AcknowledgementsSeen{seen}}));
            }
            if (lost || random.bounded(4) == 0) {
                if (random.bounded(2) == 0) {
                    inbox.reset();
                    inbox = open();
                    arrival = 0;
                }
                for (Outgoing &out : inFlight)
                    out.arrival = 0;
                connection = {SessionStarted{true}};
            }
        }
        Arrivals rest = connection;
        for (Outgoing &out : inFlight) {
            if (out.arrival == 0 && !out.stored)
                rest.push_back(message(out.id, out.payload, ++arrival, out.qos, out.sent));
        }
        QVERIFY(inbox->append(rest));
        QByteArrayList sent, stored = payloadsIn(m_path);
        for (int n = 0; n < next; ++n)
            sent << QByteArray::number(n % 7 == 0 ? 0 : n + 1);
        std::sort(sent.begin(), sent.end());
        std::sort(stored.begin(), stored.end());
        QCOMPARE(stored, sent);
        QCOMPARE(inbox->totals().received - inbox->totals().skipped, qint64(stored.size()));
    }
};

QTEST_GUILESS_MAIN(InboxTest)
#include "tst_inbox.moc"
