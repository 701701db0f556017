// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of rule says of a value: beyond its limit, within the deadband, over.
#include "alert/kinds.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using alert::Verdict;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

AlertRule threshold(const char *op, double limit, double deadband, std::optional<double> clear = {})
{
    AlertRule rule;
    rule.op = *comparisonOf(QString::fromLatin1(op));
    rule.limit = limit;
    rule.deadband = deadband;
    rule.clear = clear;
    return rule;
}

AlertRule band(double low, double high, double deadband)
{
    AlertRule rule;
    rule.kind = AlertKind::Band;
    rule.low = low;
    rule.high = high;
    rule.deadband = deadband;
    return rule;
}

} // namespace
Q_DECLARE_METATYPE(AlertRule)
Q_DECLARE_METATYPE(Verdict)

class KindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgeAValue_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::addColumn<double>("value");
        QTest::addColumn<Verdict>("verdict");
        const auto add = [](const char *name, const AlertRule &rule, double value, Verdict verdict) {
            QTest::newRow(name) << rule << value << verdict;
        };
        const AlertRule above = threshold(">", 30, 1);
        add("> at the limit", above, 30, Verdict::Between);
        add("> a hair beyond", above, std::nextafter(30, kInf), Verdict::Raise);
        add("> a hair above the deadband", above, std::nextafter(29, kInf), Verdict::Between);
        add("> at its edge", above, 29, Verdict::Clear);
        add("> endless", above, kInf, Verdict::Raise);
        const AlertRule bare = threshold(">", 30, 0);
        add("> without a deadband, at the limit", bare, 30, Verdict::Clear);
        const AlertRule atLeast = threshold(">=", 30, 1);
        add(">= at the limit", atLeast, 30, Verdict::Raise);
        add(">= a hair below", atLeast, std::nextafter(30, -kInf), Verdict::Between);
        add(">= at the edge", atLeast, 29, Verdict::Between);
        add(">= below the edge", atLeast, std::nextafter(29, -kInf), Verdict::Clear);
        const AlertRule below = threshold("<", 20, 0, 25);
        add("< at the limit", below, 20, Verdict::Between);
        add("< a hair beyond", below, std::nextafter(20, -kInf), Verdict::Raise);
        add("< a hair below the limit of clearing", below, std::nextafter(25, -kInf), Verdict::Between);
        add("< at the limit of clearing", below, 25, Verdict::Clear);
        const AlertRule atMost = threshold("<=", -5, 2);
        add("<= at the limit", atMost, -5, Verdict::Raise);
        add("<= within", atMost, -3, Verdict::Between);
        add("<= beyond", atMost, std::nextafter(-3, kInf), Verdict::Clear);
        add("the limit of clearing wins over the deadband", threshold(">", 30, 1, 20), 25, Verdict::Between);
        add("= meets", threshold("=", 3, 0), 3, Verdict::Raise);
        add("= misses", threshold("=", 3, 0), 4, Verdict::Clear);
        add("= within the deadband", threshold("=", 3, 1), 4, Verdict::Between);
        add("!= meets", threshold("!=", 3, 0), 4, Verdict::Raise);
        add("!= misses", threshold("!=", 3, 0), 3, Verdict::Clear);
        const AlertRule inside = band(10, 20, 2);
        add("band: low itself is inside", inside, 10, Verdict::Between);
        add("band: below", inside, std::nextafter(10, -kInf), Verdict::Raise);
        add("band: high itself is inside", inside, 20, Verdict::Between);
        add("band: above", inside, std::nextafter(20, kInf), Verdict::Raise);
        add("band: well inside, low edge", inside, 12, Verdict::Clear);
        add("band: well inside, high edge", inside, 18, Verdict::Clear);
        add("band: of one value", band(5, 5, 0), 5, Verdict::Clear);
    }
    void judgeAValue()
    {
        QFETCH(AlertRule, rule);
        QFETCH(double, value);
        QFETCH(Verdict, verdict);
        QCOMPARE(alert::kindOf(rule.kind).judge(rule, value), verdict);
        // What is called quiet never raises, or the engine would pass an alert over.
        const auto quiet = alert::kindOf(rule.kind).quiet(rule);
        if (quiet && value >= quiet->from && value <= quiet->to)
            QVERIFY(verdict != Verdict::Raise);
        if (quiet && verdict == Verdict::Raise)
            QVERIFY(value < quiet->from || value > quiet->to);
    }

    void aRateIsSignedAndPerMinute()
    {
        QCOMPARE(alert::ratePerMinute(10, 0, 15, 60'000), std::optional(5.0));
        QCOMPARE(alert::ratePerMinute(15, 0, 10, 30'000), std::optional(-10.0));
        QCOMPARE(alert::ratePerMinute(10, 5000, 15, 5000), std::nullopt);
        QCOMPARE(alert::ratePerMinute(10, 5001, 15, 5000), std::nullopt);
    }

    void sayTheirLimit_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::addColumn<QString>("limit");
        QTest::newRow("number") << threshold(">", 30.5, 1) << u"30.5"_s;
        QTest::newRow("band") << band(-1.5, 20, 0) << u"-1.5 … 20"_s;
        AlertRule silent;
        silent.kind = AlertKind::NoData;
        silent.afterS = 900;
        QTest::newRow("silence") << silent << u"15 min"_s;
        silent.afterS = 0;
        QTest::newRow("silence as is usual") << silent << QString();
        silent.kind = AlertKind::Status;
        QTest::newRow("status") << silent << QString();
    }
    void sayTheirLimit()
    {
        QFETCH(AlertRule, rule);
        QFETCH(QString, limit);
        QCOMPARE(alert::kindOf(rule.kind).limitText(rule), limit);
    }
};

QTEST_GUILESS_MAIN(KindsTest)
#include "tst_kinds.moc"
