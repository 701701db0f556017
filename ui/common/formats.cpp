// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formats.h"

#include "base/json_writer.h"
#include "model/metrics.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString withUnit(const QString &text, const QString &field)
{
    const QString unit = unitOf(field);
    return unit.isEmpty() ? text : QString(text + QChar(0xa0) + unit);
}

// About the device itself rather than what it measures.
constexpr std::array kSecondary{"battery", "BatteryIdle", "BatteryTx",   "RSSI",  "SNR",
                                "GwRssi",  "GwSnr",       "linkquality", "uptime"};

bool isSecondary(const QString &field)
{
    const Metric *metric = findMetric(field);
    return field == "seq"_L1 ||
           (metric && std::any_of(kSecondary.begin(), kSecondary.end(),
                                  [metric](const char *name) { return qstrcmp(name, metric->name) == 0; }));
}

} // namespace

QString valueText(const QString &field, const Value &value)
{
    const bool isNumber = std::holds_alternative<qint64>(value) || std::holds_alternative<double>(value);
    const QString text = plainLine(textOf(value));
    return isNumber ? withUnit(text, field) : text;
}

QString numberText(const QString &field, double number, int digits)
{
    if (!std::isfinite(number))
        return u"–"_s;
    // Whole numbers are not rounded: 12345 samples are not 1.235e+04.
    const bool isWhole = std::abs(number) < 1e9 && number == std::round(number);
    const double magnitude = std::abs(number) > 0 ? std::floor(std::log10(std::abs(number))) : 0;
    const int decimals = isWhole ? 0 : std::clamp(digits - 1 - int(magnitude), 0, 9);
    const double rounded = QString::number(number, 'f', decimals).toDouble();
    return withUnit(QString::fromLatin1(std::abs(number) < 1e9 ? shortestNumber(rounded) : shortestNumber(number)),
                    field);
}

QString metricTitle(const QString &field)
{
    const QString known = knownMetricTitle(field);
    return known.isNull() ? plainLine(field, 80) : known;
}

QString countText(qint64 n)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // C leaves the separators out
    const QString text = locale.toString(n);
    const QLocale::Language spoken = QLocale().language();
    if (spoken == QLocale::C || spoken == QLocale::English)
        return text;
    // Elsewhere a comma may be read as the decimal sign, and a point is one in values: a narrow blank that keeps
    // the number on one line.
    return QString(text).replace(u',', QChar(0x202F));
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes,
                                          bytes < 1024 * 1024            ? 0
                                          : bytes < 1024LL * 1024 * 1024 ? 1
                                                                         : 2,
                                          QLocale::DataSizeSIFormat);
}

QString rateText(double perSecond)
{
    const QString number =
        perSecond >= 10 || perSecond == 0 ? QString::number(perSecond, 'f', 0) : QString::number(perSecond, 'f', 1);
    return QCoreApplication::translate("Formats", "%1 msg/s").arg(number);
}

QString mainField(const Device &device)
{
    QStringList fields;
    for (auto it = device.latest.begin(); it != device.latest.end(); ++it) {
        if (numberOf(it->value))
            fields.append(it.key());
    }
    sortAsColumns(fields);
    for (const QString &field : std::as_const(fields)) {
        if (!isSecondary(field))
            return field;
    }
    return fields.value(0);
}

const LatestValue *latestOf(const Device &device, const char *metric)
{
    for (auto it = device.latest.begin(); it != device.latest.end(); ++it) {
        const Metric *known = findMetric(it.key());
        if (known && qstrcmp(known->name, metric) == 0)
            return &*it;
    }
    return nullptr;
}

} // namespace ui
