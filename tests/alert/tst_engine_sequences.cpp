// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes, and however it is cut: the journal is the same one by one, in batches, and with a restart anywhere.
#include "alert/engine_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::at;
using fixture::Site;

namespace {

struct Step
{
    enum class What { Read, Offline, Link, Event, Nothing };
    What what = What::Nothing;
    double seconds = 0;
    size_t device = 0;
    Fields fields;
    bool up = false;
};

std::vector<AlertRule> randomRules(QRandomGenerator &random)
{
    std::vector<AlertRule> rules = shippedRules();
    const auto add = [&](const QString &id, AlertKind kind, const QString &metric) -> AlertRule & {
        AlertRule &rule = rules.emplace_back();
        rule.id = rule.name = id;
        rule.kind = kind;
        rule.metric = metric;
        rule.onDelayS = int(random.bounded(3)) * 7;
        rule.offDelayS = int(random.bounded(3)) * 5;
        rule.forReadings = 1 + int(random.bounded(3));
        rule.noData = random.bounded(2) ? NoDataPolicy::Raise : NoDataPolicy::Keep;
        return rule;
    };
    AlertRule &hot = add(u"hot"_s, AlertKind::Threshold, u"temp"_s);
    hot.limit = 20;
    hot.deadband = 3;
    AlertRule &band = add(u"band"_s, AlertKind::Band, u"humidity"_s);
    band.low = 10;
    band.high = 25;
    band.deadband = 2;
    add(u"fast"_s, AlertKind::RateOfChange, u"temperature"_s).limit = 40;
    add(u"missing"_s, AlertKind::NoData, u"humidity"_s).afterS = 45;
    add(u"quiet"_s, AlertKind::NoData, {}).afterS = 30;
    AlertRule &count = add(u"count"_s, AlertKind::Count, u"mqtt_publish_failed"_s);
    count.limit = 2;
    count.windowS = 50;
    rules[0].afterS = random.bounded(2) ? 20 : 0;
    rules[0].offDelayS = int(random.bounded(3)) * 6;
    return rules;
}

std::vector<Step> randomSteps(QRandomGenerator &random)
{
    std::vector<Step> steps;
    double now = 0;
    bool up = true;
    for (int i = 0; i < 120; ++i) {
        now += random.bounded(8) == 0 ? double(random.bounded(90)) : double(random.bounded(4000)) / 1000;
        Step step;
        step.seconds = now;
        step.device = random.bounded(3);
        switch (random.bounded(12)) {
        case 0:
            step.what = Step::What::Offline;
            break;
        case 1:
            step.what = Step::What::Link;
            step.up = up = !up;
            break;
        case 2:
        case 3:
            step.what = Step::What::Event;
            break;
        default:
            // Nothing is heard over a link that is down.
            step.what = up ? Step::What::Read : Step::What::Nothing;
            step.fields = {{u"temperature"_s, double(random.bounded(40))}};
            if (random.bounded(2))
                step.fields.push_back({u"humidity"_s, qint64(random.bounded(40))});
        }
        steps.push_back(step);
    }
    return steps;
}

enum class Way { OneByOne, Ticking, Restarting };

QStringList journalOf(const std::vector<AlertRule> &rules, const std::vector<Step> &steps, Way way, quint32 seed)
{
    QRandomGenerator random(seed + quint32(way));
    Site site;
    site.rules = rules;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        site.add(id);
    site.start(at(0));
    double before = 0;
    bool up = true;
    for (const Step &step : steps) {
        if (way == Way::Ticking) {
            for (double now = before + 1; now < step.seconds; now += 0.2 + random.bounded(3.0))
                site.advance(at(now));
        }
        // A process that was gone for a moment; what came meanwhile waits at the broker.
        if (way == Way::Restarting && up)
            site.start(Instant{site.aliveMs, site.aliveMs});
        before = step.seconds;
        Device &device = site.devices[step.device];
        switch (step.what) {
        case Step::What::Read:
            site.read(device, step.fields, at(step.seconds));
            break;
        case Step::What::Offline:
            if (device.status != DeviceStatus::Offline)
                site.say(device, DeviceStatus::Offline, at(step.seconds));
            break;
        case Step::What::Link:
            site.link(step.up, at(step.seconds));
            up = step.up;
            break;
        case Step::What::Event:
            site.event(u"mqtt_publish_failed"_s, &device, at(step.seconds));
            break;
        case Step::What::Nothing:
            break;
        }
    }
    site.advance(at(before + 500));
    return site.journal;
}

bool sameLines(const QStringList &found, const QStringList &expected)
{
    for (qsizetype i = 0; i < std::max(found.size(), expected.size()); ++i) {
        if (found.value(i) != expected.value(i)) {
            qWarning().noquote() << "line" << i << "is" << found.value(i) << "instead of" << expected.value(i);
            return false;
        }
    }
    return true;
}

// `raised rule device metric 31 (reading) @1.000` → `rule device metric`.
QString keyOf(const QString &line)
{
    QString key;
    const QStringList words = line.split(u' ').mid(1);
    for (const QString &word : words) {
        bool isNumber = false;
        (void)word.toDouble(&isNumber);
        if (isNumber || word.startsWith(u'('))
            break;
        key += word + u' ';
    }
    return key;
}

} // namespace

class EngineSequencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void giveTheSameJournalHoweverTheyAreCut()
    {
        int lines = 0;
        for (quint32 seed = 1; seed <= 300; ++seed) {
            QRandomGenerator random(seed);
            const std::vector<AlertRule> rules = randomRules(random);
            std::vector<Step> steps = randomSteps(random);
            const QStringList expected = journalOf(rules, steps, Way::OneByOne, seed);
            lines += int(expected.size());
            const QByteArray which = "seed " + QByteArray::number(seed);
            QVERIFY2(sameLines(journalOf(rules, steps, Way::Ticking, seed), expected), which.constData());
            // A restart forgets when the link came back, as it must: there the link stays up.
            std::erase_if(steps, [](const Step &step) { return step.what == Step::What::Link; });
            const QStringList steady = journalOf(rules, steps, Way::OneByOne, seed);
            QVERIFY2(sameLines(journalOf(rules, steps, Way::Restarting, seed), steady), which.constData());
        }
        QVERIFY2(lines > 300 * 10, "the sequences raise too little to tell anything");
    }

    // No occurrence without its end, none twice: each key alternates.
    void raiseAndClearTakeTurns()
    {
        for (quint32 seed = 1; seed <= 100; ++seed) {
            QRandomGenerator random(seed);
            const std::vector<AlertRule> rules = randomRules(random);
            const QStringList journal = journalOf(rules, randomSteps(random), Way::OneByOne, seed);
            QMap<QString, bool> raised;
            for (const QString &line : journal) {
                const bool raises = line.startsWith(u"raised ");
                if (!raises && !line.startsWith(u"cleared "))
                    continue;
                const QString key = keyOf(line);
                QVERIFY2(raised.value(key) != raises, qPrintable(line));
                raised[key] = raises;
            }
        }
    }
};

QTEST_GUILESS_MAIN(EngineSequencesTest)
#include "tst_engine_sequences.moc"
