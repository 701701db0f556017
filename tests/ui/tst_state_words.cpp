// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/state_words.h"

#include <QSysInfo>
#include <QtTest>

using namespace Qt::StringLiterals;
using monitor::StationPhase;
using monitor::StationState;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;

StationState in(StationPhase phase)
{
    StationState state;
    state.phase = phase;
    state.broker = u"plant-a:8883"_s;
    return state;
}

} // namespace

class StateWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingIsSaidWithTheProfile()
    {
        const auto words = ui::chipWords(in(StationPhase::Recording), u"plant-a"_s, kNow);
        QCOMPARE(words.text, u"Recording · plant-a"_s);
        QCOMPARE(words.tone, ui::Tone::Good);
        QCOMPARE(words.shape, ui::ChipShape::Full);
        QCOMPARE(ui::faultWords(in(StationPhase::Recording), true, kNow).text, QString());
    }
    void storingLocallyCountsWhatWaits()
    {
        StationState state = in(StationPhase::StoringLocally);
        state.counters.waiting = 1203;
        state.storeTrouble = u"database is locked"_s;
        QCOMPARE(ui::chipWords(state, {}, kNow).text, u"Storing locally, 1,203 waiting"_s);
        const auto fault = ui::faultWords(state, true, kNow);
        QVERIFY(fault.text.contains(u"database is locked"_s));
        QVERIFY(fault.text.contains(u"Nothing is lost"_s));
        QCOMPARE(fault.remedy, ui::Remedy::Diagnose);
    }
    void notConnectedCountsDownToTheNextTry()
    {
        StationState state = in(StationPhase::NotConnected);
        state.link.reason = u"connection refused"_s;
        state.link.nextRetryAtMs = kNow + 11'200;
        QCOMPARE(ui::chipWords(state, {}, kNow).text, u"Not connected, next try 12 s"_s);
        const auto fault = ui::faultWords(state, true, kNow);
        QVERIFY(fault.text.contains(u"connection refused"_s));
        QVERIFY(fault.text.contains(u"next try 12 s"_s));
        QCOMPARE(fault.remedy, ui::Remedy::Reconnect);
        QCOMPARE(fault.tone, ui::Tone::Critical);
    }
    void viewingNamesTheCollectorsHost()
    {
        StationState state = in(StationPhase::Viewing);
        state.collectorRuns = true;
        state.counters.connected = true;
        state.collectorHost = u"gateway-3"_s;
        QCOMPARE(ui::chipWords(state, {}, kNow).text, u"Viewing (collector on gateway-3)"_s);
        QCOMPARE(ui::faultWords(state, true, kNow).text, QString());
        state.collectorHost = QSysInfo::machineHostName();
        QCOMPARE(ui::chipWords(state, {}, kNow).text, u"Viewing (collector on this machine)"_s);
    }
    void aCollectorThatStoppedIsSaidWithTheWayOut()
    {
        StationState state = in(StationPhase::Viewing);
        state.collectorHost = u"gateway-3"_s;
        state.collectorSeenMs = kNow - 40'000;
        QCOMPARE(ui::chipWords(state, {}, kNow).text, u"Viewing, not recording"_s);
        const auto fault = ui::faultWords(state, true, kNow);
        QVERIFY(fault.text.contains(u"40 s ago"_s));
        QCOMPARE(fault.remedy, ui::Remedy::RecordHere);
        // Records that were opened to look at miss no collector.
        QCOMPARE(ui::faultWords(state, false, kNow).text, QString());
    }
    void theGravestFaultIsTheOneThatIsSaid()
    {
        StationState state = in(StationPhase::NotRecording);
        state.inboxTrouble = u"no space left"_s;
        state.storeTrouble = u"no space left in the store"_s;
        const auto fault = ui::faultWords(state, true, kNow);
        QVERIFY(fault.text.startsWith(u"Nothing can be recorded"_s));
        QCOMPARE(fault.tone, ui::Tone::Critical);
    }
    void refusedSubscriptionsAreSaidWhileAllElseIsWell()
    {
        StationState state = in(StationPhase::Recording);
        state.link.refused = {{u"secret/#"_s, u"not authorized"_s}, {u"other/#"_s, u"not authorized"_s}};
        const auto fault = ui::faultWords(state, true, kNow);
        QVERIFY(fault.text.contains(u"secret/#"_s));
        QVERIFY(fault.text.contains(u"1 more"_s));
        QCOMPARE(fault.tone, ui::Tone::Warning);
    }
    void theStatusBarNamesTheFigures()
    {
        StationState state = in(StationPhase::Recording);
        state.link.sessionPresent = true;
        state.counters.ratePerSecond = 128.4;
        state.counters.stored = 1'204'331;
        state.storeBytes = 812'000'000;
        QCOMPARE(ui::statusWords(state, false),
                 (QStringList{u"plant-a:8883, session kept"_s, u"128 msg/s"_s, u"stored 1,204,331"_s, u"waiting 0"_s,
                              u"SQLite 812.0 MB"_s}));
        QCOMPARE(ui::statusWords(state, true).last(), u"PostgreSQL 812.0 MB"_s);
    }
    void hostileHostsAreShownAsPlainText()
    {
        StationState state = in(StationPhase::Viewing);
        state.collectorRuns = true;
        state.collectorHost = u"\u202egnp.exe\u001b[31m"_s;
        const QString text = ui::chipWords(state, {}, kNow).text;
        QVERIFY(!text.contains(QChar(0x202e)));
        QVERIFY(!text.contains(QChar(0x1b)));
    }
};

QTEST_GUILESS_MAIN(StateWordsTest)
#include "tst_state_words.moc"
