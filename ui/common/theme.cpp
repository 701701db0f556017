// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "base/key_table.h"
#include "ui/common/item_style.h"
#include "ui/common/light_theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

thread_local int lightThemes = 0; // that live in this thread

constexpr KeyTable<StyleChoice, 4> kChoices{{{StyleChoice::System, "system"},
                                             {StyleChoice::Light, "light"},
                                             {StyleChoice::Dark, "dark"},
                                             {StyleChoice::Platform, "platform"}}};

QColor mixed(const QColor &a, const QColor &b, double shareOfA)
{
    const auto one = [shareOfA](int x, int y) { return int(std::lround(x * shareOfA + y * (1 - shareOfA))); };
    return {one(a.red(), b.red()), one(a.green(), b.green()), one(a.blue(), b.blue())};
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QPalette paletteOf(const Theme &look)
{
    QPalette palette;
    const QColor disabled = mixed(look.secondary, look.window, 0.6);
    palette.setColor(QPalette::Window, look.window);
    palette.setColor(QPalette::WindowText, look.text);
    palette.setColor(QPalette::Base, look.base);
    palette.setColor(QPalette::AlternateBase, mixed(look.window, look.base, 0.6));
    palette.setColor(QPalette::Text, look.text);
    palette.setColor(QPalette::PlaceholderText, look.secondary);
    palette.setColor(QPalette::Button, look.isDark ? mixed(look.line, look.base, 0.4) : look.base);
    palette.setColor(QPalette::ButtonText, look.text);
    palette.setColor(QPalette::BrightText, look.critical);
    palette.setColor(QPalette::Highlight, look.accent);
    palette.setColor(QPalette::HighlightedText, look.onAccent);
    palette.setColor(QPalette::Link, look.accent);
    palette.setColor(QPalette::LinkVisited, look.accent);
    palette.setColor(QPalette::ToolTipBase, look.base);
    palette.setColor(QPalette::ToolTipText, look.text);
    palette.setColor(QPalette::Light, mixed(look.base, look.line, 0.5));
    palette.setColor(QPalette::Midlight, look.line);
    palette.setColor(QPalette::Mid, look.line);
    palette.setColor(QPalette::Dark, mixed(look.line, look.secondary, 0.6));
    palette.setColor(QPalette::Shadow, look.isDark ? QColor(0, 0, 0) : look.secondary);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

// What Fusion's palette alone cannot say. Selectors by class and by the properties `flat`, `primary` and `tone`.
QString sheetOf(const Theme &look)
{
    const QString hover = mixed(look.accent, look.base, 0.08).name();
    const QString pressed = mixed(look.accent, look.base, 0.18).name();
    QString sheet = uR"(
QToolTip { color: %text; background: %base; border: 1px solid %line; padding: 4px; }
QMenuBar { background: %window; border-bottom: 1px solid %line; padding: 1px 6px; }
QMenuBar::item { padding: 3px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %pressed; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar { background: %window; border-top: 1px solid %line; color: %secondary; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: %secondary; padding: 0 8px; }
QPushButton, QToolButton, QComboBox { background: %base; color: %text; border: 1px solid %line; border-radius: %radiuspx;
  padding: 4px 12px; min-height: 20px; }
QToolButton { padding: 4px 9px; }
QLineEdit QToolButton { border: none; padding: 0; min-height: 0; background: transparent; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: %hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: %pressed;
  border-color: %accent; color: %accent; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border: 1px solid %accent; outline: none; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: %disabled; background: %window; }
QPushButton[primary="true"] { background: %accent; color: %onAccent; border-color: %accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: %accentHover; }
QPushButton[primary="true"]:focus { border-color: %text; }
QPushButton[primary="true"]:disabled { background: %line; color: %secondary; border-color: %line; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width: 22px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/icons/%arrow.png); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: %base; border: 1px solid %line; selection-background-color: %pressed;
  selection-color: %text; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit { background: %base; color: %text;
  border: 1px solid %line; border-radius: %radiuspx; padding: 3px 8px; selection-background-color: %accent;
  selection-color: %onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateTimeEdit:focus { border-color: %accent; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; padding: 3px; }
QToolButton[flat="true"]:hover { background: %hover; }
QToolButton[flat="true"]:focus { border-color: %accent; }
QTextEdit[flat="true"] { background: transparent; border: none; padding: 0px; }
QLineEdit[tone="good"] { border-color: %good; }
QLineEdit[tone="critical"] { border-color: %critical; }
QTabWidget::pane { border: none; border-top: 1px solid %line; }
QTabBar { background: %window; }
QTabBar::tab { color: %secondary; background: transparent; padding: 9px 24px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %text; font-weight: 600; border-bottom: 2px solid %accent; }
QTabBar::tab:hover { color: %text; }
QHeaderView { background: %base; }
QHeaderView::section { background: %base; color: %secondary; border: none; border-bottom: 1px solid %line;
  padding: 5px 8px; }
QAbstractItemView { border: none; outline: none; selection-background-color: %pressed; selection-color: %text; }
QAbstractItemView::indicator:unchecked, QCheckBox::indicator:unchecked { border: 1px solid %secondary; border-radius: 2px;
  background: %base; }
QAbstractItemView::indicator:unchecked:disabled, QCheckBox::indicator:unchecked:disabled { border-color: %line; }
QProgressBar { background: %line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: %accent; border-radius: 2px; }
QSplitter::handle { background: %line; }
QLabel[secondary="true"] { color: %secondary; }
QLabel[tone="critical"] { color: %critical; }
QLabel[tone="warning"] { color: %warning; }
QLabel[tone="good"] { color: %good; }
QFrame[panel="true"] { background: %base; }
)"_s;
    const std::pair<const char *, QString> values[] = {
        {"%accentHover", mixed(look.accent, look.text, 0.88).name()},
        {"%onAccent", look.onAccent.name()},
        {"%accent", look.accent.name()},
        {"%window", look.window.name()},
        {"%base", look.base.name()},
        {"%text", look.text.name()},
        {"%secondary", look.secondary.name()},
        {"%disabled", mixed(look.secondary, look.window, 0.6).name()},
        {"%line", look.line.name()},
        {"%good", look.good.name()},
        {"%warning", look.warning.name()},
        {"%critical", look.critical.name()},
        {"%hover", hover},
        {"%pressed", pressed},
        {"%arrow", look.isDark ? u"combo-dark"_s : u"combo-light"_s},
        {"%radius", QString::number(metrics::kRadius)},
    };
    for (const auto &[name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace

QColor Theme::of(Tone tone) const
{
    switch (tone) {
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Critical:
        return critical;
    case Tone::Accent:
        return accent;
    case Tone::Neutral:
        break;
    }
    return neutral;
}

QColor Theme::tint(Tone tone, const QColor &ground, double share) const
{
    return mixed(of(tone), ground, share);
}

QColor Theme::series(int index) const
{
    // Okabe and Ito (2008); yellow and sky blue are too light for white, blue and black too dark for dark grounds.
    static const std::array<QColor, 6> onLight{QColor(0xd55e00), QColor(0x00795a), QColor(0x9c4f7c),
                                               QColor(0xa86f00), QColor(0x0072b2), QColor(0x1d2530)};
    static const std::array<QColor, 6> onDark{QColor(0xe69f00), QColor(0x2fc79a), QColor(0xcc79a7),
                                              QColor(0xf0e442), QColor(0x56b4e9), QColor(0xe6eaf0)};
    if (index <= 0)
        return accent;
    const auto &colors = isDark ? onDark : onLight;
    return colors[std::size_t(index - 1) % colors.size()];
}

Qt::PenStyle Theme::seriesPen(int index) const
{
    static constexpr std::array<Qt::PenStyle, 4> kPens{Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::DotLine};
    return kPens[std::size_t(std::max(0, index)) % kPens.size()];
}

const Theme &lightTheme()
{
    static const Theme look{false,
                            QColor(0xf6f7f9),
                            QColor(0xffffff),
                            QColor(0x1d2530),
                            QColor(0x5c6877),
                            QColor(0xd9dee5),
                            QColor(0x1f6feb),
                            QColor(0xffffff),
                            QColor(0x1a7f4b),
                            QColor(0x9a5b00),
                            QColor(0xc0262d),
                            QColor(0x3b5b7a)};
    return look;
}

const Theme &darkTheme()
{
    static const Theme look{true,
                            QColor(0x15191f),
                            QColor(0x1c2128),
                            QColor(0xe6eaf0),
                            QColor(0x98a3b3),
                            QColor(0x323a45),
                            QColor(0x5aa2ff),
                            QColor(0x0b1320),
                            QColor(0x4cc38a),
                            QColor(0xf2b04a),
                            QColor(0xff6b6b),
                            QColor(0x8fb4d9)};
    return look;
}

LightTheme::LightTheme()
{
    ++lightThemes;
}

LightTheme::~LightTheme()
{
    --lightThemes;
}

const Theme &theme()
{
    return lightThemes == 0 && isDark(QApplication::palette()) ? darkTheme() : lightTheme();
}

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 1.18);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont headlineFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont tabularFont(const QFont &base)
{
    QFont font = base;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont monospaceFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

const char *styleChoiceKey(StyleChoice choice)
{
    return keyOf(kChoices, choice);
}

StyleChoice styleChoiceOf(const QString &key)
{
    return valueOf(kChoices, key).value_or(StyleChoice::System);
}

Style::Style(QApplication &application)
    : m_application(application),
      m_platformStyle(QApplication::style()->name()),
      m_startedDark(isDark(QApplication::palette()))
{
    apply();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_choice == StyleChoice::System)
            apply();
    });
#endif
}

void Style::choose(StyleChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

bool Style::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_startedDark;
}

void Style::apply()
{
    if (m_choice == StyleChoice::Platform) {
        m_application.setStyleSheet({});
        QApplication::setStyle(m_platformStyle);
        QApplication::setPalette(QPalette());
        Q_EMIT changed();
        return;
    }
    const bool dark = m_choice == StyleChoice::Dark || (m_choice == StyleChoice::System && systemIsDark());
    const Theme &look = dark ? darkTheme() : lightTheme();
    QApplication::setStyle(new ItemStyle);
    QApplication::setPalette(paletteOf(look));
    QToolTip::setPalette(paletteOf(look));
    m_application.setStyleSheet(sheetOf(look));
    Q_EMIT changed();
}

} // namespace ui
