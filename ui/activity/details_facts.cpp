// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/details_facts.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "ui/common/formats.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qsizetype kMostValue = 400; // the whole is in what "Copy as JSON" copies
constexpr std::size_t kMostFacts = 100;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Details)
};

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return value.toBool() ? Texts::tr("yes") : Texts::tr("no");
    case QJsonValue::Double:
        return QString::fromLatin1(shortestNumber(value.toDouble()));
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts += textOf(part);
        return parts.join(", "_L1);
    }
    case QJsonValue::Object:
        break;
    }
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QString asIs(const QJsonValue &value, const Clock &)
{
    return textOf(value);
}
QString asReason(const QJsonValue &value, const Clock &)
{
    return reasonTitle(textOf(value));
}
QString asParser(const QJsonValue &value, const Clock &)
{
    return parserWord(textOf(value));
}
QString asTime(const QJsonValue &value, const Clock &clock)
{
    const auto parsed = parseIsoTime(value.toString());
    return parsed ? clock.exact(parsed->ms) : textOf(value);
}
QString asBytes(const QJsonValue &value, const Clock &)
{
    return value.isDouble() ? sizeText(value.toInteger()) : textOf(value);
}
QString asSession(const QJsonValue &value, const Clock &)
{
    return value.isBool() ? value.toBool() ? Texts::tr("kept by the broker") : Texts::tr("new") : textOf(value);
}
QString asWarnings(const QJsonValue &value, const Clock &)
{
    static const std::pair<QLatin1StringView, const char *> kWords[] = {
        {"clock_skew"_L1, QT_TRANSLATE_NOOP("Details", "the device's clock is off")},
        {"late"_L1, QT_TRANSLATE_NOOP("Details", "came late")},
        {"dup_suspect"_L1, QT_TRANSLATE_NOOP("Details", "perhaps sent twice")},
        {"no_zone"_L1, QT_TRANSLATE_NOOP("Details", "its time has no zone")},
        {"nul_replaced"_L1, QT_TRANSLATE_NOOP("Details", "NUL characters were replaced")},
        {"duplicate_key"_L1, QT_TRANSLATE_NOOP("Details", "a key occurs twice")},
    };
    QStringList words;
    for (const QJsonValue &one : value.toArray()) {
        QString text = textOf(one);
        for (const auto &[key, meaning] : kWords) {
            if (text == key)
                text = Texts::tr(meaning);
        }
        words += text;
    }
    return words.join(", "_L1);
}

struct Known
{
    QLatin1StringView key;
    const char *label;
    QString (*words)(const QJsonValue &, const Clock &);
};
const Known kKnown[] = {
    {"status_reason"_L1, QT_TRANSLATE_NOOP("Details", "Reason"), asReason},
    {"rule"_L1, QT_TRANSLATE_NOOP("Details", "Rule"), asIs},
    {"metric"_L1, QT_TRANSLATE_NOOP("Details", "Metric"), asIs},
    {"value"_L1, QT_TRANSLATE_NOOP("Details", "Value"), asIs},
    {"limit"_L1, QT_TRANSLATE_NOOP("Details", "Limit"), asIs},
    {"broker"_L1, QT_TRANSLATE_NOOP("Details", "Broker"), asIs},
    {"reason"_L1, QT_TRANSLATE_NOOP("Details", "Reason"), asIs},
    {"next_retry_at"_L1, QT_TRANSLATE_NOOP("Details", "Next try"), asTime},
    {"session_present"_L1, QT_TRANSLATE_NOOP("Details", "Session"), asSession},
    {"client_id"_L1, QT_TRANSLATE_NOOP("Details", "Client id"), asIs},
    {"protocol"_L1, QT_TRANSLATE_NOOP("Details", "Protocol"), asIs},
    {"topic"_L1, QT_TRANSLATE_NOOP("Details", "Topic"), asIs},
    {"topic_filter"_L1, QT_TRANSLATE_NOOP("Details", "Topic filter"), asIs},
    {"qos_granted"_L1, QT_TRANSLATE_NOOP("Details", "QoS granted"), asIs},
    {"parser_type"_L1, QT_TRANSLATE_NOOP("Details", "Parser"), asParser},
    {"qos"_L1, QT_TRANSLATE_NOOP("Details", "QoS"), asIs},
    {"retained"_L1, QT_TRANSLATE_NOOP("Details", "Retained"), asIs},
    {"retain"_L1, QT_TRANSLATE_NOOP("Details", "Retain"), asIs},
    {"duplicate"_L1, QT_TRANSLATE_NOOP("Details", "Duplicate"), asIs},
    {"bytes"_L1, QT_TRANSLATE_NOOP("Details", "Size"), asBytes},
    {"warnings"_L1, QT_TRANSLATE_NOOP("Details", "Warnings"), asWarnings},
    {"message_timestamp"_L1, QT_TRANSLATE_NOOP("Details", "Device time"), asTime},
    {"user"_L1, QT_TRANSLATE_NOOP("Details", "By"), asIs},
    {"to"_L1, QT_TRANSLATE_NOOP("Details", "Until"), asTime},
    {"external_id"_L1, QT_TRANSLATE_NOOP("Details", "External id"), asIs},
};
// Shown in another way, or of no use to people.
constexpr QLatin1StringView kElsewhere[] = {"device_id"_L1,  "has_telemetry"_L1,   "telemetry_fields"_L1,
                                            "new_status"_L1, "previous_status"_L1, "connection_quality"_L1};

class Facts
{
public:
    void add(const QString &label, const QString &value)
    {
        if (!value.isEmpty() && m_facts.size() < kMostFacts)
            m_facts.push_back({plainLine(label, 80), plainLine(value, kMostValue)});
    }
    std::vector<Fact> take() { return std::move(m_facts); }

private:
    std::vector<Fact> m_facts;
};

void addState(Facts &facts, const QJsonObject &metadata)
{
    const QString before = textOf(metadata.value("previous_status"_L1));
    const QString after = textOf(metadata.value("new_status"_L1));
    if (!after.isEmpty())
        facts.add(Texts::tr("Status"), before.isEmpty() ? after : QString(before + u" → "_s + after));
}

void addQuality(Facts &facts, const QJsonObject &metadata)
{
    const QJsonObject quality = metadata.value("connection_quality"_L1).toObject();
    if (const QJsonValue rssi = quality.value("rssi"_L1); rssi.isDouble())
        facts.add(Texts::tr("Last RSSI"), textOf(rssi) + u" dBm"_s);
    if (const QJsonValue snr = quality.value("snr"_L1); snr.isDouble())
        facts.add(Texts::tr("Last SNR"), textOf(snr) + u" dB"_s);
}

// The columns of the row; most are empty for what came by MQTT.
void addColumns(Facts &facts, const ActivityRow &row, const Clock &clock)
{
    facts.add(Texts::tr("Error"), row.errorMessage);
    facts.add(Texts::tr("Error code"), row.errorCode);
    facts.add(Texts::tr("Result"), row.status == "success"_L1 ? QString() : row.status);
    facts.add(Texts::tr("Method"), row.method);
    facts.add(Texts::tr("Endpoint"), row.endpoint);
    if (row.responseStatus)
        facts.add(Texts::tr("Response status"), QString::number(*row.responseStatus));
    if (row.responseTimeMs)
        facts.add(Texts::tr("Response time"), QString(QString::number(*row.responseTimeMs) + u" ms"_s));
    if (row.completedAtMs)
        facts.add(Texts::tr("Completed"), clock.exact(*row.completedAtMs));
    facts.add(Texts::tr("Address"), row.ipAddress);
    facts.add(Texts::tr("Program"), row.userAgent);
}

} // namespace

std::vector<Fact> factsOf(const ActivityRecord &record, const Clock &clock)
{
    const QJsonObject metadata = QJsonDocument::fromJson(record.row.metadata).object();
    Facts facts;
    QSet<QString> shown;
    for (const QLatin1StringView key : kElsewhere)
        shown.insert(key);
    addState(facts, metadata);
    for (const Known &known : kKnown) {
        shown.insert(known.key);
        if (metadata.contains(known.key))
            facts.add(Texts::tr(known.label), known.words(metadata.value(known.key), clock));
        if (known.key == "topic"_L1) {
            addQuality(facts, metadata);
            addColumns(facts, record.row, clock);
        }
    }
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (!shown.contains(it.key()))
            facts.add(it.key(), textOf(it.value()));
    }
    facts.add(Texts::tr("Direction"), record.row.direction == direction::kIncoming   ? Texts::tr("incoming")
                                      : record.row.direction == direction::kOutgoing ? Texts::tr("outgoing")
                                                                                     : record.row.direction);
    facts.add(Texts::tr("Activity id"), idText(record.row.id));
    return facts.take();
}

std::vector<Fact> readingFacts(const Fields &fields)
{
    Facts facts;
    for (const Field &field : fields) {
        const QString title = metricTitle(field.name);
        const QString value = valueText(field.name, field.value);
        facts.add(title, value.isEmpty() ? u"–"_s : value);
    }
    return facts.take();
}

} // namespace ui
