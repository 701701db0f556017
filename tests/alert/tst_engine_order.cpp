// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever operators, networks and restarts do to it: the journal stays in order, each occurrence ends once, and what
// is stored says the same as the journal.
#include "alert/engine_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::at;
using fixture::Site;

namespace {

constexpr int kSteps = 150;
constexpr quint32 kSequences = 200;

class Turmoil
{
public:
    explicit Turmoil(quint32 seed) : m_random(seed)
    {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            site.add(id);
        site.rules = rules();
        site.start(at(0), false);
    }
    void step()
    {
        m_now += double(m_random.bounded(1, 40'000)) / 1000;
        Device &device = site.devices[m_random.bounded(quint32(site.devices.size()))];
        switch (m_random.bounded(16)) {
        case 0:
            up = !up;
            site.link(up, at(m_now));
            break;
        case 1:
            site.rules = rules();
            site.setRules(at(m_now));
            break;
        case 2:
            restart(m_random.bounded(4) == 0 ? 1000 : m_random.bounded(20));
            break;
        case 3:
            tag(device);
            break;
        case 4:
            shelve();
            break;
        case 5:
            site.event(u"mqtt_publish_failed"_s, &device, at(m_now));
            break;
        case 6:
            site.event(u"mqtt_connection_lost"_s, nullptr, at(m_now));
            break;
        case 7:
            if (device.status != DeviceStatus::Offline)
                site.say(device, DeviceStatus::Offline, at(m_now));
            break;
        case 8:
            site.advance(at(m_now));
            break;
        default:
            // Nothing is heard over a link that is down.
            if (up)
                site.read(device, reading(), at(m_now));
        }
    }
    void removeEveryRule()
    {
        site.rules.clear();
        site.setRules(at(m_now));
        site.link(true, at(m_now));
    }

    Site site;
    bool up = false;

private:
    Fields reading()
    {
        Fields fields{{u"temperature"_s, double(m_random.bounded(40))}};
        if (m_random.bounded(2))
            fields.push_back({u"humidity"_s, qint64(m_random.bounded(40))});
        return fields;
    }
    AlertRule rule(AlertKind kind, const QString &metric)
    {
        AlertRule made;
        made.id = made.name = u"%1 %2"_s.arg(QString::fromLatin1(alertKindKey(kind)), metric);
        made.kind = kind;
        made.metric = metric;
        made.limit = m_random.bounded(30);
        made.low = m_random.bounded(10);
        made.high = made.low + 10;
        made.deadband = m_random.bounded(3);
        made.onDelayS = m_random.bounded(3) * 20;
        made.offDelayS = m_random.bounded(3) * 20;
        made.forReadings = m_random.bounded(1, 3);
        made.afterS = m_random.bounded(3) * 40;
        made.windowS = m_random.bounded(1, 200);
        made.noData = m_random.bounded(2) ? NoDataPolicy::Raise : NoDataPolicy::Keep;
        if (m_random.bounded(3) == 0)
            made.scope.tags = {u"t"_s};
        return made;
    }
    // Some of them, each time with other numbers.
    std::vector<AlertRule> rules()
    {
        std::vector<AlertRule> all{rule(AlertKind::Threshold, u"temp"_s),
                                   rule(AlertKind::Band, u"humidity"_s),
                                   rule(AlertKind::RateOfChange, u"temp"_s),
                                   rule(AlertKind::NoData, u"humidity"_s),
                                   rule(AlertKind::NoData, {}),
                                   rule(AlertKind::Status, {}),
                                   rule(AlertKind::Count, u"mqtt_publish_failed"_s),
                                   rule(AlertKind::Count, u"mqtt_connection_lost"_s)};
        all[6].limit = all[7].limit = m_random.bounded(3);
        std::erase_if(all, [this](const AlertRule &) { return m_random.bounded(5) == 0; });
        return all;
    }
    void restart(double awayS)
    {
        m_now += awayS;
        up = false;
        site.start(at(m_now), false);
    }
    void tag(Device &device)
    {
        site.advance(at(m_now));
        device.tags = device.tags.isEmpty() ? QStringList{u"t"_s} : QStringList();
        site.edited(device, at(m_now));
    }
    void shelve()
    {
        const double until = m_now + m_random.bounded(200);
        const bool takesBack = m_random.bounded(2) == 0;
        const QList<QUuid> ids = site.alerts.keys();
        if (ids.isEmpty())
            return;
        site.edit(
            ids[m_random.bounded(quint32(ids.size()))],
            [&](Alert &alert) {
                if (takesBack)
                    alert.shelvedUntilMs.reset();
                else
                    alert.shelvedUntilMs = at(until).utcMs;
            },
            at(m_now));
    }

    QRandomGenerator m_random;
    double m_now = 0;
};

// Empty: all is well.
QString wrongWith(const Site &site)
{
    QMap<QUuid, int> open; // 1: raised, 2: cleared
    QMap<QString, QUuid> current;
    qint64 lastMs = 0;
    for (const AlertJournalEntry &entry : site.entries) {
        if (entry.atMs < lastMs)
            return u"the journal goes back in time"_s;
        lastMs = entry.atMs;
        const QString key = entry.alert.key.ruleId + entry.alert.externalId + entry.alert.key.metric;
        int &state = open[entry.alert.id];
        if (entry.activityType == "alert_raised"_L1) {
            if (state != 0 || !current.value(key).isNull())
                return u"raised twice: "_s + key;
            state = 1;
            current[key] = entry.alert.id;
        } else if (state != 1) {
            return entry.activityType + u" of what is not open: "_s + key;
        } else if (entry.activityType == "alert_cleared"_L1) {
            state = 2;
            current.remove(key);
        }
    }
    qsizetype openStates = 0;
    for (const AlertState &state : site.states) {
        const bool isOpen = state.condition == AlertCondition::Active || state.condition == AlertCondition::Recovering;
        openStates += isOpen ? 1 : 0;
        if (isOpen != (open.value(state.alertId) == 1))
            return u"a state that the journal does not know: "_s + state.key.ruleId;
        if (isOpen && site.alerts.value(state.alertId).condition != state.condition)
            return u"a state that is not the alert's: "_s + state.key.ruleId;
    }
    return openStates == current.size() ? QString() : u"an open alert without a state"_s;
}

} // namespace

class EngineOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesWhateverIsDoneToIt()
    {
        qsizetype entries = 0;
        for (quint32 seed = 1; seed <= kSequences; ++seed) {
            Turmoil turmoil(seed);
            for (int i = 0; i < kSteps; ++i) {
                turmoil.step();
                const QString wrong = wrongWith(turmoil.site);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(u"seed %1, step %2: %3\n%4"_s.arg(seed).arg(i).arg(
                             wrong, turmoil.site.journal.mid(turmoil.site.journal.size() - 12).join(u'\n'))));
            }
            turmoil.removeEveryRule();
            QVERIFY2(turmoil.site.states.empty(), qPrintable(u"seed %1: states are left"_s.arg(seed)));
            QCOMPARE(wrongWith(turmoil.site), QString());
            entries += qsizetype(turmoil.site.entries.size());
        }
        QVERIFY2(entries > kSequences * 20, "too little happens to tell anything");
    }
};

QTEST_GUILESS_MAIN(EngineOrderTest)
#include "tst_engine_order.moc"
