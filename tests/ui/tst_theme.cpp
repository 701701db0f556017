// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QtTest>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1: relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

constexpr ui::Tone kTones[] = {ui::Tone::Neutral, ui::Tone::Good, ui::Tone::Warning, ui::Tone::Critical,
                               ui::Tone::Accent};

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsReadableOnItsGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyTextIsReadableOnItsGround()
    {
        QFETCH(const bool, dark);
        const ui::Theme &look = dark ? ui::darkTheme() : ui::lightTheme();
        for (const QColor &ground : {look.base, look.window}) {
            QVERIFY(contrast(look.text, ground) >= 7);
            QVERIFY(contrast(look.secondary, ground) >= 4.5);
            for (const ui::Tone tone : kTones) {
                const double ratio = contrast(look.of(tone), ground);
                QVERIFY2(ratio >= 4.5 || (tone == ui::Tone::Accent && ratio >= 4.2),
                         qPrintable(QString::number(ratio)));
            }
        }
        QVERIFY(contrast(look.onAccent, look.accent) >= 4.5);
    }
    // Chips, banners and row icons put a colour on its own tint: large or demi-bold there.
    void colouredWordsAreReadableOnTheirTint()
    {
        for (const ui::Theme *look : {&ui::lightTheme(), &ui::darkTheme()}) {
            for (const ui::Tone tone : kTones) {
                const double ratio = contrast(look->of(tone), look->tint(tone, look->window));
                QVERIFY2(ratio >= 3.5, qPrintable(QString::number(ratio)));
            }
        }
    }
    void seriesStandOutFromTheGroundAndFromEachOther()
    {
        for (const ui::Theme *look : {&ui::lightTheme(), &ui::darkTheme()}) {
            QSet<QRgb> seen;
            for (int i = 0; i < 7; ++i) {
                QVERIFY(contrast(look->series(i), look->base) >= 3);
                seen.insert(look->series(i).rgb());
            }
            QCOMPARE(seen.size(), 7);
        }
    }
    void choicesSurviveTheirKeys()
    {
        for (const auto choice :
             {ui::StyleChoice::System, ui::StyleChoice::Light, ui::StyleChoice::Dark, ui::StyleChoice::Platform})
            QCOMPARE(ui::styleChoiceOf(QString::fromLatin1(ui::styleChoiceKey(choice))), choice);
        QCOMPARE(ui::styleChoiceOf(u"nonsense"_s), ui::StyleChoice::System);
    }
};

QTEST_GUILESS_MAIN(ThemeTest)
#include "tst_theme.moc"
