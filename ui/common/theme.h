// SPDX-License-Identifier: GPL-3.0-or-later
// The look in one place: colours, spacings, font sizes, and the one small style sheet. Widgets hold none of it.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;

namespace ui {

// What a state means to the eye; always shown with a word and a shape as well.
enum class Tone { Neutral, Good, Warning, Critical, Accent };

struct Theme
{
    bool isDark = false;
    QColor window, base, text, secondary, line, accent, onAccent;
    QColor good, warning, critical, neutral;

    [[nodiscard]] QColor of(Tone tone) const;
    // A tone laid thinly over a ground: row icons, chips, banners.
    [[nodiscard]] QColor tint(Tone tone, const QColor &ground, double share = 0.14) const;
    // Series of a chart: the accent first, then the Okabe–Ito colours that are readable on this ground. Endless.
    [[nodiscard]] QColor series(int index) const;
    // Each series has a line style, too.
    [[nodiscard]] Qt::PenStyle seriesPen(int index) const;
};

[[nodiscard]] const Theme &lightTheme();
[[nodiscard]] const Theme &darkTheme();
// That of the application's palette at the moment.
[[nodiscard]] const Theme &theme();

namespace metrics {
inline constexpr int kSide = 14;       // at the sides of the window
inline constexpr int kGap = 8;         // between controls
inline constexpr int kCellPad = 8;     // at the sides of a cell
inline constexpr int kRadius = 6;      // of controls
inline constexpr int kChipRadius = 13; // of chips
inline constexpr int kRowIcon = 26;    // square of a row's icon
} // namespace metrics

// One size larger and demi-bold: titles of details and charts.
[[nodiscard]] QFont titleFont(const QFont &base);
// Demi-bold: headlines of rows.
[[nodiscard]] QFont headlineFont(const QFont &base);
// Digits of equal width, so that numbers do not dance.
[[nodiscard]] QFont tabularFont(const QFont &base);
[[nodiscard]] QFont monospaceFont();

enum class StyleChoice { System, Light, Dark, Platform };
[[nodiscard]] const char *styleChoiceKey(StyleChoice choice);
[[nodiscard]] StyleChoice styleChoiceOf(const QString &key);

// Fusion with our palette by default, following the system's light or dark; Platform leaves style and palette alone.
// One for the application; made after QApplication.
class Style : public QObject
{
    Q_OBJECT

public:
    explicit Style(QApplication &application);
    void choose(StyleChoice choice);
    [[nodiscard]] StyleChoice choice() const { return m_choice; }

Q_SIGNALS:
    // Palette and style sheet are another's now: repaint what was drawn from theme().
    void changed();

private:
    void apply();
    [[nodiscard]] bool systemIsDark() const;

    QApplication &m_application;
    StyleChoice m_choice = StyleChoice::System;
    QString m_platformStyle;
    bool m_startedDark = false;
};

} // namespace ui
